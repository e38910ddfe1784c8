"""How lists of a noun are sorted and filtered: said once, beside the noun.

BLOCKS = listing(
    "Block",
    sorts={"CREATED_AT": sort("created_at", "timestamptz", "When it was made.", descending_by_default=True)},
    filters={"lifted_at": where(DateTimeFilter, "When it was lifted.")},
)

blocks: BlocksConnection = page(BLOCKS, referring("organization_id"), description="…")
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import EnumMeta
from typing import Any, Final, LiteralString
from uuid import UUID

import strawberry

from compiler.argument_value import ArgumentValue, as_it_is
from compiler.catalogue import Listing, SortKey
from compiler.filters import Comparison, Related, Subject, compares, condition_of
from compiler.sql import Sql, sql
from domain.identifiers import key_of
from schema.described_enum import derived_enum
from schema.filter import DateTimeFilter, IdFilter, IntFilter, OptionalIdFilter, TextFilter, choice_filter
from schema.page import Direction

_NOT: Final = (
    "This does not hold. What is null, or hidden from you, neither fulfils a condition nor its `not`: rows without a "
    "value are found by `isNull` alone, where there is one."
)
_TYPES: Final[Mapping[Any, LiteralString]] = {
    TextFilter: "text",
    DateTimeFilter: "timestamptz",
    IntFilter: "int",
    IdFilter: "uuid",
    OptionalIdFilter: "uuid",
    bool: "boolean",
}


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort key, and what it is to clients."""

    key: SortKey
    meaning: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What one field of a filter compares."""

    kind: Any
    description: str
    on: str | Subject | None
    read: Callable[[Any], Any]
    folded: str | None
    by: Comparison | None
    indexed: str | None
    whole: Related | None = None


def sort(
    column: str, type_name: str, meaning: str, *, descending_by_default: bool = False, nullable: bool = False
) -> Sort:
    """Sorting by a column of PostgreSQL's type `type_name`, which is visible wherever its row is."""
    return Sort(SortKey(column, type_name, descending_by_default, nullable), meaning)


def sort_by_name(column: str, meaning: str) -> Sort:
    """Sorting by a name: by the key that the database keeps of it, in the order of the Unicode collation."""
    order = "alphabetically, by the Unicode collation's root order: case and accents decide last."
    return sort(f"{column}_sort", "bytea", f"{meaning}, {order}")


def where(
    kind: Any,
    description: str,
    *,
    on: str | Subject | None = None,
    of: str | None = None,
    read: Callable[[Any], Any] = as_it_is,
    folded: str | None = None,
    by: Comparison | None = None,
    indexed: str | None = None,
) -> Condition:
    """A condition of a filter. `kind` is a type of `schema.filter`, an enum or bool: its operators and its SQL type.

    `on` is a column or an expression over the row, if it is not the column of the condition's name. `of` names the type
    whose global ids are given; `read` makes of a given value what is compared. `folded` is the column that keeps a text
    as searches fold it; without one it is folded when it is asked. `by` compares in its own way.
    `indexed` is the column that finds what is compared, if that is hidden from some.
    """
    return Condition(kind, description, on, read if of is None else _key_reader(of), folded, by, indexed)


def has(filtered: Listing, table: LiteralString, seen: Callable[[Sql], Sql], description: str) -> Condition:
    """Has the learner a row of this table that the viewer sees and that its own filter lets pass?"""

    def exists(row: Sql, given: ArgumentValue) -> Sql:
        return sql(
            "EXISTS (SELECT FROM {} h WHERE h.learner_id = {}.id AND ({}) AND ({}))",
            sql(table),
            row,
            seen(sql("h")),
            condition_of(filtered.filter_type, given, sql("h")),
        )

    return Condition(filtered.filter_type, description, None, as_it_is, None, None, None, exists)


def listing(noun: str, *, sorts: Mapping[str, Sort], filters: Mapping[str, Condition] | None = None) -> Listing:
    """How lists of `noun` are sorted and filtered; the first sort is the default."""
    return Listing(
        target=noun,
        sorts={name: each.key for name, each in sorts.items()},
        default_sort=next(iter(sorts)),
        order_type=_order_input(noun, {name: each.meaning for name, each in sorts.items()}),
        filter_type=None if filters is None else filter_input(noun, **filters),
    )


def filter_input(noun: str, /, **conditions: Condition) -> Any:
    """The input type `<noun>Filter`: the conditions, and `and`, `or` and `not` of such filters."""
    cls = type(f"{noun}Filter", (), {"__doc__": f"Conditions on {_several(noun)}."})
    types: dict[str, Any] = {"and_": list[cls], "or_": list[cls], "not_": cls}  # type: ignore[valid-type]
    cls.and_ = strawberry.field(name="and", description="All of these hold.", default=None)  # type: ignore[attr-defined]
    cls.or_ = strawberry.field(name="or", description="At least one of these holds.", default=None)  # type: ignore[attr-defined]
    cls.not_ = strawberry.field(name="not", description=_NOT, default=None)  # type: ignore[attr-defined]
    for name, each in conditions.items():
        is_enum = isinstance(each.kind, EnumMeta)
        types[name] = choice_filter(each.kind) if is_enum else each.kind
        type_name = "text" if is_enum else _TYPES.get(each.kind, "text")
        declared = compares(
            each.on or name,
            type_name,
            description=each.description,
            read=each.read,
            folded=each.folded,
            by=each.by,
            indexed=each.indexed,
            whole=each.whole,
        )
        setattr(cls, name, declared)
    cls.__annotations__ = {name: each | None for name, each in types.items()}
    return strawberry.input(cls, description=f"Which {_several(noun)} to list. All given conditions hold.")


def _order_input(noun: str, meanings: Mapping[str, str]) -> Any:
    fields = derived_enum(f"{noun}OrderField", f"What lists of {_several(noun)} can be sorted by.", meanings)
    cls = type(
        f"{noun}Order",
        (),
        {
            "__annotations__": {"field": fields, "direction": Direction},
            "__doc__": f"How to sort a list of {_several(noun)}.",
            "field": strawberry.field(description="What to sort by."),
            "direction": strawberry.field(description="Which way.", default=Direction.ASC),
        },
    )
    return strawberry.input(cls, description=f"How to sort a list of {_several(noun)}.")


def _key_reader(type_name: str) -> Callable[[Any], UUID]:
    """Reads a global id as the key of a `type_name`; an id of nothing compares with nothing."""
    # The nil UUID is nobody's key, and unlike null it keeps `not` meaningful.
    return lambda global_id: key_of(type_name, global_id) or UUID(int=0)


def _several(noun: str) -> str:
    """The noun in a sentence: `AuditEntry` is "audit entries"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).lower()
    return f"{words.removesuffix('y')}ies" if words.endswith("y") else f"{words}s"
