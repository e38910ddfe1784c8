"""What the token of a shared link or a mailed invitation is worth to a learner, read in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from tortoise.connection import get_connection

from domain.clock import now
from domain.connections.connection import MAX_A_DAY
from domain.connections.invitation import InvitationState
from models.connections.bond import COLUMNS, OPEN, Bond, bond, lock_pairs
from models.pending_writes import Write


@dataclass(frozen=True, slots=True)
class JoinOffer:
    """A link or an invitation as it is, and what its organization and the learner have with each other.

    Of a link `is_active`, `rotated_at`, `max_uses` and `uses` count, of an invitation `invitation_state`, and
    `is_active` whether the organization's link is on, without which it is paused.
    """

    id: UUID
    organization_id: UUID
    expires_at: datetime | None
    is_active: bool
    rotated_at: datetime | None
    max_uses: int | None
    uses: int
    invitation_state: InvitationState | None
    """Null of a link."""
    bond: Bond
    lately: list[datetime]
    """When the pair's last connections of this day began, the newest first; not more than may be."""
    came_before: bool
    """By this very link: connecting by it again is not another use."""


_ISSUED: Final = """
SELECT id, organization_id, created_at, expires_at, is_active, rotated_at, max_uses, uses, NULL::text AS state
FROM invitation_link WHERE token = $1
UNION ALL
SELECT i.id, i.organization_id, i.created_at, i.expires_at, NOT EXISTS (
    SELECT FROM invitation_link l
    WHERE l.organization_id = i.organization_id AND l.rotated_at IS NULL AND NOT l.is_active
), NULL, NULL, 0, i.state FROM invitation i WHERE i.token = $1
"""
_PAIR: Final = f"""
SELECT $2::uuid AS learner_id, o.organization_id, $3::timestamptz AS moment FROM ({_ISSUED}) o
"""  # noqa: S608
_OFFER: Final = f"""
SELECT o.id, o.expires_at, o.is_active, o.rotated_at, o.max_uses, o.uses, o.state AS invitation_state, {COLUMNS},
    ARRAY(
        SELECT c.created_at FROM connection c
        WHERE c.learner_id = p.learner_id AND c.organization_id = p.organization_id AND c.created_at > $4
        ORDER BY c.created_at DESC LIMIT {MAX_A_DAY}
    ) AS lately,
    EXISTS (
        SELECT FROM connection c
        WHERE c.learner_id = p.learner_id AND c.organization_id = p.organization_id
            AND c.origin = 'LINK' AND c.activated_at >= o.created_at
    ) AS came_before
FROM ({_ISSUED}) o
CROSS JOIN LATERAL (
    SELECT $2::uuid AS learner_id, o.organization_id, $3::timestamptz AS moment OFFSET 0
) p
LEFT JOIN connection k ON {OPEN}
"""  # noqa: S608


async def join_offer(token: str, learner_id: UUID, *, is_new: bool = False) -> JoinOffer | None:
    """What the token was ever issued for, dead or not; None if for nothing. Locks the bond where it can be held."""
    moment = now()
    if not is_new:  # Of a learner who came into being in this transaction nobody else can change anything.
        await lock_pairs(_PAIR, token, learner_id, moment)
    values = [token, learner_id, moment, moment - timedelta(days=1)]
    rows = await get_connection("default").execute_query_dict(_OFFER, values)
    if not rows:
        return None
    [row] = rows
    state = row["invitation_state"]
    return JoinOffer(
        id=row["id"],
        organization_id=row["organization_id"],
        expires_at=row["expires_at"],
        is_active=row["is_active"],
        rotated_at=row["rotated_at"],
        max_uses=row["max_uses"],
        uses=row["uses"],
        invitation_state=None if state is None else InvitationState(state),
        bond=bond(row),
        lately=row["lately"],
        came_before=row["came_before"],
    )


def use_of(link_id: UUID, *, is_new: bool) -> Write:
    """One use more of a link that connects at this moment; the same number for who was connected by it before.

    Many want this row, so it comes after the connection (`made_connection`), and is locked for the shortest time.
    """
    return Write(
        "UPDATE invitation_link SET uses = uses + CASE WHEN $2::boolean THEN 1 ELSE 0 END"
        " WHERE id = $1 AND (SELECT count(*) FROM made_connection) = 1 AND is_active AND rotated_at IS NULL"
        " AND (expires_at IS NULL OR expires_at > $3) AND (NOT $2 OR max_uses IS NULL OR uses < max_uses) RETURNING id",
        (link_id, is_new, now()),
        wanted=1,
    )


def still_on(organization_id: UUID) -> Write:
    """Nothing, unless the organization's link was switched off, or replaced, meanwhile; it stays on until COMMIT."""
    sql = (
        "SELECT id FROM invitation_link WHERE organization_id = $1 AND rotated_at IS NULL AND is_active"
        " AND (SELECT count(*) FROM made_connection) = 1 FOR SHARE"
    )
    return Write(sql, (organization_id,), wanted=1)
