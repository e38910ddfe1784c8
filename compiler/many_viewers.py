"""One statement for many viewers: each row of `v` is a viewer, and the statement is asked once for each.

    SELECT v.n, r.* FROM (SELECT … FROM unnest($1::int[], $2::uuid[]) …) v CROSS JOIN LATERAL (…) r

Everything in it that depends on who asks comes from the columns of `v`, so each viewer sees what the statement would
have answered to that viewer alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from compiler.sql import FromViewer, Sql, Statement, bind_viewer, identifier, join, sql, statement

NUMBER: Final = "n"
"""The column that says whose row it is: a viewer's place among those asked for."""


@dataclass(frozen=True, slots=True)
class ForMany:
    """A statement for many viewers, and the parameters that each of them has a value of its own for."""

    statement: Statement
    own: tuple[FromViewer, ...]

    def bind(
        self, count: int, column: Callable[[str], list[Any]], common: Mapping[str, Any], variables: Mapping[str, Any]
    ) -> list[Any]:
        """The values in order: `column` gives each viewer's value of a parameter, `common` those all have in common."""
        columns: dict[str, Any] = {_column_of(NUMBER): list(range(count))}
        for parameter in self.own:
            values = column(parameter.name)
            columns[_column_of(parameter.name)] = list(map(_array, values)) if _is_array(parameter) else values
        return self.statement.bind({**common, **columns}, variables)


def for_many(one: Sql, common: Collection[str]) -> ForMany:
    """The statement `one`, which names its columns, for many viewers, in their order and in its own.

    `common` names the parameters of viewers that are the same for all. The answer is a viewer's number, then what the
    statement says.
    """
    one = statement(one).sql  # With its shared tables in front of it, where they may refer to `v` as well.
    parameters = {part.name: part for part in one.parts if isinstance(part, FromViewer) and part.name not in common}
    own = tuple(parameters.values())
    names = join(", ", [identifier(name) for name in (NUMBER, *parameters)])
    columns = join(", ", [_typed(NUMBER, "int"), *(_typed(part.name, part.type) for part in own)])
    given = join(", ", [_every(NUMBER, "int"), *(_every(part.name, part.type) for part in own)])
    whole = sql(
        "SELECT v.n, r.* FROM (SELECT {} FROM unnest({}) u ({})) v CROSS JOIN LATERAL ({}) r ORDER BY 1, 2",
        columns,
        given,
        names,
        bind_viewer(one, {name: sql("v.{}", identifier(name)) for name in parameters}),
    )
    return ForMany(statement(whole), own)


def _column_of(name: str) -> str:
    return f"every {name}"


def _every(name: str, type_name: str) -> Sql:
    """The parameter that holds a column of `v`. Arrays of arrays cannot be unnested row by row: those are text."""
    return Sql((FromViewer(_column_of(name), "text[]" if type_name.endswith("[]") else f"{type_name}[]"),))


def _typed(name: str, type_name: str) -> Sql:
    column = sql("u.{}", identifier(name))
    return Sql((*column.parts, f"::{type_name} AS ", *identifier(name).parts))


def _is_array(parameter: FromViewer) -> bool:
    return parameter.type.endswith("[]")


def _array(values: Sequence[Any]) -> str:
    """An array of keys as PostgreSQL reads it from text."""
    return "{" + ",".join(map(str, values)) + "}"
