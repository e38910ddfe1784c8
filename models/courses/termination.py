"""Ending a session before it is completed: the state, the credit and the log change together."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from tortoise.connection import get_connection

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.courses.session import SessionState, TerminationReason
from domain.credits.ledger import LedgerReason
from models.activity.audit_entry import record
from models.credits.ledger import post, post_for_sessions
from models.pending_writes import Write, together, write


async def terminate(
    session_id: UUID,
    organization_id: UUID,
    reason: TerminationReason,
    *,
    actor_id: UUID | None,
    words: str | None,
    note: str | None = None,
    **details: str,
) -> None:
    """End a session in progress that this organization pays; its credit goes back by a reversing entry.

    `words` are why, for the organization's log; `note` is what the session itself keeps. All in one statement; nothing
    of it happens if somebody else has ended the session meanwhile.
    """
    ended = Write(
        "UPDATE session SET state = 'TERMINATED', terminated_at = $2, terminated_by_id = $3, termination_reason = $4,"
        " termination_note = $5 WHERE id = $1 AND state = 'IN_PROGRESS' RETURNING id",
        (session_id, now(), actor_id, reason.value, note),
        wanted=1,
    )
    async with together():
        await write(ended)
        await post(
            LedgerReason.RETURNED_ON_TERMINATION,
            organization_id=organization_id,
            session_id=session_id,
            actor_id=actor_id,
        )
        await record(
            organization_id,
            AuditAction.SESSION_TERMINATED,
            "Session",
            session_id,
            actor_id=actor_id,
            reason=words,
            because=reason,
            **details,
        )


_HELD: Final = """
WITH held AS (
    SELECT k.id FROM connection k WHERE k.id IN (
        SELECT s.connection_id FROM session s WHERE s.id = ANY ($1::uuid[]) AND s.funding_organization_id = $2
    ) ORDER BY k.id FOR NO KEY UPDATE
)
SELECT s.id, s.state FROM session s
WHERE (SELECT count(*) FROM held) >= 0 AND s.id = ANY ($1::uuid[]) AND s.funding_organization_id = $2
ORDER BY s.id FOR UPDATE
"""


async def hold_sessions(session_ids: Collection[UUID], organization_id: UUID) -> dict[UUID, SessionState]:
    """Those of the sessions that the organization pays, locked after their connections, and where each stands."""
    rows = await get_connection("default").execute_query_dict(_HELD, [list(session_ids), organization_id])
    return {row["id"]: SessionState(row["state"]) for row in rows}


async def terminate_by_organization(
    session_ids: Collection[UUID], organization_id: UUID, *, actor_id: UUID, reason: str
) -> None:
    """End sessions in progress that this organization pays, as `terminate` ends one; they are held."""
    because = TerminationReason.BY_ORGANIZATION
    ended = Write(
        "UPDATE session SET state = 'TERMINATED', terminated_at = $2, terminated_by_id = $3, termination_reason = $4,"
        " termination_note = $5 WHERE id = ANY ($1::uuid[]) AND state = 'IN_PROGRESS' RETURNING id",
        (list(session_ids), now(), actor_id, because.value, reason),
        wanted=len(session_ids),
    )
    await write(ended)
    await post_for_sessions(LedgerReason.RETURNED_ON_TERMINATION, organization_id, session_ids, actor_id)
    for session_id in session_ids:
        await record(
            organization_id,
            AuditAction.SESSION_TERMINATED,
            "Session",
            session_id,
            actor_id=actor_id,
            reason=reason,
            because=because,
        )
