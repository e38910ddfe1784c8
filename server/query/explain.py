"""Explains to the provider's staff what a query did in PostgreSQL. Nobody else can ask."""

from __future__ import annotations

from typing import Any, Final

import asyncpg

from permissions.people.viewer import Viewer
from schema.context import Explained

HEADER: Final = "x-tessera-explain"


def may_explain(viewer: Viewer) -> bool:
    """The provider's staff, by a token that may write: what is shown is about all rows, not only theirs."""
    return viewer.is_platform_staff and viewer.may_write


async def explanations(pool: asyncpg.Pool, explained: list[Explained]) -> list[dict[str, Any]]:
    """For each statement: the field, the SQL, the types of its parameters, PostgreSQL's plan; never a value.

    The generic plan, asked for with nulls, since one made for the values would show them.
    """
    found = []
    async with pool.acquire(timeout=5.0) as connection:
        for one in explained:
            found.append(
                {
                    "path": one.path,
                    "sql": one.statement.text,
                    "parameters": [parameter.type for parameter in one.statement.parameters],
                    "plan": await _generic_plan(connection, one),
                }
            )
    return found


async def _generic_plan(connection: asyncpg.Connection, one: Explained) -> list[str]:
    nulls = ", ".join(["NULL"] * len(one.statement.parameters))
    async with connection.transaction(readonly=True):
        await connection.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        await connection.execute(f"PREPARE explained AS {one.statement.text}")
        try:
            plan = await connection.fetch(f"EXPLAIN (SETTINGS) EXECUTE explained{f'({nulls})' if nulls else ''}")
        finally:
            await connection.execute("DEALLOCATE explained")
    return [row[0] for row in plan]
