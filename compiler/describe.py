"""Plans and SQL as text for people: in `docs/compiler.md`, in golden files, at a breakpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compiler.plan import (
    AggregatesOf,
    Cursor,
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
    PageInfo,
    PageOf,
    PagePart,
    Source,
    TotalCount,
    TypeName,
)
from compiler.sql import FromVariable, FromViewer, Sql

INDENT: Final = "  "


def described(node: Node) -> str:
    """A plan as an indented tree."""
    return "\n".join(_node(node, 0))


def sql_text(piece: Sql) -> str:
    """SQL with its parameters by where they come from: `:viewer.learner`, `$id` of the query, `?` for a literal."""
    words = []
    for part in piece.parts:
        match part:
            case str():
                words.append(part)
            case FromViewer():
                words.append(f":viewer.{part.name}")
            case FromVariable():
                words.append("$" + ".".join(str(step) for step in part.path))
            case _:
                words.append("?")
    return "".join(words)


_CLAUSE: Final = re.compile(r" (?=(?:FROM|WHERE|ORDER BY|LIMIT|LEFT JOIN|CROSS JOIN)\b)")


def indented_sql(text: str) -> str:
    """A statement with a line per clause, indented by its parentheses."""
    depth, lines = 0, []
    for line in _CLAUSE.sub("\n", text).split("\n"):
        lines.append(INDENT * depth + line)
        depth = max(0, depth + line.count("(") - line.count(")"))
    return "\n".join(lines)


def _node(node: Node, depth: int) -> Iterator[str]:
    margin = INDENT * depth
    match node:
        case Leaf():
            hidden = f" if {sql_text(node.visible)}" if node.visible is not None else _asks(node.guard)
            yield f"{margin}{sql_text(node.value)}{hidden}"
        case Object():
            present = f" if {sql_text(node.present)}" if node.present is not None else _asks(node.guard)
            yield f"{margin}object of {sql_text(node.alias)}{present}"
            yield from _members(node.members, depth + 1)
        case One():
            yield f"{margin}one {_source(node.source)} on {sql_text(node.on)}{_asks(node.guard)}"
            yield from _members(node.object.members, depth + 1)
        case OneOf():
            yield f"{margin}whichever there is of"
            for each in node.cases:
                yield from _node(each, depth + 1)
        case Many():
            yield f"{margin}all {_source(node.source)} on {sql_text(node.on)}, by {sql_text(node.order)}"
            yield from _members(node.object.members, depth + 1)
        case PageOf():
            way = "last" if node.slice.backward else "first"
            yield f"{margin}page of {_source(node.source)} on {sql_text(node.on)}"
            if node.candidates is not None and node.candidates.query is not None:
                yield f"{margin}{INDENT}among {sql_text(node.candidates.alias)} := {sql_text(node.candidates.query)}"
            yield f"{margin}{INDENT}{way} {node.slice.size}, by {node.sort.kind.name}, where {sql_text(node.filter)}"
            for key, part in node.parts:
                yield from _part(key, part, depth + 1)
        case Cursor():
            yield f"{margin}the row's cursor"
        case TypeName():
            yield f"{margin}{node.name!r}"


def _members(members: tuple[Member, ...], depth: int) -> Iterator[str]:
    for member in members:
        first, *rest = _node(member.node, depth)
        yield f"{INDENT * depth}{member.key}: {first.strip()}"
        yield from rest


def _part(key: str, part: PagePart, depth: int) -> Iterator[str]:
    margin = INDENT * depth
    match part:
        case Nodes():
            yield f"{margin}{key}: nodes"
            yield from _members(part.object.members, depth + 1)
        case Edges():
            yield f"{margin}{key}: edges"
            yield from _members(part.members, depth + 1)
        case AggregatesOf():
            yield f"{margin}{key}: over all rows"
            yield from _members(part.object.members, depth + 1)
        case GroupsOf():
            by = ", ".join(sql_text(each.value) for each in part.keys)
            yield f"{margin}{key}: first {part.size} groups by {by}, of rows where {sql_text(part.within)}"
            yield from _members(part.object.members, depth + 1)
        case DerivedRows():
            yield f"{margin}{key}: first {part.size} by {sql_text(part.derived.order(part.alias))}"
            yield from _members(part.object.members, depth + 1)
        case PageInfo():
            yield f"{margin}{key}: " + ", ".join(name for _, name in part.fields)
        case TotalCount():
            yield f"{margin}{key}: how many rows"
        case TypeName():
            yield f"{margin}{key}: {part.name!r}"


def _source(source: Source) -> str:
    name = f"{source.entity.table} {sql_text(source.alias)}"
    if not isinstance(source, GuardedTable):
        return f"{name} (unguarded)"
    facts = "".join(f"\n{INDENT * 4}ask once: {sql_text(f.alias)} := {sql_text(f.condition)}" for f in source.asked)
    return f"{name} guarded by [{sql_text(source.visible)}]{facts}"


def _asks(guard: object) -> str:
    return f" if {type(guard).__name__}" if guard is not None else ""
