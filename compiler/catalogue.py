"""What each GraphQL type and field reads: the vocabulary that a schema declares itself in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias, runtime_checkable

from compiler.sql import TRUE, Sql

Arguments: TypeAlias = Mapping[str, Any]
"""A field's arguments by GraphQL name, coerced, defaults filled in."""


@runtime_checkable
class Guard(Protocol):
    """Who may see: asked of the viewer once, and of every row."""

    def allows(self, viewer: Any) -> bool:
        """Whether this viewer may use it at all."""

    def rows(self, row: Sql) -> Sql:
        """The condition under which a row (given by its alias) may be seen."""


Relation: TypeAlias = Callable[[Sql, Sql, Arguments], Sql]
"""How a related row belongs to its parent: (parent's alias, child's alias, arguments) to a condition."""

Expression: TypeAlias = Callable[[Sql, Arguments], Sql]
"""A value of a row: (its alias, arguments) to SQL."""


@dataclass(frozen=True, slots=True)
class Column:
    """A value of the row itself; null where `guard` does not hold."""

    expression: Expression
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Embedded:
    """An object made of the same row (money, branding); null where `guard` does not hold."""

    guard: Guard | None = None
    present: Callable[[Sql], Sql] | None = None


@dataclass(frozen=True, slots=True)
class ToOne:
    """At most one row of the entity `target`; null where there is none or it may not be seen.

    `guard` is asked of the row that refers to it: whether the relation itself may be seen.
    """

    target: str
    on: Relation
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class ToMany:
    """All related rows, in order; only for relations that are small by nature."""

    target: str
    on: Relation
    order: Callable[[Sql], Sql]
    limit: int = 200


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column that pages may be sorted by: never null, and visible wherever its row is."""

    column: str
    type: str
    descending_by_default: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Related rows a page at a time, by keyset."""

    target: str
    on: Relation
    sorts: Mapping[str, SortKey]
    default_sort: str
    filter: Callable[[Any, Sql], Sql] = field(default=lambda _given, _row: TRUE)


Spec: TypeAlias = Column | Embedded | ToOne | ToMany | Page


@dataclass(frozen=True, slots=True)
class Entity:
    """A GraphQL object type: its fields and, if rows of a table stand behind it, the table and its guard."""

    name: str
    fields: Mapping[str, Spec]
    table: str | None = None
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every compiled type of a schema, by GraphQL name."""

    entities: Mapping[str, Entity]

    def __getitem__(self, name: str) -> Entity:
        return self.entities[name]
