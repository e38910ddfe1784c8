"""SQL as a type: text that only code can write, identifiers always quoted, values always parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, LiteralString, TypeAlias


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter whose value is known when the statement is built."""

    value: Any
    type: str


@dataclass(frozen=True, slots=True)
class FromViewer:
    """A parameter that is looked up among the viewer's parameters when the statement runs."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class FromVariable:
    """A parameter that is looked up among the query's variables when the statement runs, and then read."""

    path: tuple[str | int, ...]
    read: Callable[[Any], Any]
    type: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The name of a table that the statement computes once (`WITH … AS MATERIALIZED`), by what defines it."""

    definition: Sql


Parameter: TypeAlias = Value | FromViewer | FromVariable
Part: TypeAlias = str | Parameter | Shared


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL: text and parameters in order. Immutable; composed by `sql` and `join` alone."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        raise TypeError("SQL is not text until `statement` renders it")


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL ready to run: text with $1 … $n, and where each value comes from."""

    text: str
    parameters: tuple[Parameter, ...]
    sql: Sql = field(repr=False, compare=False)
    """The same before its parameters were numbered, to be made part of another statement."""

    def bind(self, viewer: Mapping[str, Any], variables: Mapping[str, Any]) -> list[Any]:
        """The values in order. Raises KeyError when a row condition names an unknown viewer parameter."""
        return [_bound(parameter, viewer, variables) for parameter in self.parameters]


def _bound(parameter: Parameter, viewer: Mapping[str, Any], variables: Mapping[str, Any]) -> Any:
    match parameter:
        case Value():
            return parameter.value
        case FromViewer():
            return viewer[parameter.name]
        case FromVariable():
            found: Any = variables
            for step in parameter.path:
                found = found[step]
            return parameter.read(found)


def sql(template: LiteralString, *pieces: Sql) -> Sql:
    """The template with each `{}` replaced by a piece.

    >>> statement(sql("{} = {}", identifier("id"), value(7, "int")))
    Statement(text='"id" = $1::int', parameters=(Value(value=7, type='int'),))
    """
    texts = template.split("{}")
    if len(texts) != len(pieces) + 1:
        raise ValueError(f"{template!r} has {len(texts) - 1} places for {len(pieces)} pieces")
    parts: list[Part] = [texts[0]]
    for piece, text in zip(pieces, texts[1:], strict=True):
        parts.extend(piece.parts)
        parts.append(text)
    return Sql(tuple(parts))


def identifier(name: str) -> Sql:
    """A quoted name. Raises ValueError for one that PostgreSQL would silently cut."""
    if not name or "\0" in name or len(name.encode()) > 63:
        raise ValueError(f"{name!r} cannot be a PostgreSQL identifier")
    return Sql(('"' + name.replace('"', '""') + '"',))


def literal(text: str) -> Sql:
    """A quoted string constant that is part of the statement's shape (a key, a type name)."""
    if "\0" in text or "\\" in text:
        raise ValueError(f"{text!r} cannot be a literal")
    return Sql(("'" + text.replace("'", "''") + "'",))


def number(constant: int) -> Sql:
    """An integer that is part of the statement's shape (a limit)."""
    return Sql((str(int(constant)),))


def value(given: Any, type_name: LiteralString) -> Sql:
    """A parameter of the given PostgreSQL type."""
    return Sql((Value(given, type_name),))


def viewer(name: str, type_name: LiteralString) -> Sql:
    """The viewer's parameter `name`, of the given PostgreSQL type."""
    return Sql((FromViewer(name, type_name),))


def join(separator: LiteralString, pieces: Iterable[Sql]) -> Sql:
    """Pieces with a separator between them."""
    parts: list[Part] = []
    for position, piece in enumerate(pieces):
        if position:
            parts.append(separator)
        parts.extend(piece.parts)
    return Sql(tuple(parts))


TRUE = sql("TRUE")
FALSE = sql("FALSE")


def all_of(*conditions: Sql) -> Sql:
    """Every condition holds; TRUE when there is none."""
    needed = [c for c in conditions if c != TRUE]
    if FALSE in needed:
        return FALSE
    return join(" AND ", [sql("({})", c) for c in needed]) if needed else TRUE


def any_of(*conditions: Sql) -> Sql:
    """At least one condition holds; FALSE when there is none."""
    possible = [c for c in conditions if c != FALSE]
    if TRUE in possible:
        return TRUE
    return join(" OR ", [sql("({})", c) for c in possible]) if possible else FALSE


def shared(definition: Sql) -> Sql:
    """A reference to a table that is computed once, however often it is referred to."""
    return Sql((Shared(definition),))


def bind_viewer(piece: Sql, columns: Mapping[str, Sql]) -> Sql:
    """The piece with the viewer's parameters of these names read from columns of a FROM item around it.

    >>> statement(seen_by(sql("{} = {}", identifier("id"), viewer("who", "uuid")), {"who": sql("v.who")})).text
    '"id" = (v.who)::uuid'
    """
    parts: list[Part] = []
    for part in piece.parts:
        if isinstance(part, FromViewer) and part.name in columns:
            # With its type, or else `= ANY (…)` could be read as a comparison with the rows of a query.
            parts += ["(", *columns[part.name].parts, f")::{part.type}"]
        else:
            parts.append(part)
    return Sql(tuple(parts))


def statement(piece: Sql) -> Statement:
    """Name the shared tables and number the parameters.

    A parameter that occurs again keeps its number, so a text is as short as it can be.
    """
    parts = _with_shared(piece)
    numbers: dict[tuple[str, Any], int] = {}
    parameters: list[Parameter] = []
    text: list[str] = []
    for part in parts:
        match part:
            case str():
                text.append(part)
                continue
        key = ("viewer", part.name) if isinstance(part, FromViewer) else ("one of a kind", id(part))
        if key not in numbers:
            parameters.append(part)
            numbers[key] = len(parameters)
        text.append(f"${numbers[key]}::{part.type}")
    return Statement("".join(text), tuple(parameters), Sql(parts))


def _with_shared(piece: Sql) -> tuple[str | Parameter, ...]:
    """The parts of a piece, after its shared tables by name."""
    names: dict[Sql, str] = {}
    _name_shared(piece, names)
    parts: list[Part] = []
    for definition, name in names.items():
        parts += [", " if parts else "WITH ", f"{name} AS MATERIALIZED (", *definition.parts, ")"]
    parts += [" ", *piece.parts] if names else piece.parts
    return tuple(names[part.definition] if isinstance(part, Shared) else part for part in parts)


def _name_shared(piece: Sql, names: dict[Sql, str]) -> None:
    """Those that others refer to come first."""
    for part in piece.parts:
        if isinstance(part, Shared) and part.definition not in names:
            _name_shared(part.definition, names)
            names[part.definition] = f'"s{len(names)}"'
