"""The pass that puts visibility on a plan: every table and every guarded field gets its condition.

After it, no bare `Table` is left, and `compiler.render` accepts nothing else; so a row can only be
reached through the condition of its type, whatever path, alias, count or id leads to it.
"""

from __future__ import annotations

from dataclasses import replace

from compiler.catalogue import AccessProfile, Guard
from compiler.plan import (
    AggregatesOf,
    AskedFact,
    CandidateRows,
    DerivedRows,
    Edges,
    GroupsOf,
    GuardedTable,
    Leaf,
    Many,
    Member,
    Node,
    Nodes,
    Object,
    One,
    OneOf,
    PageOf,
    PagePart,
    Source,
    Table,
)
from compiler.sql import FALSE, Sql, all_of, identifier, sql


def guarded(node: Node, profile: AccessProfile) -> Node:
    """The same plan with every condition for viewers of this access profile in place."""
    return _Pass(profile).node(node)


class _Pass:
    """One walk over one plan. Numbers the facts it asks, so that siblings of one parent share them."""

    def __init__(self, profile: AccessProfile) -> None:
        self._profile = profile
        self._facts: dict[Sql, AskedFact] = {}
        self._ids: dict[Sql, Sql] = {}
        """By alias, what its id equals in its parent's row: so that what is asked of either is asked once."""

    def node(self, node: Node) -> Node:
        match node:
            case Leaf():
                return self._leaf(node)
            case Object():
                return self._object(node)
            case One():
                return self._one(node)
            case OneOf():
                return OneOf(tuple(self._one(case) for case in node.cases))
            case Many():
                source = self._children(node.source, node.parent, node.via)
                return replace(node, source=source, object=self._object(node.object))
            case PageOf():
                source = self._children(node.source, node.parent, node.via)
                parts = tuple((key, self._part(part)) for key, part in node.parts)
                return replace(node, source=source, parts=parts, candidates=self._candidates(node))
        return node

    def _candidates(self, node: PageOf) -> CandidateRows | None:
        rows = node.candidates
        if rows is None:
            return None
        return replace(rows, query=rows.candidates.find(node.parent, rows.columns, self._profile))

    def _condition(self, guard: Guard, row: Sql, known: dict[str, Sql] | None = None) -> Sql:
        return guard.rows(row, self._profile, known or {}) if guard.allows(self._profile) else FALSE

    def _with_facts(self, guard: Guard, row: Sql, column: str | None, value: Sql) -> tuple[Sql, tuple[AskedFact, ...]]:
        """The condition on a row, and what has to be asked for it outside: the facts on `column`, of its value."""
        asked: dict[str, AskedFact] = {}
        for name, fact in guard.facts.items():
            if fact.column == column and guard.allows(self._profile):
                question = fact.condition(value, self._profile)
                if question is not None:
                    asked[name] = self._facts.setdefault(
                        question, AskedFact(identifier(f"f{len(self._facts)}"), question)
                    )
        known = {name: sql("{}.answer", fact.alias) for name, fact in asked.items()}
        return self._condition(guard, row, known), tuple(asked.values())

    def _id(self, alias: Sql) -> Sql:
        return self._ids.get(alias, sql("{}.id", alias))

    def _leaf(self, node: Leaf) -> Leaf:
        if node.guard is None:
            return node
        visible, asked = self._with_facts(node.guard, node.alias, "id", self._id(node.alias))
        return replace(node, visible=visible, asked=asked)

    def _guard_of(self, source: Source) -> Guard:
        if not isinstance(source, Table) or source.entity.guard is None:
            raise TypeError("only a bare table of a guarded type can be guarded, and only once")
        return source.entity.guard

    def _children(self, source: Source, parent: Sql, via: str | None) -> GuardedTable:
        """The rows of a list; `via` is their column that holds the parent's id."""
        visible, asked = self._with_facts(self._guard_of(source), source.alias, via, self._id(parent))
        return GuardedTable(source.entity, source.alias, visible, asked)

    def _one(self, node: One) -> One:
        guard = self._guard_of(node.source)
        asked: tuple[AskedFact, ...] = ()
        if node.via is not None and node.shared_as is None:
            held = sql("{}.{}", node.parent, identifier(node.via))
            self._ids[node.source.alias] = held
            visible, asked = self._with_facts(guard, node.source.alias, "id", held)
        else:
            visible = self._condition(guard, node.source.alias)
        source = GuardedTable(node.source.entity, node.source.alias, visible, asked)
        related = replace(node, source=source, object=self._object(node.object))
        if node.guard is None:
            return related
        return replace(related, on=all_of(node.on, self._condition(node.guard, node.parent)), guard=None)

    def _object(self, node: Object) -> Object:
        present = node.present
        asked: tuple[AskedFact, ...] = ()
        if node.guard is not None:
            visible, asked = self._with_facts(node.guard, node.alias, "id", self._id(node.alias))
            present = visible if present is None else all_of(visible, present)
        return replace(node, members=self._members(node.members), guard=None, present=present, asked=asked)

    def _members(self, members: tuple[Member, ...]) -> tuple[Member, ...]:
        return tuple(Member(member.key, self.node(member.node)) for member in members)

    def _part(self, part: PagePart) -> PagePart:
        match part:
            case Nodes():
                return Nodes(self._object(part.object))
            case AggregatesOf():
                return AggregatesOf(self._object(part.object))
            case GroupsOf() | DerivedRows():
                return replace(part, object=self._object(part.object))
            case Edges():
                return Edges(self._members(part.members))
        return part
