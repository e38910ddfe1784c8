"""The pass that puts visibility on a plan: every table and every guarded field gets its condition.

After it, no bare `Table` is left, and `compiler.render` accepts nothing else; so a row can only be
reached through the condition of its type, whatever path, alias, count or id leads to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from compiler.catalogue import Guard
from compiler.plan import (
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
from compiler.sql import FALSE, Sql, all_of

N = TypeVar("N", bound=Node)


def guarded(node: Node, viewer: Any) -> Node:
    """The same plan with every condition for this viewer in place."""
    match node:
        case Leaf():
            return _leaf(node, viewer)
        case Object():
            return _object(node, viewer)
        case One():
            return _one(node, viewer)
        case Many():
            return replace(node, source=_table(node.source, viewer), object=_object(node.object, viewer))
        case PageOf():
            parts = tuple((key, _part(part, viewer)) for key, part in node.parts)
            return replace(node, source=_table(node.source, viewer), parts=parts)
    return node


def _condition(guard: Guard, row: Sql, viewer: Any) -> Sql:
    return guard.rows(row) if guard.allows(viewer) else FALSE


def _table(source: Source, viewer: Any) -> GuardedTable:
    if not isinstance(source, Table) or source.entity.guard is None:
        raise TypeError("only a bare table of a guarded type can be guarded, and only once")
    return GuardedTable(source.entity, source.alias, _condition(source.entity.guard, source.alias, viewer))


def _one(node: One, viewer: Any) -> One:
    related = replace(node, source=_table(node.source, viewer), object=_object(node.object, viewer))
    if node.guard is None:
        return related
    return replace(related, on=all_of(node.on, _condition(node.guard, node.parent, viewer)), guard=None)


def _leaf(node: Leaf, viewer: Any) -> Leaf:
    return node if node.guard is None else replace(node, visible=_condition(node.guard, node.alias, viewer))


def _object(node: Object, viewer: Any) -> Object:
    present = node.present
    if node.guard is not None:
        visible = _condition(node.guard, node.alias, viewer)
        present = visible if present is None else all_of(visible, present)
    return replace(node, members=_members(node.members, viewer), guard=None, present=present)


def _members(members: tuple[Member, ...], viewer: Any) -> tuple[Member, ...]:
    return tuple(Member(member.key, guarded(member.node, viewer)) for member in members)


def _part(part: PagePart, viewer: Any) -> PagePart:
    match part:
        case Nodes():
            return Nodes(_object(part.object, viewer))
        case Edges():
            return Edges(_members(part.members, viewer))
    return part
