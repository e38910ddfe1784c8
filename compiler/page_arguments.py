"""`first`, `after`, `last`, `before` and `orderBy` as a slice of a sorted list."""

from __future__ import annotations

from typing import Final

from compiler.argument_value import Arguments, ArgumentValue
from compiler.catalogue import Page
from compiler.cursor import CursorKind
from compiler.plan import Slice, Sort, SortBy
from compiler.refusal import bad_input
from compiler.sql import Sql, all_of, any_of, identifier, sql

DEFAULT_SIZE: Final = 20
LARGEST_SIZE: Final = 200
MAX_KEYS: Final = 3


def sort_of(spec: Page, arguments: Arguments, row: Sql, secret: bytes, candidate: Sql | None = None) -> Sort:
    """The order that was asked for, or the field's own; `candidate` is the alias of its candidates, if it has any."""
    given = arguments.get("orderBy")
    chosen: list[tuple[str, bool]] = []
    if given is not None and not given.is_null:
        for one in given.items():
            asked = dict(one.fields())
            chosen.append((str(asked["field"].peek()), asked["direction"].peek() == "DESC"))
    if len(chosen) > MAX_KEYS or len({name for name, _ in chosen}) < len(chosen):
        raise bad_input(f"`orderBy` takes up to {MAX_KEYS} different fields.")
    if not chosen:
        chosen = [(spec.listing.default_sort, spec.listing.sorts[spec.listing.default_sort].descending_by_default)]
    columns = [spec.listing.sorts[name].column for name, _ in chosen]
    carried = () if spec.candidates is None else tuple(each for each in columns if each in spec.candidates.columns)
    keys = tuple(
        SortBy(
            sql("{}.{}", row, identifier(column)),
            spec.listing.sorts[name].type,
            descending,
            spec.listing.sorts[name].nullable,
            sql("{}.{}", candidate, identifier(column)) if candidate is not None and column in carried else None,
        )
        for column, (name, descending) in zip(columns, chosen, strict=True)
    )
    order = ",".join(f"{name}:{'DESC' if descending else 'ASC'}" for name, descending in chosen)
    return Sort(CursorKind(f"{spec.target}/{order}", tuple(key.type for key in keys), secret), keys, carried)


def slice_of(arguments: Arguments, sort: Sort, row: Sql) -> Slice:
    """The rows that were asked for; `row` has their ids. Raises BAD_USER_INPUT for sizes and cursors without sense."""
    first, last = _size(arguments, "first"), _size(arguments, "last")
    if first is not None and last is not None:
        raise bad_input("Give `first` or `last`, not both.")
    size = last if last is not None else first if first is not None else DEFAULT_SIZE
    return Slice(
        size,
        last is not None,
        _beyond(arguments.get("after"), sort, row, forward=True),
        _beyond(arguments.get("before"), sort, row, forward=False),
    )


def _size(arguments: Arguments, name: str) -> int | None:
    given = arguments.get(name)
    size = None if given is None else given.peek()
    if size is not None and not 0 <= size <= LARGEST_SIZE:
        raise bad_input(f"`{name}` must be between 0 and {LARGEST_SIZE}; it is {size}.")
    return None if size is None else int(size)


def _beyond(cursor: ArgumentValue | None, sort: Sort, row: Sql, *, forward: bool) -> Sql | None:
    """The condition on rows after (or, not `forward`, before) the cursor's row."""
    if cursor is None or cursor.is_null:
        return None
    kind = sort.kind
    nulls = cursor.peek(kind.nulls)
    keys = [
        sql("{}::{}", cursor.bind("text", kind.key(position)), Sql((key.type,)))
        for position, key in enumerate(sort.keys)
    ]
    row_id = cursor.bind("uuid", kind.row_id)
    if len(keys) == 1 and not sort.keys[0].nullable:
        # Row comparison, so that one index on (key, id) serves it.
        [key] = sort.keys
        template = "({}, {}.id) < ({}, {})" if key.descending == forward else "({}, {}.id) > ({}, {})"
        return sql(template, key.found_by, row, keys[0], row_id)
    larger = forward != sort.keys[0].descending
    ids = sql("{}.id > {}", row, row_id) if larger else sql("{}.id < {}", row, row_id)
    found = ids
    for key, bound, is_null in reversed(list(zip(sort.keys, keys, nulls, strict=True))):
        found = any_of(_past(key, bound, is_null=is_null, forward=forward), all_of(_same(key, bound, is_null), found))
    return found


def _past(key: SortBy, bound: Sql, *, is_null: bool, forward: bool) -> Sql:
    """Rows whose key lies beyond the bound. Nulls come last ascending and first descending, as PostgreSQL has it."""
    larger = forward != key.descending
    if is_null:
        return sql("FALSE") if larger else sql("{} IS NOT NULL", key.found_by)
    beyond = sql("{} > {}", key.found_by, bound) if larger else sql("{} < {}", key.found_by, bound)
    return any_of(beyond, sql("{} IS NULL", key.found_by)) if larger and key.nullable else beyond


def _same(key: SortBy, bound: Sql, is_null: bool) -> Sql:
    return sql("{} IS NULL", key.found_by) if is_null else sql("{} = {}", key.found_by, bound)
