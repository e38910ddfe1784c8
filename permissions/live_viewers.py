"""Who stands behind tokens that are in use for longer than a request: asked of many at once, again and again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from domain.access import TokenKind, TokenScope
from domain.clock import now
from domain.role import MANAGERS, READERS, Role
from permissions.viewer import Viewer

_STATEMENT: Final = """
SELECT t.id, t.kind, t.scope, t.expires_at, a.id AS account, l.id AS learner, a.is_platform_staff,
    m.readable, m.managed, m.member_of, c.teams
FROM access_token t
JOIN account a ON a.id = t.account_id
JOIN learner l ON l.account_id = a.id
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(organization_id) FILTER (WHERE role = ANY ($1::text[])), '{}') AS readable,
        coalesce(array_agg(organization_id) FILTER (WHERE role = ANY ($2::text[])), '{}') AS managed,
        coalesce(array_agg(organization_id), '{}') AS member_of
    FROM membership WHERE account_id = a.id
) m
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(tc.team_id), '{}') AS teams
    FROM membership ms JOIN team_coach tc ON tc.membership_id = ms.id
    WHERE ms.account_id = a.id AND ms.role = $3
) c
WHERE t.id = ANY ($4::uuid[]) AND t.revoked_at IS NULL AND t.expires_at > $5
"""


@dataclass(frozen=True, slots=True)
class LiveViewer:
    """A viewer, and until when the token stands for them if nobody revokes it."""

    viewer: Viewer
    expires_at: datetime


async def viewers_of_tokens(reads: asyncpg.Pool, token_ids: Collection[UUID]) -> dict[UUID, LiveViewer]:
    """Whom tokens stand for now, by the tokens' keys; those that do not count any more are absent."""
    roles = (sorted(READERS), sorted(MANAGERS), Role.COACH.value)
    rows = await reads.fetch(_STATEMENT, *roles, list(token_ids), now())
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
