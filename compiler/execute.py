"""Compile the field that is being resolved, once per shape, and let PostgreSQL answer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import asyncpg
import orjson
from graphql import GraphQLResolveInfo, get_named_type
from graphql.execution.values import VariableValues, get_argument_values

from compiler.catalogue import Catalogue, Spec, Standing
from compiler.collect import Collector
from compiler.given import Trace, arguments_of, trace_directives
from compiler.guard import guarded
from compiler.kept import Kept, KeptStatements
from compiler.plan import Node
from compiler.render import root_select, rows_select
from compiler.sql import Sql, Statement, statement

ACQUIRE_TIMEOUT_SECONDS = 5.0
Info = GraphQLResolveInfo[Any]


class Compiler:
    """The read compiler of one schema, with the statements that it has compiled already."""

    def __init__(self, catalogue: Catalogue, cursor_secret: bytes) -> None:
        self.catalogue = catalogue
        self.cursor_secret = cursor_secret
        self.kept = KeptStatements()

    def statement(
        self, info: Info, standing: Standing, spec: Spec, entity: str | None = None, *, rows: bool = False
    ) -> Statement:
        """The one statement of a field. Raises QueryRefused for arguments that cannot be used.

        `entity` names the type to read where the field's own type is an interface; `spec` must be the same
        one for the same field, entity and standing. With `rows`, the statement answers with rows of key and JSON.
        """
        variables = variables_of(info)
        key = (*(id(node) for node in info.field_nodes), entity, rows, standing)
        found = self.kept.find(key, variables)
        if found is None:
            found = self._compile(info, standing, spec, entity, variables, rows_select if rows else root_select)
            self.kept.keep(key, found)
        return found.statement

    def _compile(
        self,
        info: Info,
        standing: Standing,
        spec: Spec,
        entity: str | None,
        variables: Mapping[str, Any],
        render: Callable[[Node], Sql],
    ) -> Kept:
        """collect → guard → render."""
        trace = Trace()
        trace_directives(info, trace, variables)
        definition = info.parent_type.fields[info.field_name]
        coerced = get_argument_values(definition, info.field_nodes[0], VariableValues({}, dict(variables)))
        arguments = arguments_of(definition, info.field_nodes[0], coerced, variables, trace)
        returns = info.schema.type_map[entity] if entity else get_named_type(info.return_type)
        plan = Collector(self.catalogue, info, trace, self.cursor_secret).root(spec, arguments, returns)
        compiled = statement(render(guarded(plan, standing)))
        return Kept(tuple(info.field_nodes), tuple(trace.dependencies), compiled)


def variables_of(info: Info) -> Mapping[str, Any]:
    """The coerced variables; Strawberry hands resolvers the plain dict."""
    return cast("dict[str, Any]", info.variable_values)


async def answer(pool: asyncpg.Pool, compiled: Statement, bound: list[Any]) -> orjson.Fragment | None:
    """Run the statement; None when the answer is null."""
    async with pool.acquire(timeout=ACQUIRE_TIMEOUT_SECONDS) as connection:
        text = await connection.fetchval(compiled.text, *bound)
    return None if text is None else orjson.Fragment(text)


async def answers(pool: asyncpg.Pool, compiled: Statement, bound: list[Any]) -> dict[Any, orjson.Fragment]:
    """Run a statement that answers with rows of key and JSON."""
    async with pool.acquire(timeout=ACQUIRE_TIMEOUT_SECONDS) as connection:
        rows = await connection.fetch(compiled.text, *bound)
    return {key: orjson.Fragment(text) for key, text in rows}
