"""What each GraphQL type and field reads: the vocabulary that a schema declares itself in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, LiteralString, Protocol, TypeAlias, runtime_checkable
from uuid import UUID

from compiler.argument_value import Arguments
from compiler.sql import Sql, identifier, sql

AccessProfile: TypeAlias = Any
"""What of a viewer may shape a statement's text: hashable, and part of the key that compiled text is kept under."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a condition asks that depends on one column of a row alone: rows that share it share the answer.

    Where that column is tied to a parent's row, it is asked once per parent instead of once per row.
    """

    column: str
    condition: Callable[[Sql, AccessProfile], Sql | None]
    """Of the column's value: what is asked; None where viewers of this access profile need not ask."""


AFTER: Final = "after"
"""The viewer's parameter that says up to which position a feed was read."""


@runtime_checkable
class Guard(Protocol):
    """Who may see: asked of the viewer once, and of every row."""

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Parts of the condition that rows may share, by name."""

    def allows(self, profile: AccessProfile) -> bool:
        """Whether a viewer of this access profile may use it at all."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """The condition under which a row (given by its alias) may be seen; `known` are facts asked already."""


class Relation(Protocol):
    """How a related row belongs to its parent."""

    def __call__(self, parent: Sql, child: Sql, arguments: Arguments, /) -> Sql:
        """The condition, of (parent's alias, child's alias, arguments)."""


@dataclass(frozen=True, slots=True)
class Referring:
    """The relation of the children whose `column` holds the parent's id."""

    column: str

    def __call__(self, parent: Sql, child: Sql, _arguments: Arguments, /) -> Sql:
        """The condition."""
        return sql("{}.{} = {}.id", child, identifier(self.column), parent)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """The relation of the child whose id stands in the parent's `column`."""

    column: str

    def __call__(self, parent: Sql, child: Sql, _arguments: Arguments, /) -> Sql:
        """The condition."""
        return sql("{}.id = {}.{}", child, parent, identifier(self.column))


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
class ToOneOf:
    """At most one row, of whichever of the entities `targets` the referring row names; the field is of an interface.

    `on` gives each target's relation; of one row at most one of them may hold.
    """

    targets: tuple[str, ...]
    on: Callable[[str], Relation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(ToOne):
    """Rows of the entity `target` as they come, each an event of its own: what a subscription watches.

    Every row has a `position` of PostgreSQL's type `type`, and rows come in its order: one that is committed later
    never has an earlier position than one that could be read before. What was read up to is the viewer's parameter
    AFTER; `start` is where somebody who names no position begins. `concerned` is the key, of the viewer and the
    arguments, by which a change of such a row is hinted at. With `settles_late` a row can be read only when
    transactions that began before its own have ended, so that what a hint is about may be read a little after it.
    """

    position: Callable[[Sql], Sql]
    type: LiteralString
    start: Sql
    concerned: Callable[[Any, Mapping[str, Any]], UUID]
    settles_late: bool = False


@dataclass(frozen=True, slots=True)
class ToMany:
    """All related rows, in order; only for relations that are small by nature."""

    target: str
    on: Relation
    order: Callable[[Sql], Sql]
    limit: int = 200


@dataclass(frozen=True, slots=True)
class SortKey:
    """Something that pages may be sorted by: visible wherever its row is. `type` is PostgreSQL's."""

    column: str
    type: str
    descending_by_default: bool = False
    nullable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How every list of a type is sorted and filtered; the types are Strawberry's inputs."""

    target: str
    sorts: Mapping[str, SortKey]
    default_sort: str
    order_type: Any
    filter_type: Any = None

    @property
    def default_order(self) -> str:
        """How a list is sorted that nobody says anything about, as clients are told."""
        direction = "descending" if self.sorts[self.default_sort].descending_by_default else "ascending"
        return f"by `{self.default_sort}`, {direction}"


@dataclass(frozen=True, slots=True)
class Candidates:
    """Where a list finds its rows in its own order: a query of at least those that a viewer may see in it.

    It says how fast a list is and never what is in it: every candidate still has to satisfy the relation and the guard.
    `find` is given the parent's alias, the sort columns to bring beside `id`, all of `columns`, and the access profile.
    """

    columns: frozenset[str]
    find: Callable[[Sql, tuple[str, ...], AccessProfile], Sql]


@dataclass(frozen=True, slots=True)
class Page:
    """Related rows a page at a time, by keyset; without `candidates` they are looked for in the whole table."""

    listing: Listing
    on: Relation
    candidates: Candidates | None = None

    @property
    def target(self) -> str:
        """The type of the rows."""
        return self.listing.target


@dataclass(frozen=True, slots=True)
class Aggregates:
    """`aggregates` of a page: values over all its rows, whatever the slice."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What rows can be grouped by: a value of each, of PostgreSQL's `type`, which is never null.

    Groups come in the order of the values that are `descending`, then by size. `within` keeps rows out that are not to
    be grouped by it, so that there are not too many groups.
    """

    value: Callable[[Sql], Sql]
    type: LiteralString
    descending: bool = False
    within: Callable[[Sql], Sql] | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """`groups` of a page: all its rows, whatever the slice, put together where they agree.

    A group is a row with the columns of `dimensions`, by their names in lower case and null where the groups were not
    made by them, and `count`; `aggregates` of it are those of its rows.
    """

    dimensions: Mapping[str, Dimension]


@dataclass(frozen=True, slots=True)
class Derived:
    """Rows that are worked out of a page's whole list, whatever the slice, and are no rows of a table.

    `query` makes them of a query of the ids of the list's rows, those that match and may be seen; what else it reads it
    guards itself. `order` is of the alias of such a row.
    """

    query: Callable[[Sql], Sql]
    order: Callable[[Sql], Sql]


Spec: TypeAlias = Column | Embedded | ToOne | ToOneOf | ToMany | Page | Aggregates | Groups | Derived


@dataclass(frozen=True, slots=True)
class Entity:
    """A GraphQL object type: its fields and, if rows of a table stand behind it, the table and its guard.

    `materialize` says that there are some hundred rows at most, which many rows of other tables refer to: under a list
    they are computed once for the statement instead of once per row.
    """

    name: str
    fields: Mapping[str, Spec]
    table: str | None = None
    guard: Guard | None = None
    materialize: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every compiled type of a schema, by GraphQL name."""

    entities: Mapping[str, Entity]

    def __getitem__(self, name: str) -> Entity:
        return self.entities[name]
