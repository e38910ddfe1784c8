"""Compile the field that is being resolved, once per shape, and let PostgreSQL answer it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import asyncpg
import orjson
from graphql import FieldNode, GraphQLResolveInfo

from compiler.cached_statement import CachedStatement, CachedStatements
from compiler.catalogue import AccessProfile, Catalogue, Spec
from compiler.passes import Request, compilation
from compiler.sql import Statement

ACQUIRE_TIMEOUT_SECONDS = 5.0
Info = GraphQLResolveInfo[Any]


class Compiler:
    """The read compiler of one schema, with the statements that it has compiled already."""

    def __init__(self, catalogue: Catalogue, cursor_secret: bytes) -> None:
        self.catalogue = catalogue
        self.cursor_secret = cursor_secret
        self.cached = CachedStatements()

    def statement(
        self,
        info: Info,
        profile: AccessProfile,
        spec: Spec,
        entity: str | None = None,
        *,
        rows: bool = False,
        keep: bool = True,
    ) -> CachedStatement:
        """The one statement of a field, which can be put into another. Raises QueryRefused for unusable arguments.

        `spec` must be the same one for the same field, entity and access profile; the rest is as in `Request`. `keep`
        says that the query's nodes will come again: those of a query that is parsed each time never do.
        """
        variables = variables_of(info)
        key = (*(id(node) for node in info.field_nodes), entity, rows, profile)
        found = self.cached.find(key, variables)
        if found is None:
            request = Request(self.catalogue, self.cursor_secret, info, variables, profile, spec, entity, rows)
            found = self._compiled(request)
            if keep:
                self.cached.keep(key, found)
        return found

    def found(
        self, node: FieldNode, profile: AccessProfile, variables: Mapping[str, Any], entity: str | None = None
    ) -> CachedStatement | None:
        """What was compiled for a field that this node alone asks for, if it was kept."""
        return self.cached.find((id(node), entity, False, profile), variables)

    def _compiled(self, request: Request) -> CachedStatement:
        done = compilation(request)
        assert done.statement is not None
        return CachedStatement(tuple(request.info.field_nodes), done.dependencies, done.statement)


def variables_of(info: Info) -> Mapping[str, Any]:
    """The coerced variables; Strawberry hands resolvers the plain dict."""
    return cast("dict[str, Any]", info.variable_values)


async def answer(pool: asyncpg.Pool, compiled: Statement, bound: list[Any]) -> orjson.Fragment | None:
    """Run the statement; None when the answer is null."""
    async with pool.acquire(timeout=ACQUIRE_TIMEOUT_SECONDS) as connection:
        text = await connection.fetchval(compiled.text, *bound)
    return None if text is None else orjson.Fragment(text)


async def one_row(pool: asyncpg.Pool, compiled: Statement, bound: list[Any]) -> asyncpg.Record | None:
    """Run a statement that answers with a row, or with none."""
    async with pool.acquire(timeout=ACQUIRE_TIMEOUT_SECONDS) as connection:
        return await connection.fetchrow(compiled.text, *bound)


async def answers(pool: asyncpg.Pool, compiled: Statement, bound: list[Any]) -> dict[Any, orjson.Fragment]:
    """Run a statement that answers with rows of key and JSON."""
    async with pool.acquire(timeout=ACQUIRE_TIMEOUT_SECONDS) as connection:
        rows = await connection.fetch(compiled.text, *bound)
    return {key: orjson.Fragment(text) for key, text in rows}
