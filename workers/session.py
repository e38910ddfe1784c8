"""Ending sessions whose connection has ended."""

from __future__ import annotations

from domain.audit import AuditAction
from domain.clock import now
from domain.identifiers import to_global
from domain.ledger import LedgerReason
from domain.session import SessionState, TerminationReason
from models import ledger
from models.audit_entry import record
from models.connection import Connection
from models.session import Session


async def terminate_sessions(connection: Connection) -> int:
    """End what is in progress on `connection`, return each credit to the organization; returns how many.

    A session that somebody else ended meanwhile is none of ours: the rows are locked before they are judged.
    """
    running = (
        await Session.filter(connection_id=connection.id, state=SessionState.IN_PROGRESS)
        .order_by("id")
        .select_for_update(no_key=True)
    )
    for session in running:
        await _terminate(session, connection)
    return len(running)


async def _terminate(session: Session, connection: Connection) -> None:
    session.state = SessionState.TERMINATED
    session.terminated_at = now()
    session.terminated_by_id = connection.ended_by_id
    session.termination_reason = TerminationReason.DISCONNECTED
    await session.save(update_fields=["state", "terminated_at", "terminated_by_id", "termination_reason"])
    organization_id = connection.organization_id
    await ledger.post(
        LedgerReason.RETURNED_ON_TERMINATION,
        organization_id=organization_id,
        session_id=session.id,
        actor_id=connection.ended_by_id,
    )
    await record(
        organization_id,
        AuditAction.SESSION_TERMINATED,
        "Session",
        session.id,
        actor_id=connection.ended_by_id,
        reason=connection.end_reason,
        connection=to_global("Connection", connection.id),
    )
