"""From a token's hash to the viewer, in one statement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import asyncpg

from domain.access import TokenKind, TokenScope
from domain.clock import now
from domain.role import MANAGERS, READERS, Role
from permissions.viewer import Viewer

STATEMENT: Final = """
SELECT t.id, t.kind, t.scope, t.last_used_at, a.id AS account, l.id AS learner, a.is_platform_staff,
    m.readable, m.managed, m.member_of, c.teams
FROM access_token t
JOIN account a ON a.id = t.account_id
JOIN learner l ON l.account_id = a.id
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(organization_id) FILTER (WHERE role = ANY ($4::text[])), '{}') AS readable,
        coalesce(array_agg(organization_id) FILTER (WHERE role = ANY ($5::text[])), '{}') AS managed,
        coalesce(array_agg(organization_id), '{}') AS member_of
    FROM membership WHERE account_id = a.id
) m
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(tc.team_id), '{}') AS teams
    FROM membership ms JOIN team_coach tc ON tc.membership_id = ms.id
    WHERE ms.account_id = a.id AND ms.role = $6
) c
WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND t.kind = ANY ($3::text[])
"""


@dataclass(frozen=True, slots=True)
class TokenViewer:
    """A viewer, and when the token that says so was last noted as used."""

    viewer: Viewer
    last_used_at: datetime | None


async def viewer_of_token(reads: asyncpg.Pool, token_hash: bytes, kinds: Collection[TokenKind]) -> TokenViewer | None:
    """Whom a live token of one of `kinds` stands for, or None: unknown, expired and revoked are one answer."""
    row = await reads.fetchrow(
        STATEMENT, token_hash, now(), list(kinds), list(READERS), list(MANAGERS), Role.COACH.value
    )
    if row is None:
        return None
    viewer = Viewer(
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
    return TokenViewer(viewer, row["last_used_at"])
