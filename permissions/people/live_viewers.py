"""Who stands behind tokens that are in use for longer than a request: asked of many at once, again and again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from compiler.sql import sql, statement, viewer
from domain.clock import now
from domain.people.access import TokenKind, TokenScope
from permissions.people.token_viewer import PROFILE_OF_ACCOUNT
from permissions.people.viewer import Viewer

_OF_TOKENS: Final = statement(
    sql(
        """
SELECT t.id, t.kind, t.scope, t.expires_at, a.id AS account, l.id AS learner, a.is_platform_staff,
    m.readable, m.managed, m.member_of, c.teams
{}
JOIN access_token t ON t.account_id = a.id
JOIN learner l ON l.account_id = a.id
WHERE t.id = ANY ({}) AND t.revoked_at IS NULL AND t.expires_at > {}
""",
        PROFILE_OF_ACCOUNT,
        viewer("tokens", "uuid[]"),
        viewer("moment", "timestamptz"),
    )
)


@dataclass(frozen=True, slots=True)
class LiveViewer:
    """A viewer, and until when the token stands for them if nobody revokes it."""

    viewer: Viewer
    expires_at: datetime


async def viewers_of_tokens(reads: asyncpg.Pool, token_ids: Collection[UUID]) -> dict[UUID, LiveViewer]:
    """Whom tokens stand for now, by the tokens' keys; those that do not count any more are absent."""
    bound = _OF_TOKENS.bind({"tokens": list(token_ids), "moment": now()}, {})
    rows = await reads.fetch(_OF_TOKENS.text, *bound)
    return {row["id"]: LiveViewer(_viewer(row), row["expires_at"]) for row in rows}


def _viewer(row: asyncpg.Record) -> Viewer:
    return Viewer(
        account_id=row["account"],
        learner_id=row["learner"],
        token_id=row["id"],
        token_kind=TokenKind(row["kind"]),
        scope=TokenScope(row["scope"]),
        is_platform_staff=row["is_platform_staff"],
        readable=tuple(row["readable"]),
        managed=tuple(row["managed"]),
        member_of=tuple(row["member_of"]),
        teams=tuple(row["teams"]),
    )
