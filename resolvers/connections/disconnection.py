"""Ending connections, by either side, at any time."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from compiler.sql import sql
from compiler.sql import viewer as asks
from domain.connections.connection import Side
from domain.errors import InvalidInput, NotFound
from domain.identifiers import key_of
from domain.organizations.role import MANAGERS, Role
from domain.refusal import Refusal
from domain.single_line import optional_line
from models.connections.bond import LOCKED, Bond, bond, hold_bonds
from models.organizations.membership import ROLE, still
from models.pending_writes import attempt, lock, write
from permissions.connections.connection import ConnectionVisible
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for, check_role
from resolvers.batch import batch
from resolvers.connections.block import ENDED, keep_apart
from resolvers.connections.connection import end_active, leave
from resolvers.unit_of_work import mutation
from resolvers.visibility import visible_row
from schema.connections.disconnection import DisconnectInput, DisconnectPayload
from schema.connections.disconnection_batch import DisconnectLearnersInput, DisconnectLearnersPayload
from schema.context import Info


@strawberry.type
class DisconnectionMutations:
    """`disconnect` and `disconnectLearners`."""

    @mutation(
        description="End a connection: the learner, or an owner or admin of the organization. Sessions in progress on "
        "the organization's credits can go on no further from this moment and are terminated within seconds; their "
        "credits go back. The learner keeps every certificate.",
        in_one_statement=True,
        viewer_stays=True,
    )
    async def disconnect(
        self, info: Info, input: Annotated[DisconnectInput, strawberry.argument(description="Which, and why.")]
    ) -> DisconnectPayload:
        """The end and the order to terminate are one transaction; a worker carries the order out.

        A learner's own connection is ended at first without a look at it; if that does not do, it is looked at.
        """
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)
        key = key_of("Connection", input.connection_id)
        if attempt() == 0 and key and viewer.profile.is_learner_only and not input.block_reconnection:
            await leave(key, viewer.learner, viewer.account, reason)
            return DisconnectPayload(connection_id=key)
        bond, side = await _party(viewer, key)
        if input.block_reconnection and side is Side.LEARNER:
            raise InvalidInput("Only the organization can block; you are its learner.", field="blockReconnection")
        await end_active(bond, viewer.account, side, reason, name=ENDED)
        if input.block_reconnection:
            await keep_apart(bond.organization_id, bond.learner_id, viewer.account, reason, after=ENDED)
        elif side is Side.ORGANIZATION:
            await write(still(bond.organization_id, viewer.account, MANAGERS))
        return DisconnectPayload(connection_id=bond.connection_id)

    @mutation(
        description="End up to 200 connections of an organization: its owners and admins. Each has its own outcome, "
        "and ends as `disconnect` ends one; `Connection.disconnectPreview` says beforehand what that changes.",
    )
    async def disconnect_learners(
        self, info: Info, input: Annotated[DisconnectLearnersInput, strawberry.argument(description="Which, and why.")]
    ) -> DisconnectLearnersPayload:
        """What has ended meanwhile is left as it is."""
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)
        asked = batch("Connection", input.connection_ids, "connectionIds")
        organization, _ = await acting_for(viewer, input.organization_id)
        judged: dict[UUID, Refusal | None] = {}
        for held in await hold_bonds(organization.id, asked.keys):
            assert held.connection_id is not None
            try:
                await end_active(held, viewer.account, Side.ORGANIZATION, reason)
                judged[held.connection_id] = None
            except Refusal as refusal:
                judged[held.connection_id] = refusal
        return DisconnectLearnersPayload(results=asked.results(judged))


async def _party(viewer: Viewer, key: UUID | None) -> tuple[Bond, Side]:
    """The connection and the side that the viewer is on. Raises NotFound, Forbidden.

    Judged before it is locked: who may not see it does not make others wait, and is not made to wait.
    """
    if key is None:
        raise NotFound(field="connectionId")
    judged = await _judged(viewer, key)
    return await _judged(viewer, key) if await lock(LOCKED, key) else judged


async def _judged(viewer: Viewer, key: UUID) -> tuple[Bond, Side]:
    columns = sql(
        "x.id AS connection_id, x.learner_id, x.organization_id, x.state, x.origin, {} AS role",
        sql(ROLE, asks("account", "uuid")),
    )
    row = await visible_row(viewer, "connection", ConnectionVisible(), key, columns)
    if row is None:
        raise NotFound(field="connectionId")
    side = Side.LEARNER if row["learner_id"] == viewer.learner_id else Side.ORGANIZATION
    if side is Side.ORGANIZATION:
        check_role(None if row["role"] is None else Role(row["role"]))
    return bond({**row, "invitation_ids": []}), side
