"""What a chunk still has to mail, read in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from tortoise.connection import get_connection

from domain.clock import now
from domain.language import Language

# raw table: for the letter that the organization asked for; its words are those of the invitation
_DUE: Final = """
    SELECT i.id, i.organization_id, i.email, i.name, i.message, i.token, i.sends, i.expires_at,
        o.name AS organization, o.logo_url, o.primary_colour, l.name AS inviter,
        coalesce(own.language, further.language, sender.language) AS language,
        EXISTS (
            SELECT 1 FROM unsubscription u WHERE u.organization_id = i.organization_id AND u.email = i.email
        ) AS is_unsubscribed
    FROM invitation i
    JOIN organization o ON o.id = i.organization_id
    JOIN account sender ON sender.id = i.invited_by_id
    JOIN learner l ON l.account_id = sender.id
    LEFT JOIN account own ON own.email = i.email
    LEFT JOIN account_address a ON a.email = i.email
    LEFT JOIN account further ON further.id = a.account_id
    WHERE i.chunk_id = $1 AND i.state = 'QUEUED' AND i.expires_at > $2
    ORDER BY i.id
"""
# raw table: for the same letters
_STILL_DUE: Final = "SELECT id FROM invitation WHERE chunk_id = $1 AND state = 'QUEUED' AND expires_at > $2"


@dataclass(frozen=True, slots=True)
class DueInvitation:
    """One invitation that is to be mailed, with all that its mail says.

    In the language of the account that has the address; without one, in the language of who invites.
    """

    id: UUID
    organization_id: UUID
    email: str
    name: str | None
    message: str | None
    token: str
    sends: int
    expires_at: datetime
    organization: str
    logo_url: str | None
    primary_colour: str | None
    inviter: str
    language: Language
    is_unsubscribed: bool


async def due(chunk_id: UUID) -> list[DueInvitation]:
    """The chunk's invitations that are queued and have not expired, the oldest first."""
    rows: list[dict[str, Any]] = await get_connection("default").execute_query_dict(_DUE, [chunk_id, now()])
    return [DueInvitation(**{**row, "language": Language(row["language"])}) for row in rows]


async def still_due(chunk_id: UUID) -> set[UUID]:
    """Those of them that are by now."""
    rows = await get_connection("default").execute_query_dict(_STILL_DUE, [chunk_id, now()])
    return {row["id"] for row in rows}
