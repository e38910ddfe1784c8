"""`by` and `first` of `groups`, and what is to be found of every group."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from compiler.argument_value import Arguments
from compiler.catalogue import Groups
from compiler.page_arguments import LARGEST_SIZE
from compiler.plan import GroupKey, GroupsOf, Leaf, Node, Object
from compiler.refusal import bad_input
from compiler.sql import Sql, all_of, identifier, sql

MAX_DIMENSIONS: Final = 2


@dataclass(slots=True)
class Grouping:
    """Groups whose object is being collected: rows `row`, in groups `alias`."""

    row: Sql
    alias: Sql
    keys: tuple[GroupKey, ...]
    within: Sql
    size: int
    columns: list[tuple[str, Sql]] = field(default_factory=list)

    def figure(self, node: Node) -> Node:
        """A value that aggregates the rows of a group: a column of the group, where it is read."""
        if not isinstance(node, Leaf):
            return node
        if node.guard is not None:
            raise TypeError("a guard is asked of a row, and not of a group")
        name = f"figure {len(self.columns)}"
        self.columns.append((name, node.value))
        return Leaf(sql("{}.{}", self.alias, identifier(name)), self.alias)

    def groups(self, group: Object) -> GroupsOf:
        """What was collected."""
        return GroupsOf(self.alias, self.keys, tuple(self.columns), self.within, group, self.size)


def grouping_of(spec: Groups, arguments: Arguments, row: Sql, alias: Sql) -> Grouping:
    """The groups that were asked for. Raises BAD_USER_INPUT for what cannot be grouped by, and for sizes."""
    by = [str(each.peek()) for each in arguments["by"].items()]
    if not 1 <= len(by) <= MAX_DIMENSIONS or len(set(by)) < len(by):
        raise bad_input(f"`by` takes 1 to {MAX_DIMENSIONS} different values.")
    chosen = [(name.lower(), spec.dimensions[name]) for name in by]
    return Grouping(
        row,
        alias,
        tuple(GroupKey(name, each.value(row), each.descending) for name, each in chosen),
        all_of(*(each.within(row) for _, each in chosen if each.within is not None)),
        size_of(arguments),
        [(name.lower(), sql("NULL::{}", sql(each.type))) for name, each in spec.dimensions.items() if name not in by],
    )


def size_of(arguments: Arguments) -> int:
    """How many rows were asked for. Raises BAD_USER_INPUT for too many."""
    size = int(arguments["first"].peek())
    if not 0 <= size <= LARGEST_SIZE:
        raise bad_input(f"`first` must be between 0 and {LARGEST_SIZE}; it is {size}.")
    return size
