"""Whether the viewer sees a row, for mutations: the same condition that reads carry."""

from __future__ import annotations

from typing import LiteralString
from uuid import UUID

from tortoise.connection import get_connection

from compiler.sql import sql, statement, value
from permissions.row import RowPermission
from permissions.viewer import Viewer


async def sees(viewer: Viewer, table: LiteralString, guard: RowPermission, key: UUID) -> bool:
    """Whether the row `key` of `table` exists for the viewer. A mutation answers NotFound if not."""
    if not guard.allows(viewer):
        return False
    condition = guard.rows(sql("x"), viewer.standing, {})
    asked = statement(sql("SELECT 1 FROM {} x WHERE x.id = {} AND ({})", sql(table), value(key, "uuid"), condition))
    values = asked.bind(viewer.parameters(), {})
    return bool(await get_connection("default").execute_query_dict(asked.text, values))
