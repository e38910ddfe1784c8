"""The pass that puts visibility on a plan: every table and every guarded field gets its condition.

After it, no bare `Table` is left, and `compiler.render` accepts nothing else; so a row can only be
reached through the condition of its type, whatever path, alias, count or id leads to it.
"""

from __future__ import annotations

from dataclasses import replace

from compiler.catalogue import Guard, Standing
from compiler.plan import (
    AggregatesOf,
    AskedFact,
    Edges,
    GuardedTable,
    Leaf,
    Many,
    Member,
    Node,
    Nodes,
    Object,
    One,
    PageOf,
    PagePart,
    Source,
    Table,
)
from compiler.sql import FALSE, Sql, all_of, identifier, sql


def guarded(node: Node, standing: Standing) -> Node:
    """The same plan with every condition for viewers of this standing in place."""
    return _Pass(standing).node(node)


class _Pass:
    """One walk over one plan. Numbers the facts it asks, so that siblings of one parent share them."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._facts: dict[Sql, AskedFact] = {}

    def node(self, node: Node) -> Node:
        match node:
            case Leaf():
                return self._leaf(node)
            case Object():
                return self._object(node)
            case One():
                return self._one(node)
            case Many():
                source = self._table(node.source, node.parent, node.via)
                return replace(node, source=source, object=self._object(node.object))
            case PageOf():
                parts = tuple((key, self._part(part)) for key, part in node.parts)
                return replace(node, source=self._table(node.source, node.parent, node.via), parts=parts)
        return node

    def _condition(self, guard: Guard, row: Sql, known: dict[str, Sql] | None = None) -> Sql:
        return guard.rows(row, self._standing, known or {}) if guard.allows(self._standing) else FALSE

    def _one(self, node: One) -> One:
        related = replace(node, source=self._table(node.source), object=self._object(node.object))
        if node.guard is None:
            return related
        return replace(related, on=all_of(node.on, self._condition(node.guard, node.parent)), guard=None)

    def _leaf(self, node: Leaf) -> Leaf:
        return node if node.guard is None else replace(node, visible=self._condition(node.guard, node.alias))

    def _table(self, source: Source, parent: Sql | None = None, via: str | None = None) -> GuardedTable:
        if not isinstance(source, Table) or source.entity.guard is None:
            raise TypeError("only a bare table of a guarded type can be guarded, and only once")
        guard = source.entity.guard
        asked = {
            name: self._asked(fact.condition(sql("{}.id", parent), self._standing))
            for name, fact in guard.facts.items()
            if parent is not None and fact.column == via and guard.allows(self._standing)
        }
        known = {name: sql("{}.answer", fact.alias) for name, fact in asked.items() if fact.condition != FALSE}
        known |= {name: FALSE for name, fact in asked.items() if fact.condition == FALSE}
        visible = self._condition(guard, source.alias, known)
        needed = tuple(fact for fact in asked.values() if fact.condition != FALSE)
        return GuardedTable(source.entity, source.alias, visible, needed)

    def _asked(self, condition: Sql) -> AskedFact:
        if condition not in self._facts:
            self._facts[condition] = AskedFact(identifier(f"f{len(self._facts)}"), condition)
        return self._facts[condition]

    def _object(self, node: Object) -> Object:
        present = node.present
        if node.guard is not None:
            visible = self._condition(node.guard, node.alias)
            present = visible if present is None else all_of(visible, present)
        return replace(node, members=self._members(node.members), guard=None, present=present)

    def _members(self, members: tuple[Member, ...]) -> tuple[Member, ...]:
        return tuple(Member(member.key, self.node(member.node)) for member in members)

    def _part(self, part: PagePart) -> PagePart:
        match part:
            case Nodes():
                return Nodes(self._object(part.object))
            case AggregatesOf():
                return AggregatesOf(self._object(part.object))
            case Edges():
                return Edges(self._members(part.members))
        return part
