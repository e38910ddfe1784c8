"""`first`, `after`, `last`, `before` and `orderBy` become a slice, or are refused in words."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
import pytest

from compiler.argument_value import ArgumentValue, Trace
from compiler.catalogue import Candidates, Listing, Page, SortKey
from compiler.cursor import TAG_BYTES, VERSION
from compiler.page_arguments import DEFAULT_SIZE, LARGEST_SIZE, slice_of, sort_of
from compiler.refusal import QueryRefused
from compiler.sql import TRUE, identifier, statement

ROW = identifier("t0")
KEY = b"secret"
THINGS = Listing(
    target="Thing",
    sorts={
        "NAME": SortKey("name", "text"),
        "MADE_AT": SortKey("made_at", "timestamptz", descending_by_default=True),
        "ENDED_AT": SortKey("ended_at", "timestamptz", nullable=True),
        "SIZE": SortKey("size", "int"),
    },
    default_sort="MADE_AT",
    order_type=None,
)
PAGE = Page(THINGS, lambda *_: TRUE)
ID = "01890000-0000-7000-8000-000000000001"
T = "2026-01-01 00:00:00+00"


def cursor(order: str, *keys: str | None) -> str:
    payload = orjson.dumps([VERSION, f"Thing/{order}", *keys, ID])
    tag = sha256(KEY + sha256(KEY + payload).digest()).digest()[:TAG_BYTES]
    return base64.urlsafe_b64encode(tag + payload).decode().rstrip("=")


def by(*order: str) -> list[dict[str, str]]:
    """`by("NAME:ASC")` as an argument."""
    return [dict(zip(("field", "direction"), one.split(":"), strict=True)) for one in order]


def arguments(given: dict[str, Any]) -> dict[str, ArgumentValue]:
    return {name: ArgumentValue(value, Trace()) for name, value in given.items()}


def sorted_by(**given: Any) -> Any:
    return sort_of(PAGE, arguments(given), ROW, KEY)


def sliced(**given: Any) -> Any:
    return slice_of(arguments(given), sorted_by(**given), ROW)


def condition(order: str, argument: str, *keys: str | None) -> str:
    """The condition that a cursor becomes, without its parameters' types."""
    found = sliced(orderBy=by(*order.split(",")), **{argument: cursor(order, *keys)})
    return statement(found.start or found.end).text.replace("::text::timestamptz", "").replace("::text::int", "")


def test_a_page_starts_among_its_candidates_by_what_they_carry() -> None:
    among = Page(THINGS, lambda *_: TRUE, Candidates(frozenset({"name"}), lambda *_: TRUE))
    given = arguments({"orderBy": by("NAME:ASC", "SIZE:ASC")})
    sort = sort_of(among, given, ROW, KEY, identifier("c0"))
    assert sort.carried == ("name",)
    found_by = [statement(key.found_by).text for key in sort.keys]
    assert found_by == ['"c0"."name"', '"t0"."size"']


def test_without_arguments_a_page_has_the_default_size_and_goes_forward() -> None:
    given = sliced()
    assert (given.size, given.backward, given.start, given.end) == (DEFAULT_SIZE, False, None, None)


def test_last_goes_backward() -> None:
    given = sliced(last=3)
    assert (given.size, given.backward) == (3, True)


def test_an_explicit_null_or_an_empty_order_is_as_if_it_were_not_given() -> None:
    given = sliced(first=None, last=None, after=None, before=None, orderBy=None)
    assert (given.size, given.backward, given.start, given.end) == (DEFAULT_SIZE, False, None, None)
    assert sorted_by(orderBy=None) == sorted_by(orderBy=[]) == sorted_by()


@pytest.mark.parametrize("name", ["first", "last"])
@pytest.mark.parametrize("size", [-1, LARGEST_SIZE + 1])
def test_a_size_that_makes_no_sense_is_refused_with_the_limit(name: str, size: int) -> None:
    with pytest.raises(QueryRefused, match=f"`{name}` must be between 0 and 200; it is {size}"):
        sliced(**{name: size})


@pytest.mark.parametrize("size", [0, LARGEST_SIZE])
def test_the_limits_themselves_are_allowed(size: int) -> None:
    assert sliced(first=size).size == size


def test_first_and_last_together_are_refused() -> None:
    with pytest.raises(QueryRefused, match="not both"):
        sliced(first=1, last=1)


