"""Whether the viewer sees a row, for mutations: the same condition that reads carry."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, LiteralString
from uuid import UUID

from tortoise.connection import get_connection

from compiler.sql import Sql, sql, statement
from compiler.sql import viewer as asks
from domain.errors import Forbidden, NotFound
from domain.refusal import Refusal
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


async def not_theirs(
    viewer: Viewer, table: LiteralString, guard: RowPermission, key: UUID | None, *, field: str, words: str
) -> Refusal:
    """What to tell who may not act on a row: `words` where the viewer sees it, else that there is none."""
    if key is None or await visible_row(viewer, table, guard, key, sql("x.id")) is None:
        return NotFound(field=field)
    return Forbidden(words, field=field)


async def visible_keys(
    viewer: Viewer, table: LiteralString, guard: RowPermission, keys: Collection[UUID]
) -> frozenset[UUID]:
    """Those of the keys behind which `table` has a row that exists for the viewer."""
    if not keys or not guard.allows(viewer):
        return frozenset()
    condition = guard.rows(sql("x"), viewer.profile, {})
    asked = statement(sql("SELECT x.id FROM {} x WHERE x.id = ANY ({}) AND ({})", sql(table), _KEYS, condition))
    values = asked.bind({**viewer.parameters(), "keys": list(keys)}, {})
    rows = await get_connection("default").execute_query_dict(asked.text, values)
    return frozenset(row["id"] for row in rows)


_KEYS: Final = asks("keys", "uuid[]")
