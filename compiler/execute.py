"""Compile the field that is being resolved and let PostgreSQL answer it."""

from __future__ import annotations

from typing import Any, cast

import asyncpg
import orjson
from graphql import GraphQLNamedType, GraphQLResolveInfo, get_named_type
from graphql.execution.values import VariableValues, get_argument_values

from compiler.catalogue import Arguments, Catalogue, Spec, ToOne
from compiler.collect import Collector
from compiler.guard import guarded
from compiler.render import root_select
from compiler.sql import Sql, Statement, sql, statement, value

ACQUIRE_TIMEOUT_SECONDS = 5.0


def compile_field(
    catalogue: Catalogue,
    info: GraphQLResolveInfo[Any],
    viewer: Any,
    spec: Spec,
    arguments: Arguments,
    returns: GraphQLNamedType | None = None,
) -> Statement:
    """The one statement of a field: collect → guard → render. Raises QueryRefused for bad arguments."""
    plan = Collector(catalogue, info).root(spec, arguments, returns or get_named_type(info.return_type))
    return statement(root_select(guarded(plan, viewer)))


async def answer(pool: asyncpg.Pool, compiled: Statement, parameters: dict[str, Any]) -> orjson.Fragment | None:
    """Run the statement; None when the answer is null."""
    async with pool.acquire(timeout=ACQUIRE_TIMEOUT_SECONDS) as connection:
        text = await connection.fetchval(compiled.text, *compiled.bind(parameters))
    return None if text is None else orjson.Fragment(text)


def arguments_of(info: GraphQLResolveInfo[Any]) -> Arguments:
    """The coerced arguments of the field that is being resolved."""
    definition = info.parent_type.fields[info.field_name]
    variables = VariableValues(sources={}, coerced=cast("dict[str, Any]", info.variable_values))
    return get_argument_values(definition, info.field_nodes[0], variables)


def by_key(target: str, key: Any) -> ToOne:
    """The relation to one row by its primary key."""

    def on(_parent: Sql, row: Sql, _arguments: Arguments) -> Sql:
        return sql("{}.id = {}", row, value(key, "uuid"))

    return ToOne(target, on)
