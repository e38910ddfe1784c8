"""`first`, `after`, `last`, `before` and `orderBy` become a slice, or are refused in words."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import orjson
import pytest

from compiler.catalogue import Page, SortKey
from compiler.page_arguments import DEFAULT_SIZE, LARGEST_SIZE, slice_of, sort_of
from compiler.refusal import QueryRefused
from compiler.sql import TRUE, identifier, statement

ROW = identifier("t0")
PAGE = Page(
    "Thing",
    lambda *_: TRUE,
    {"NAME": SortKey("name", "text"), "MADE_AT": SortKey("made_at", "timestamptz", descending_by_default=True)},
    "MADE_AT",
)
ID = "01890000-0000-7000-8000-000000000001"


def cursor(sort: str, direction: str, key: str) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([1, sort, direction, key, ID])).decode()


def sliced(**arguments: Any) -> Any:
    return slice_of(PAGE, arguments, sort_of(PAGE, arguments, ROW), ROW)


def test_without_arguments_a_page_has_the_default_size_and_goes_forward() -> None:
    given = sliced()
    assert (given.size, given.backward, given.start, given.end) == (DEFAULT_SIZE, False, None, None)


def test_last_goes_backward() -> None:
    given = sliced(last=3)
    assert (given.size, given.backward) == (3, True)


def test_an_explicit_null_is_as_if_it_were_not_given() -> None:
    given = sliced(first=None, last=None, after=None, before=None, orderBy=None)
    assert (given.size, given.backward) == (DEFAULT_SIZE, False)


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


def test_each_sort_has_its_own_default_direction_and_an_explicit_one_wins() -> None:
    assert sort_of(PAGE, {}, ROW).descending is True
    assert sort_of(PAGE, {"orderBy": {"field": "NAME", "direction": "ASC"}}, ROW).descending is False
    assert sort_of(PAGE, {"orderBy": {"field": "NAME", "direction": "DESC"}}, ROW).descending is True


@pytest.mark.parametrize(
    ("direction", "argument", "comparison"),
    [("ASC", "after", ">"), ("ASC", "before", "<"), ("DESC", "after", "<"), ("DESC", "before", ">")],
)
def test_a_cursor_compares_key_and_id_as_one_row_in_the_direction_of_the_sort(
    direction: str, argument: str, comparison: str
) -> None:
    given = sliced(orderBy={"field": "NAME", "direction": direction}, **{argument: cursor("NAME", direction, "Ana")})
    made = statement(given.start or given.end)
    assert made.text == f'("t0"."name", "t0".id) {comparison} ($1::text::text, $2::uuid)'
    assert made.bind({}) == ["Ana", UUID(ID)]


def test_a_cursor_of_the_other_direction_is_refused() -> None:
    with pytest.raises(QueryRefused, match="another sort order"):
        sliced(orderBy={"field": "NAME", "direction": "ASC"}, after=cursor("NAME", "DESC", "Ana"))
