"""Arguments of a query as the compiler meets them: what may be looked at now, and what is bound later.

A statement is compiled once and run with other variables. So whatever shapes the SQL text is *peeked* at,
which records the answer as a condition under which the compiled statement may be used again; whatever is
only compared with a column is *bound*: the statement remembers which variable it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString, TypeAlias

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLResolveInfo,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
)

from compiler.sql import FromVariable, Sql, value

Path: TypeAlias = tuple[str | int, ...]
"""Where a value is among the variables: the variable's name, then keys and positions."""
Read: TypeAlias = Callable[[Any], Any]


def as_it_is(given: Any) -> Any:
    """The value unchanged; of an enum, its name."""
    return getattr(given, "value", given)


class _Missing:
    """Stands for a variable or key that was not given, which is not the same as null."""


MISSING: Final = _Missing()


def dig(variables: Mapping[str, Any], path: Path) -> Any:
    """The value at a path, or MISSING."""
    found: Any = variables
    for step in path:
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and step < len(found) else MISSING
        else:
            found = found.get(step, MISSING) if isinstance(found, Mapping) else MISSING
        if found is MISSING:
            return MISSING
    return found


@dataclass(frozen=True, slots=True)
class Dependency:
    """Something that the text of a statement depends on: what `read` said of a variable's value."""

    path: Path
    read: Read
    seen: Any

    def holds(self, variables: Mapping[str, Any]) -> bool:
        """Whether the same would be seen now. What cannot be read is not the same."""
        try:
            return bool(self.read(dig(variables, self.path)) == self.seen)
        except Exception:  # The compilation that follows says what is wrong with it.
            return False


@dataclass(slots=True)
class Trace:
    """What a compilation looked at."""

    dependencies: list[Dependency] = field(default_factory=list)

    def saw(self, path: Path, read: Read, seen: Any) -> None:
        """Record one look."""
        self.dependencies.append(Dependency(path, read, seen))


@dataclass(frozen=True, slots=True)
class ArgumentValue:
    """An argument, or a part of one.

    `path` leads to it if a variable holds it; `parts` are its own if the query wrote it out.
    """

    value: Any
    trace: Trace
    path: Path | None = None
    parts: Mapping[str | int, ArgumentValue] | None = None

    def peek(self, read: Read = as_it_is) -> Any:
        """What `read` says of the value; the text may depend on it."""
        seen = read(self.value)
        self._note(read, seen)
        return seen

    def bind(self, type_name: LiteralString, read: Read = as_it_is) -> Sql:
        """The value as a parameter; the text does not depend on it."""
        if self.path is not None:
            return Sql((FromVariable(self.path, read, type_name),))
        self._note(read, None)
        return value(read(self.value), type_name)

    @property
    def is_null(self) -> bool:
        """Whether null was given."""
        return self.parts is None and bool(self.peek(_is_null))

    def fields(self) -> Iterator[tuple[str, ArgumentValue]]:
        """The fields of an input object that were given, by GraphQL name."""
        names = self.peek(_keys) if self.parts is None else self.parts
        for name in names:
            yield str(name), self._part(name)

    def items(self) -> Iterator[ArgumentValue]:
        """The items of a list."""
        length = self.peek(len) if self.parts is None else len(self.parts)
        for position in range(length):
            yield self._part(position)

    def _part(self, step: Any) -> ArgumentValue:
        if self.parts is not None:
            return self.parts[step]
        path = None if self.path is None else (*self.path, step)
        return ArgumentValue(self.value[step], self.trace, path)

    def _note(self, read: Read, seen: Any) -> None:
        if self.path is not None:
            self.trace.saw(self.path, read, seen)
        elif self.parts is not None:
            # Written out in the query around variables: whatever they hold is part of what was looked at.
            for part in self.parts.values():
                part.peek()


def _is_null(given: Any) -> bool:
    return given is None or given is MISSING


def _keys(given: Any) -> tuple[str, ...]:
    return tuple(given)


Arguments: TypeAlias = Mapping[str, ArgumentValue]
"""A field's arguments by GraphQL name; those that were not given and have no default are absent."""


def arguments_of(
    definition: GraphQLField, node: FieldNode, coerced: Mapping[str, Any], variables: Mapping[str, Any], trace: Trace
) -> dict[str, ArgumentValue]:
    """Join graphql-core's coerced arguments with where they came from."""
    written = {argument.name.value: argument.value for argument in node.arguments or ()}
    found = {}
    for name in definition.args:
        node_value = written.get(name)
        _note_missing(node_value, variables, trace)
        if name in coerced:
            found[name] = _argument_value(coerced[name], node_value, variables, trace)
    return found


def _is_missing(given: Any) -> bool:
    return given is MISSING


def _note_missing(node: ValueNode | None, variables: Mapping[str, Any], trace: Trace) -> None:
    """Whether a variable was given decides between it and the default of the argument or field that it stands in."""
    if isinstance(node, VariableNode):
        path = (node.name.value,)
        trace.saw(path, _is_missing, _is_missing(dig(variables, path)))


def _argument_value(coerced: Any, node: ValueNode | None, variables: Mapping[str, Any], trace: Trace) -> ArgumentValue:
    match node:
        case VariableNode() if node.name.value in variables:
            return ArgumentValue(coerced, trace, path=(node.name.value,))
        case ObjectValueNode() if isinstance(coerced, dict):
            written = {field.name.value: field.value for field in node.fields}
            for item_node in written.values():
                _note_missing(item_node, variables, trace)
            parts: dict[str | int, ArgumentValue] = {
                key: _argument_value(item, written.get(key), variables, trace) for key, item in coerced.items()
            }
            return ArgumentValue(coerced, trace, parts=parts)
        case ListValueNode() if isinstance(coerced, list) and len(coerced) == len(node.values):
            return ArgumentValue(coerced, trace, parts=_items(coerced, node.values, variables, trace))
        case ObjectValueNode() if isinstance(coerced, list) and len(coerced) == 1:
            # GraphQL takes one item for a list of one.
            return ArgumentValue(coerced, trace, parts=_items(coerced, (node,), variables, trace))
    return ArgumentValue(coerced, trace)


def _items(
    coerced: list[Any], nodes: Sequence[ValueNode], variables: Mapping[str, Any], trace: Trace
) -> dict[str | int, ArgumentValue]:
    for node in nodes:
        _note_missing(node, variables, trace)
    return {position: _argument_value(coerced[position], node, variables, trace) for position, node in enumerate(nodes)}


def trace_directives(info: GraphQLResolveInfo[Any], trace: Trace, variables: Mapping[str, Any]) -> None:
    """Note every variable that `@skip` and `@include` look at anywhere in the operation."""
    for name in _directive_variables(info.operation, tuple(info.fragments.values())):
        path = (name,)
        trace.saw(path, as_it_is, dig(variables, path))


def _directive_variables(*definitions: Any) -> set[str]:
    found: set[str] = set()
    waiting = list(definitions)
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(node)
            continue
        for directive in node.directives or ():
            found.update(a.value.name.value for a in directive.arguments or () if isinstance(a.value, VariableNode))
        if getattr(node, "selection_set", None) is not None:
            waiting.extend(node.selection_set.selections)
    return found
