"""What filters compare with: one input type per kind of value."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import strawberry

from domain.described_enum import DescribedEnum, api_name


@strawberry.input(description="Compares a text. All given conditions hold.")
class TextFilter:
    """Operators of `compiler.filters`."""

    equal_to: str | None = strawberry.field(description="Exactly this.", default=None)
    in_: list[str] | None = strawberry.field(name="in", description="One of these, at most 200.", default=None)
    contains: str | None = strawberry.field(
        description="Has this in it; case, accents and width do not matter: `nunez` is in `José Núñez`.", default=None
    )
    starts_with: str | None = strawberry.field(
        description="Begins with this; case, accents and width do not matter.", default=None
    )
    search: str | None = strawberry.field(
        description="Has this in it, or something much like it: forgives a wrong letter; case, accents and width do "
        "not matter.",
        default=None,
    )


@strawberry.input(description="Compares a moment. All given conditions hold.")
class DateTimeFilter:
    """Operators of `compiler.filters`."""

    before: dt.datetime | None = strawberry.field(description="Earlier than this.", default=None)
    after: dt.datetime | None = strawberry.field(description="At this moment or later.", default=None)
    is_null: bool | None = strawberry.field(description="Whether there is no such moment.", default=None)


@strawberry.input(description="Compares a whole number. All given conditions hold.")
class IntFilter:
    """Operators of `compiler.filters`."""

    equal_to: int | None = strawberry.field(description="Exactly this.", default=None)
    in_: list[int] | None = strawberry.field(name="in", description="One of these, at most 200.", default=None)
    less_than: int | None = strawberry.field(description="Smaller than this.", default=None)
    at_most: int | None = strawberry.field(description="This or smaller.", default=None)
    greater_than: int | None = strawberry.field(description="Larger than this.", default=None)
    at_least: int | None = strawberry.field(description="This or larger.", default=None)


@strawberry.input(description="Compares a reference to something by its global id. All given conditions hold.")
class IdFilter:
    """Operators of `compiler.filters`."""

    equal_to: strawberry.ID | None = strawberry.field(description="Exactly this.", default=None)
    in_: list[strawberry.ID] | None = strawberry.field(
        name="in", description="One of these, at most 200.", default=None
    )


@strawberry.input(description="Compares a reference that there may be none of. All given conditions hold.")
class OptionalIdFilter:
    """Operators of `compiler.filters`."""

    equal_to: strawberry.ID | None = strawberry.field(description="Exactly this.", default=None)
    in_: list[strawberry.ID] | None = strawberry.field(
        name="in", description="One of these, at most 200.", default=None
    )
    is_null: bool | None = strawberry.field(
        description="Whether there is none, or it is hidden from you.", default=None
    )


@cache
def choice_filter(enum: type[DescribedEnum]) -> Any:
    """The input type that compares an enum: `<Enum>Filter` with `equalTo`, `in`, `notIn`."""
    noun = api_name(enum)
    cls = type(
        f"{noun}Filter",
        (),
        {
            "__doc__": f"Compares a {noun}.",
            "__annotations__": {"equal_to": enum | None, "in_": list[enum] | None, "not_in": list[enum] | None},  # type: ignore[valid-type]
            "equal_to": strawberry.field(description="Exactly this.", default=None),
            "in_": strawberry.field(name="in", description="One of these.", default=None),
            "not_in": strawberry.field(description="None of these, and not null.", default=None),
        },
    )
    return strawberry.input(cls, description=f"Compares a value of {noun}. All given conditions hold.")
