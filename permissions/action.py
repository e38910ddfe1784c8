"""May this viewer act on this row? Asked in the statement that finds the row, and locks it, for a mutation."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, LiteralString

from compiler.sql import Sql, Statement, identifier, sql, statement, viewer
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission

Lock = Literal["row", "role", "nothing"]
"""What stays as it is until the transaction ends: the role and the row, the role alone, or nothing."""

_ACTING: Final[LiteralString] = """
WITH seen AS MATERIALIZED (
    SELECT x.id, x.{} AS acting_for, m.role FROM {} x
    LEFT JOIN membership m ON m.organization_id = x.{} AND m.account_id = {}
    WHERE x.id = {} AND (coalesce(m.role = ANY ({}), FALSE) OR ({}))
), acting AS MATERIALIZED (
    SELECT s.id, m.role FROM seen s JOIN membership m ON m.organization_id = s.acting_for
    WHERE m.account_id = {} AND m.role = ANY ({}) {}
), held AS MATERIALIZED (
    SELECT x.* FROM acting a JOIN {} x ON x.id = a.id {}
)
SELECT a.role AS acting_role, h.* FROM seen s LEFT JOIN acting a ON TRUE LEFT JOIN held h ON TRUE
"""
"""No row: there is none that the viewer sees. `acting_role` is null where the viewer may not act on it.

Who may act sees, whatever the viewer could do when the request began. Whoever may not locks nothing: the row's lock
waits for the role's, and the role's for the rest.
"""


@lru_cache(maxsize=512)
def row_to_act_on(
    table: str, organization: str, guard: type[RowPermission], profile: AccessProfile, lock: Lock
) -> Statement:
    """What finds the row of the viewer's parameter `key`, with one of `roles` in the organization of that column."""
    condition = guard().rows(sql("x"), profile, {}) if guard().allows(profile) else sql("FALSE")
    key, account, roles = viewer("key", "uuid"), viewer("account", "uuid"), viewer("roles", "text[]")
    name, column = identifier(table), identifier(organization)
    held_role: Sql = sql("FOR NO KEY UPDATE OF m" if lock != "nothing" else "")
    held_row: Sql = sql("FOR NO KEY UPDATE OF x" if lock == "row" else "")
    return statement(
        sql(_ACTING, column, name, column, account, key, roles, condition, account, roles, held_role, name, held_row)
    )
