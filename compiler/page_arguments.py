"""`first`, `after`, `last`, `before` and `orderBy` as a slice of a sorted list."""

from __future__ import annotations

from typing import Any, Final

from compiler.catalogue import Arguments, Page
from compiler.cursor import decode
from compiler.plan import Slice, Sort
from compiler.refusal import bad_input
from compiler.sql import Sql, identifier, sql, value

DEFAULT_SIZE: Final = 20
LARGEST_SIZE: Final = 200


def sort_of(spec: Page, arguments: Arguments, row: Sql) -> Sort:
    """The order that was asked for, or the field's own."""
    given = arguments.get("orderBy")
    name = _name(given["field"]) if given else spec.default_sort
    key = spec.sorts[name]
    descending = _name(given["direction"]) == "DESC" if given else key.descending_by_default
    return Sort(name, sql("{}.{}", row, identifier(key.column)), descending)


def slice_of(spec: Page, arguments: Arguments, sort: Sort, row: Sql) -> Slice:
    """The rows that were asked for. Raises BAD_USER_INPUT for sizes and cursors that make no sense."""
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise bad_input("Give `first` or `last`, not both.")
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 0 <= size <= LARGEST_SIZE:
            raise bad_input(f"`{name}` must be between 0 and {LARGEST_SIZE}; it is {size}.")
    backward = last is not None
    size = last if last is not None else first if first is not None else DEFAULT_SIZE
    return Slice(
        size,
        backward,
        _beyond(spec, arguments.get("after"), sort, row, forward=True),
        _beyond(spec, arguments.get("before"), sort, row, forward=False),
    )


def _beyond(spec: Page, cursor: str | None, sort: Sort, row: Sql, *, forward: bool) -> Sql | None:
    if cursor is None:
        return None
    key_type = spec.sorts[sort.name].type
    position = decode(cursor, sort.name, sort.descending, key_type)
    # Row comparison, so that the index on (key, id) serves it; ids break ties in the same direction.
    template = "({}, {}.id) > ({}, {})" if forward != sort.descending else "({}, {}.id) < ({}, {})"
    typed_key = sql("{}::{}", value(position.key, "text"), Sql((key_type,)))
    return sql(template, sort.column, row, typed_key, value(position.id, "uuid"))


def _name(given: Any) -> str:
    return str(getattr(given, "value", given))
