"""From a token's hash to the viewer, in one statement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypedDict
from uuid import UUID

import asyncpg

from domain.access import TokenKind, TokenScope
from domain.clock import now
from domain.role import MANAGERS, READERS, Role
from permissions.viewer import Viewer

_STANDING: Final = """
FROM account a
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
"""
"""Where an account stands in organizations, as `m` and `c`; $1 to $3 are the roles that read, manage, coach."""

_ROLES: Final = (list(READERS), list(MANAGERS), Role.COACH.value)

STATEMENT: Final = f"""
SELECT t.id, t.kind, t.scope, t.last_used_at, a.id AS account, l.id AS learner, a.is_platform_staff,
    m.readable, m.managed, m.member_of, c.teams
{_STANDING}
JOIN access_token t ON t.account_id = a.id
JOIN learner l ON l.account_id = a.id
WHERE t.token_hash = $4 AND t.revoked_at IS NULL AND t.expires_at > $5 AND t.kind = ANY ($6::text[])
"""

AFTER_CHANGE: Final = f"""
SELECT a.is_platform_staff, m.readable, m.managed, m.member_of, c.teams {_STANDING} WHERE a.id = $4
"""


@dataclass(frozen=True, slots=True)
class TokenViewer:
    """A viewer, and when the token that says so was last noted as used."""

    viewer: Viewer
    last_used_at: datetime | None


async def viewer_of_token(reads: asyncpg.Pool, token_hash: bytes, kinds: Collection[TokenKind]) -> TokenViewer | None:
    """Whom a live token of one of `kinds` stands for, or None: unknown, expired and revoked are one answer."""
    row = await reads.fetchrow(STATEMENT, *_ROLES, token_hash, now(), list(kinds))
    if row is None:
        return None
    viewer = Viewer(
        account_id=row["account"],
        learner_id=row["learner"],
        token_id=row["id"],
        token_kind=TokenKind(row["kind"]),
        scope=TokenScope(row["scope"]),
        is_platform_staff=row["is_platform_staff"],
        **_standing(row),
    )
    return TokenViewer(viewer, row["last_used_at"])


async def viewer_after_change(reads: asyncpg.Pool, viewer: Viewer) -> Viewer:
    """The same viewer, with the memberships as they are after a change that may have touched them."""
    row = await reads.fetchrow(AFTER_CHANGE, *_ROLES, viewer.account_id)
    return viewer if row is None else replace(viewer, is_platform_staff=row["is_platform_staff"], **_standing(row))


class _Standing(TypedDict):
    readable: tuple[UUID, ...]
    managed: tuple[UUID, ...]
    member_of: tuple[UUID, ...]
    teams: tuple[UUID, ...]


def _standing(row: asyncpg.Record) -> _Standing:
    return {
        "readable": tuple(row["readable"]),
        "managed": tuple(row["managed"]),
        "member_of": tuple(row["member_of"]),
        "teams": tuple(row["teams"]),
    }
