"""Ending a session before it is completed: the state, the credit and the log change together."""

from __future__ import annotations

from uuid import UUID

from domain.audit import AuditAction
from domain.clock import now
from domain.ledger import LedgerReason
from domain.session import SessionState, TerminationReason
from models.audit_entry import record
from models.ledger import post
from models.session import Session


async def terminate(
    session: Session,
    reason: TerminationReason,
    *,
    actor_id: UUID | None,
    words: str | None,
    note: str | None = None,
    **details: str,
) -> None:
    """End a locked session in progress that an organization pays; its credit goes back by a reversing entry.

    `words` are why, for the organization's log; `note` is what the session itself keeps. Call it inside a
    transaction. Raises IntegrityError (`session_lifecycle`) if the session has ended.
    """
    organization_id = session.funding_organization_id
    if organization_id is None:
        raise ValueError("a session that the learner pays is not an organization's to end")
    session.state, session.terminated_at, session.terminated_by_id = SessionState.TERMINATED, now(), actor_id
    session.termination_reason, session.termination_note = reason, note
    changed = ["state", "terminated_at", "terminated_by_id", "termination_reason", "termination_note"]
    await session.save(update_fields=changed)
    await post(
        LedgerReason.RETURNED_ON_TERMINATION,
        organization_id=organization_id,
        session_id=session.id,
        actor_id=actor_id,
    )
    await record(
        organization_id,
        AuditAction.SESSION_TERMINATED,
        "Session",
        session.id,
        actor_id=actor_id,
        reason=words,
        because=reason,
        **details,
    )
