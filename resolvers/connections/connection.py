"""The one door: whatever connects a learner to an organization, or ends what connects them, goes through here."""

from __future__ import annotations

from uuid import UUID

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from domain.errors import ConnectionEnded
from domain.events import Disconnected, LearnerJoined, RequestAnswered
from domain.identifiers import new_id
from models.activity.audit_entry import record, record_by, tell_watchers
from models.connections.bond import Bond, acceptance, activation, bond_of, ending, still_active
from models.connections.connection import Connection
from models.connections.optimistic import FIRST, LEFT, first_joining, leaving
from models.outbox import announce
from models.pending_writes import Write, insert, place, send_now, write

TWINS = frozenset({"connection_one_open_per_pair"})
"""What refuses the second of two who open a connection of one pair at the same instant."""


async def connect(learner_id: UUID, account_id: UUID, organization_id: UUID, origin: ConnectionOrigin) -> UUID:
    """Make the pair's connection ACTIVE, or find it so; its key. `account_id` is who opens the door."""
    return await connect_pair(await bond_of(learner_id, organization_id), account_id, origin)


async def connect_pair(bond: Bond, account_id: UUID, origin: ConnectionOrigin, *more: Write) -> UUID:
    """Make a pair's connection ACTIVE, or find it so; its key. `more` counts on it by its name `made_connection`.

    A request that waits is what becomes active, by whatever door; it stays a request in the history. A pair
    that is kept apart the database refuses (`block_keeps_apart`), and a second open connection too: whoever
    comes second at the same instant begins again, and finds the first one's. Open invitations of the pair are
    accepted by it.
    """
    connection_id = bond.connection_id or new_id()
    # Invitations are locked before the connection, as everywhere.
    accepted = f"accepted_invitations_{place()}" if bond.invitation_ids else None
    if accepted is not None:
        await write(acceptance(bond.invitation_ids, connection_id, now(), name=accepted))
    if bond.state is ConnectionState.ACTIVE:
        await write(still_active(connection_id, after=accepted))
    else:
        name = "made_connection" if more else None
        await write(_made(bond, connection_id, account_id, origin, name=name, after=accepted), *more, twins=TWINS)
        await record(
            bond.organization_id,
            AuditAction.CONNECTION_MADE,
            "Connection",
            connection_id,
            actor_id=account_id,
            origin=bond.origin or origin,
            door=origin,
        )
        await announce(LearnerJoined(connection_id))
    for invitation_id in bond.invitation_ids:
        action = AuditAction.INVITATION_ACCEPTED
        await record(bond.organization_id, action, "Invitation", invitation_id, actor_id=account_id)
    return connection_id


def _made(
    bond: Bond,
    connection_id: UUID,
    account_id: UUID,
    origin: ConnectionOrigin,
    *,
    name: str | None,
    after: str | None,
) -> Write:
    if bond.state is ConnectionState.REQUESTED:
        return activation(connection_id, account_id, name=name, after=after)
    moment = now()
    connection = Connection(
        id=connection_id,
        learner_id=bond.learner_id,
        organization_id=bond.organization_id,
        state=ConnectionState.ACTIVE,
        origin=origin,
        created_at=moment,
        activated_at=moment,
        activated_by_id=account_id,
    )
    return insert(connection, name=name, after=after)


async def connect_first(token: str, learner_id: UUID, account_id: UUID) -> tuple[UUID, UUID]:
    """Connect by a shared link without a look at what is there; keys of the connection and the organization.

    It comes too late, and the unit of work begins again, unless the link connects, no invitation waits for the learner
    and the two had nothing with each other before.
    """
    connection_id = new_id()
    await write(first_joining(token, learner_id, connection_id, account_id), twins=TWINS)
    link = ConnectionOrigin.LINK
    action = AuditAction.CONNECTION_MADE
    await record_by(FIRST, action, "Connection", connection_id, actor_id=account_id, origin=link, door=link)
    await announce(LearnerJoined(connection_id))
    return connection_id, await _sent_for()


async def leave(connection_id: UUID, learner_id: UUID, account_id: UUID, reason: str | None) -> None:
    """End the learner's own active connection without a look at it before; too late unless it is one."""
    await write(leaving(connection_id, learner_id, account_id, reason))
    action, side = AuditAction.CONNECTION_ENDED, Side.LEARNER
    await record_by(LEFT, action, "Connection", connection_id, actor_id=account_id, reason=reason, side=side)
    await announce(Disconnected(connection_id))
    await _sent_for()


async def _sent_for() -> UUID:
    """Send what waits, and tell those who watch the organization that it returns, whose key this is."""
    organization_id: UUID = (await send_now())["organization_id"]
    tell_watchers("Connection", organization_id)
    return organization_id


async def end_active(bond: Bond, account_id: UUID, side: Side, reason: str | None, *, name: str | None = None) -> None:
    """End an active connection: its end and the order to terminate what it pays are one transaction.

    Raises ConnectionEnded. Both sides see the reason. `name` is for what counts on it.
    """
    if bond.connection_id is None or bond.state is not ConnectionState.ACTIVE:
        raise ConnectionEnded("Only an active connection can be ended.", field="connectionId")
    await write(_end(bond, ConnectionState.DISCONNECTED, account_id, side, reason, name))
    await record(
        bond.organization_id,
        AuditAction.CONNECTION_ENDED,
        "Connection",
        bond.connection_id,
        actor_id=account_id,
        reason=reason,
        side=side,
    )
    await announce(Disconnected(bond.connection_id))


async def reject(bond: Bond, account_id: UUID, reason: str | None, *, name: str | None = None) -> None:
    """Say no to a request that waits. Both sides see the reason. `name` is for what counts on it."""
    if bond.connection_id is None:
        raise ConnectionEnded
    await write(_end(bond, ConnectionState.REJECTED, account_id, Side.ORGANIZATION, reason, name))
    await record(
        bond.organization_id,
        AuditAction.REQUEST_REJECTED,
        "Connection",
        bond.connection_id,
        actor_id=account_id,
        reason=reason,
    )
    await announce(RequestAnswered(bond.connection_id))


async def withdraw(bond: Bond, account_id: UUID) -> None:
    """Take a request back that waits."""
    if bond.connection_id is None:
        raise ConnectionEnded
    await write(_end(bond, ConnectionState.WITHDRAWN, account_id, Side.LEARNER, None, None))
    action = AuditAction.REQUEST_WITHDRAWN
    await record(bond.organization_id, action, "Connection", bond.connection_id, actor_id=account_id)


def _end(
    bond: Bond, state: ConnectionState, account_id: UUID, side: Side, reason: str | None, name: str | None
) -> Write:
    if bond.connection_id is None or bond.state is None:
        raise ConnectionEnded
    return ending(bond.connection_id, bond.state, state, account_id, side, reason, name=name)
