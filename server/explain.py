"""Explains to the provider's staff what a query did in PostgreSQL. Nobody else can ask."""

from __future__ import annotations

from typing import Any, Final

import asyncpg

from permissions.viewer import Viewer
from schema.context import Explained

HEADER: Final = "x-tessera-explain"


def may_explain(viewer: Viewer) -> bool:
    """The provider's staff, by a token that may write: what is shown is about all rows, not only theirs."""
    return viewer.is_platform_staff and viewer.may_write


async def explanations(pool: asyncpg.Pool, explained: list[Explained]) -> list[dict[str, Any]]:
    """For each statement: the field, the SQL, the types of its parameters, PostgreSQL's plan; never a value.

    The generic plan, since one made for the values would show them.
    """
    found = []
    async with pool.acquire(timeout=5.0) as connection:
        for one in explained:
            plan = await connection.fetch(f"EXPLAIN (GENERIC_PLAN, SETTINGS) {one.statement.text}", *one.values)
            found.append(
                {
                    "path": one.path,
                    "sql": one.statement.text,
                    "parameters": [parameter.type for parameter in one.statement.parameters],
                    "plan": [row[0] for row in plan],
                }
            )
    return found
