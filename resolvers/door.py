"""The one door: whatever connects a learner to an organization, or ends what connects them, goes through here."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from domain.audit import AuditAction
from domain.clock import now
from domain.connection import OPEN, ConnectionOrigin, ConnectionState, Side
from domain.errors import ConnectionEnded
from domain.events import Disconnected, LearnerJoined, RequestAnswered
from domain.identifiers import new_id
from models.audit_entry import record
from models.connection import Connection
from models.outbox import announce
from models.pending_writes import savepoint
from resolvers.invitation_acceptance import accept_invitations, open_invitations
from resolvers.unit_of_work import violated_constraint

_ONE_OPEN = "connection_one_open_per_pair"
_TRIES = 5
"""Twins that were faster, one after the other, each with a connection that has ended by the time it is looked at."""


async def connect(learner_id: UUID, account_id: UUID, organization_id: UUID, origin: ConnectionOrigin) -> UUID:
    """Make the connection ACTIVE, or find it so; its key. `account_id` is who opens the door.

    A request that waits is what becomes active, by whatever door; it stays a request in the history. A pair
    that is kept apart the database refuses (`block_keeps_apart`), and a second open connection too: whoever
    comes second at the same instant finds the first one's. Open invitations of the pair are accepted by it.
    """
    invitations = await open_invitations(organization_id, learner_id)
    connection_id = await _active(learner_id, account_id, organization_id, origin)
    await accept_invitations(invitations, connection_id, actor_id=account_id)
    return connection_id


async def active_connection(learner_id: UUID, account_id: UUID, organization_id: UUID) -> UUID | None:
    """The pair's active connection, if there is one, which nobody ends until this transaction does; its key.

    Open invitations of the pair are accepted by it, as by a new one.
    """
    active = Connection.filter(learner_id=learner_id, organization_id=organization_id, state=ConnectionState.ACTIVE)
    if not await active.exists():
        return None
    # Seen, but not held yet: it may end before the lock is had, and then there is none.
    invitations = await open_invitations(organization_id, learner_id)
    found = await active.select_for_update(no_key=True).first()
    if found is None:
        return None
    await accept_invitations(invitations, found.id, actor_id=account_id)
    return found.id


async def _active(learner_id: UUID, account_id: UUID, organization_id: UUID, origin: ConnectionOrigin) -> UUID:
    found = await open_connection(learner_id, organization_id)
    if found is None:
        found, made = await open_or_find(
            Connection(
                id=new_id(),
                learner_id=learner_id,
                organization_id=organization_id,
                state=ConnectionState.ACTIVE,
                origin=origin,
                activated_at=now(),
                activated_by_id=account_id,
            )
        )
        if made:
            await _tell_of(found, origin)
            return found.id
    if found.state is ConnectionState.REQUESTED:
        found.state, found.activated_at, found.activated_by_id = ConnectionState.ACTIVE, now(), account_id
        await found.save(update_fields=["state", "activated_at", "activated_by_id"])
        await _tell_of(found, origin)
    return found.id


async def open_connection(learner_id: UUID, organization_id: UUID) -> Connection | None:
    """The pair's one open connection, locked."""
    return await (
        Connection.filter(learner_id=learner_id, organization_id=organization_id, state__in=list(OPEN))
        .select_for_update(no_key=True)
        .first()
    )


async def open_or_find(wanted: Connection) -> tuple[Connection, bool]:
    """Save an open connection, or find the one that a twin of this call was faster to save; whether it was saved."""
    for _ in range(_TRIES):
        try:
            async with savepoint():
                await wanted.save(force_create=True)
        except IntegrityError as error:
            if violated_constraint(error) != _ONE_OPEN:
                raise
            twin = await open_connection(wanted.learner_id, wanted.organization_id)
            if twin is not None:
                return twin, False
        else:
            return wanted, True
    raise ConnectionEnded


async def part(connection: Connection, account_id: UUID, side: Side, reason: str | None) -> None:
    """End an active connection, which is locked: its end and the order to terminate what it pays are one transaction.

    Raises ConnectionEnded. Both sides see the reason.
    """
    if connection.state is not ConnectionState.ACTIVE:
        raise ConnectionEnded("Only an active connection can be ended.", field="connectionId")
    await end(connection, ConnectionState.DISCONNECTED, account_id, side, reason)
    await record(
        connection.organization_id,
        AuditAction.CONNECTION_ENDED,
        "Connection",
        connection.id,
        actor_id=account_id,
        reason=reason,
        side=side,
    )
    await announce(Disconnected(connection.id))


async def reject(request: Connection, account_id: UUID, reason: str | None) -> None:
    """Say no to a request that waits and is locked. Both sides see the reason."""
    await end(request, ConnectionState.REJECTED, account_id, Side.ORGANIZATION, reason)
    await record(
        request.organization_id,
        AuditAction.REQUEST_REJECTED,
        "Connection",
        request.id,
        actor_id=account_id,
        reason=reason,
    )
    await announce(RequestAnswered(request.id))


async def end(
    connection: Connection, state: ConnectionState, account_id: UUID, side: Side, reason: str | None = None
) -> None:
    """Write a final state, with who brought it about, when and why."""
    connection.state, connection.ended_at = state, now()
    connection.ended_by_id, connection.ended_by_side = account_id, side
    connection.end_reason = reason
    await connection.save(update_fields=["state", "ended_at", "ended_by_id", "ended_by_side", "end_reason"])


async def _tell_of(made: Connection, door: ConnectionOrigin) -> None:
    await record(
        made.organization_id,
        AuditAction.CONNECTION_MADE,
        "Connection",
        made.id,
        actor_id=made.activated_by_id,
        origin=made.origin,
        door=door,
    )
    await announce(LearnerJoined(made.id))
