"""The two commonest changes of a connection as one statement each, which does nothing unless all is as usual.

Whoever sends one has read nothing before. If it comes too late (`Write.wanted`), whatever the reason, the unit of work
begins again and looks (`pending_writes.attempt`). Both return the organization.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from domain.clock import now
from models.connections.bond import INVITATIONS
from models.pending_writes import Write

FIRST, LEFT = "first_connection", "left_connection"
"""What the rows are called that these write."""

_USABLE: Final = f"""
SELECT o.id, o.organization_id, o.max_uses FROM invitation_link o
WHERE o.token = $1 AND o.is_active AND o.rotated_at IS NULL AND (o.expires_at IS NULL OR o.expires_at > $4)
    AND (o.max_uses IS NULL OR o.uses < o.max_uses)
    AND NOT EXISTS (SELECT FROM connection c WHERE c.learner_id = $2 AND c.organization_id = o.organization_id)
    AND NOT EXISTS (
        SELECT FROM (SELECT $2::uuid AS learner_id, o.organization_id, $4::timestamptz AS moment OFFSET 0) p
        CROSS JOIN LATERAL ({INVITATIONS}) invited
    )
"""  # noqa: S608
_JOINED: Final = """
INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at, activated_by_id)
SELECT $3, $2, organization_id, 'ACTIVE', 'LINK', $4, $4, $5 FROM usable_link RETURNING id, organization_id
"""
_USED: Final = f"""
UPDATE invitation_link SET uses = uses + 1
WHERE id = (SELECT id FROM usable_link) AND (SELECT count(*) FROM {FIRST}) = 1 AND is_active AND rotated_at IS NULL
    AND (expires_at IS NULL OR expires_at > $4) AND (max_uses IS NULL OR uses < max_uses)
RETURNING organization_id
"""  # noqa: S608


def first_joining(token: str, learner_id: UUID, connection_id: UUID, account_id: UUID) -> Write:
    """The first connection of a pair, by the organization's shared link; no invitation waits for the learner."""
    return Write(
        _USED,
        (token, learner_id, connection_id, now(), account_id),
        wanted=1,
        parts=(("usable_link", _USABLE), (FIRST, _JOINED)),
        returns="organization_id",
    )


_LEFT: Final = """
UPDATE connection SET state = 'DISCONNECTED', ended_at = $3, ended_by_id = $4, ended_by_side = 'LEARNER',
    end_reason = $5
WHERE id = $1 AND learner_id = $2 AND state = 'ACTIVE' RETURNING organization_id
"""


def leaving(connection_id: UUID, learner_id: UUID, account_id: UUID, reason: str | None) -> Write:
    """The learner's own active connection ends by the learner."""
    values = (connection_id, learner_id, now(), account_id, reason)
    return Write(_LEFT, values, wanted=1, name=LEFT, returns="organization_id")
