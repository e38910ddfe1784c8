"""A selection as a tree of frozen records: what to read, in which shape, under which response keys.

Built by `compiler.collect` from the query; tables in it are bare (`Table`) until `compiler.guard` has
turned each into a `GuardedTable`, and only those can be rendered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from compiler.catalogue import Candidates, Derived, Entity, Guard
from compiler.cursor import CursorKind
from compiler.sql import Sql


@dataclass(frozen=True, slots=True)
class Table:
    """A table that rows are to be read from, not guarded yet."""

    entity: Entity
    alias: Sql


@dataclass(frozen=True, slots=True)
class GuardedTable:
    """A table with the condition under which this viewer may see a row. Made by `compiler.guard` alone.

    `asked` are the facts that the condition takes from its parent's row.
    """

    entity: Entity
    alias: Sql
    visible: Sql
    asked: tuple[AskedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A shared part of a condition, asked once for the parent's row: `alias.answer` is the answer."""

    alias: Sql
    condition: Sql


Source: TypeAlias = Table | GuardedTable


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value. `guard` is asked of the row `alias`; `visible` is its answer, once guarded."""

    value: Sql
    alias: Sql
    guard: Guard | None = None
    visible: Sql | None = None
    asked: tuple[AskedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One response key of an object and what stands behind it."""

    key: str
    node: Node


@dataclass(frozen=True, slots=True)
class Object:
    """An object made of the row `alias`; null where `present` does not hold."""

    members: tuple[Member, ...]
    alias: Sql
    guard: Guard | None = None
    present: Sql | None = None
    asked: tuple[AskedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class One:
    """The related row, joined into that of `parent`, of which `guard` is asked.

    `via` is set where that column of the parent holds the row's id. With `shared_as`, the rows are computed once
    for the statement, as a table of id and JSON that is joined under this alias.
    """

    source: Source
    on: Sql
    object: Object
    parent: Sql
    via: str | None = None
    guard: Guard | None = None
    shared_as: Sql | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """The related row, of whichever type: the first of these that there is."""

    cases: tuple[One, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """All related rows as an array. `parent` and `via` are set where `via` holds the parent's id."""

    source: Source
    on: Sql
    parent: Sql
    via: str | None
    order: Sql
    limit: int
    object: Object


@dataclass(frozen=True, slots=True)
class SortBy:
    """One key of a page's order. `candidate` is the same value in the row of candidates, where that has it."""

    column: Sql
    type: str
    descending: bool
    nullable: bool
    candidate: Sql | None = None

    @property
    def found_by(self) -> Sql:
        """What the page's rows are found and cut by."""
        return self.candidate or self.column


@dataclass(frozen=True, slots=True)
class Sort:
    """The keyset order of a page; ties are broken by id, in the first key's direction.

    `carried` are the columns of it that candidates have too.
    """

    kind: CursorKind
    keys: tuple[SortBy, ...]
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """Which rows of the sorted list: `size` after (or, backward, before) the given positions.

    `start` and `end` are conditions on the row, from the cursors.
    """

    size: int
    backward: bool
    start: Sql | None
    end: Sql | None


@dataclass(frozen=True, slots=True)
class CandidateRows:
    """Where a page finds its rows: `query`, once guarded, has their `id` and these sort columns."""

    candidates: Candidates
    alias: Sql
    columns: tuple[str, ...]
    query: Sql | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The cursor of the page's row."""


@dataclass(frozen=True, slots=True)
class Edges:
    """`edges`: for each row an object of cursor and node members."""

    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Nodes:
    """`nodes`: the rows themselves."""

    object: Object


@dataclass(frozen=True, slots=True)
class PageInfo:
    """`pageInfo`: (response key, field name) in order."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AggregatesOf:
    """`aggregates`: values over all rows that match and may be seen."""

    object: Object


@dataclass(frozen=True, slots=True)
class GroupKey:
    """What rows of a group agree in: `value` of each, as the group's column `name`."""

    name: str
    value: Sql
    descending: bool


@dataclass(frozen=True, slots=True)
class GroupsOf:
    """`groups`: the first `size` groups of all rows that match and may be seen, each a row `alias` of `object`.

    Of the rows, those `within`. `columns` are what a group has beside its keys and the number of its rows.
    """

    alias: Sql
    keys: tuple[GroupKey, ...]
    columns: tuple[tuple[str, Sql], ...]
    within: Sql
    object: Object
    size: int


@dataclass(frozen=True, slots=True)
class DerivedRows:
    """The first `size` of the rows that `derived` makes of all rows that match and may be seen."""

    alias: Sql
    derived: Derived
    object: Object
    size: int


@dataclass(frozen=True, slots=True)
class TotalCount:
    """`totalCount`: rows that match and may be seen, whatever the page."""


@dataclass(frozen=True, slots=True)
class TypeName:
    """`__typename`."""

    name: str


PagePart: TypeAlias = Edges | Nodes | PageInfo | AggregatesOf | GroupsOf | DerivedRows | TotalCount | TypeName


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page of related rows and the parts of it that were asked for, by response key."""

    source: Source
    on: Sql
    parent: Sql
    via: str | None
    filter: Sql
    sort: Sort
    slice: Slice
    parts: tuple[tuple[str, PagePart], ...]
    candidates: CandidateRows | None = None


Node: TypeAlias = Leaf | Object | One | OneOf | Many | PageOf | Cursor | TypeName
