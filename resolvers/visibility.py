"""Whether the viewer sees a row, for mutations: the same condition that reads carry."""

from __future__ import annotations

from typing import Any, LiteralString
from uuid import UUID

from tortoise.connection import get_connection

from compiler.sql import Sql, sql, statement
from compiler.sql import viewer as asks
from permissions.people.viewer import Viewer
from permissions.row import RowPermission


async def visible_row(
    viewer: Viewer, table: LiteralString, guard: RowPermission, key: UUID, columns: Sql
) -> dict[str, Any] | None:
    """These columns of the row `key` of `table`, as `x`, if it exists for the viewer."""
    if not guard.allows(viewer):
        return None
    condition = guard.rows(sql("x"), viewer.profile, {})
    asked = statement(
        sql("SELECT {} FROM {} x WHERE x.id = {} AND ({})", columns, sql(table), asks("key", "uuid"), condition)
    )
    values = asked.bind({**viewer.parameters(), "key": key}, {})
    rows = await get_connection("default").execute_query_dict(asked.text, values)
    return rows[0] if rows else None
