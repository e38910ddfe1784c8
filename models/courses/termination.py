"""Ending a session before it is completed: the state, the credit and the log change together."""

from __future__ import annotations

from uuid import UUID

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.courses.session import TerminationReason
from domain.credits.ledger import LedgerReason
from models.activity.audit_entry import record
from models.credits.ledger import post
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