def test_the_size_and_the_order_shape_the_text_and_a_cursors_keys_do_not() -> None:
    trace, order = Trace(), by("ENDED_AT:ASC")
    one, other = cursor("ENDED_AT:ASC", T), cursor("ENDED_AT:ASC", "2027-01-01 00:00:00+00")
    given = {
        "first": ArgumentValue(2, trace, ("first",)),
        "after": ArgumentValue(one, trace, ("after",)),
        "orderBy": ArgumentValue(order, trace, ("order",)),
    }
    slice_of(given, sort_of(PAGE, given, ROW, KEY), ROW)

    def fits(**variables: Any) -> bool:
        same = {"first": 2, "after": one, "order": order}
        return all(each.holds({**same, **variables}) for each in trace.dependencies)

    assert fits()
    assert fits(after=other)
    assert not fits(first=3)
    assert not fits(after=cursor("ENDED_AT:ASC", None))
    assert not fits(after=None)
    assert not fits(after="forged")
    assert not fits(order=by("ENDED_AT:DESC"))
    assert not fits(order=by("ENDED_AT:ASC", "NAME:ASC"))


def test_each_list_has_its_own_default_order_and_a_chosen_one_wins() -> None:
    assert [(key.type, key.descending) for key in sorted_by().keys] == [("timestamptz", True)]
    chosen = sorted_by(orderBy=by("NAME:DESC", "ENDED_AT:ASC"))
    assert [(key.type, key.descending, key.nullable) for key in chosen.keys] == [
        ("text", True, False),
        ("timestamptz", False, True),
    ]
    assert chosen.kind.name == "Thing/NAME:DESC,ENDED_AT:ASC"


@pytest.mark.parametrize(
    "order", [["NAME:ASC", "NAME:DESC"], ["NAME:ASC", "SIZE:ASC", "MADE_AT:ASC", "ENDED_AT:ASC"], ["SIZE:ASC"] * 2]
)
def test_more_than_three_fields_or_one_twice_are_refused(order: list[str]) -> None:
    with pytest.raises(QueryRefused, match="up to 3 different fields"):
        sorted_by(orderBy=by(*order))


@pytest.mark.parametrize(
    ("direction", "argument", "comparison"),
    [("ASC", "after", ">"), ("ASC", "before", "<"), ("DESC", "after", "<"), ("DESC", "before", ">")],
)
def test_one_key_that_is_never_null_compares_with_the_id_as_one_row(
    direction: str, argument: str, comparison: str
) -> None:
    given = sliced(orderBy=by(f"NAME:{direction}"), **{argument: cursor(f"NAME:{direction}", "Ana")})
    made = statement(given.start or given.end)
    assert made.text == f'("t0"."name", "t0".id) {comparison} ($1::text::text, $2::uuid)'
    assert made.bind({}, {}) == ["Ana", UUID(ID)]


E_AT = '"t0"."ended_at"'


@pytest.mark.parametrize(
    ("direction", "argument", "key", "expected"),
    [
        # Ascending, nulls come last; descending, first. "Larger" is after ascending and before descending.
        ("ASC", "after", T, f'(({E_AT} > $1) OR ({E_AT} IS NULL)) OR (({E_AT} = $2) AND ("t0".id > $3::uuid))'),
        ("ASC", "after", None, f'(({E_AT} IS NULL) AND ("t0".id > $1::uuid))'),
        ("ASC", "before", T, f'({E_AT} < $1) OR (({E_AT} = $2) AND ("t0".id < $3::uuid))'),
        ("ASC", "before", None, f'({E_AT} IS NOT NULL) OR (({E_AT} IS NULL) AND ("t0".id < $1::uuid))'),
        ("DESC", "after", T, f'({E_AT} < $1) OR (({E_AT} = $2) AND ("t0".id < $3::uuid))'),
        ("DESC", "after", None, f'({E_AT} IS NOT NULL) OR (({E_AT} IS NULL) AND ("t0".id < $1::uuid))'),
        ("DESC", "before", T, f'(({E_AT} > $1) OR ({E_AT} IS NULL)) OR (({E_AT} = $2) AND ("t0".id > $3::uuid))'),
        ("DESC", "before", None, f'(({E_AT} IS NULL) AND ("t0".id > $1::uuid))'),
    ],
)
def test_a_key_that_may_be_null_has_its_nulls_in_their_place(
    direction: str, argument: str, key: str | None, expected: str
) -> None:
    import re

    found = condition(f"ENDED_AT:{direction}", argument, key)
    bare = re.sub(r"\$\d+", "$", found)
    assert bare == re.sub(r"\$\d+", "$", expected)


def test_later_keys_decide_where_earlier_ones_are_equal_each_in_its_own_direction() -> None:
    found = condition("SIZE:DESC,NAME:ASC", "after", "7", "Ana")
    assert '"t0"."size" < ' in found
    assert '"t0"."size" = ' in found
    assert '"t0"."name" > ' in found
    assert '"t0".id < ' in found


def test_a_cursor_of_another_order_is_refused() -> None:
    for order, made_for in (("NAME:ASC", "NAME:DESC"), ("NAME:ASC,SIZE:ASC", "SIZE:ASC,NAME:ASC")):
        with pytest.raises(QueryRefused, match="another list or sort order"):
            sliced(orderBy=by(*order.split(",")), after=cursor(made_for, *("1" for _ in made_for.split(","))))
