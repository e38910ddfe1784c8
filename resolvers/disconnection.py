"""Ending a connection, by either side, at any time."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.connection import Side
from domain.errors import InvalidInput, NotFound
from domain.identifiers import key_of
from domain.line import optional_line
from domain.role import MANAGERS
from models.connection import Connection
from permissions.connection import ConnectionVisible
from permissions.request import MayWrite, SignedIn
from permissions.viewer import Viewer
from resolvers.authority import require_role
from resolvers.blocking import block
from resolvers.door import part
from resolvers.unit_of_work import mutation
from resolvers.visibility import sees
from schema.context import Info
from schema.disconnection import DisconnectInput, DisconnectPayload


@strawberry.type
class DisconnectionMutations:
    """`disconnect`."""

    @mutation(
        description="End a connection: the learner, or an owner or admin of the organization. Sessions in progress on "
        "the organization's credits can go on no further from this moment and are terminated within seconds; their "
        "credits go back. The learner keeps every certificate.",
        may=[SignedIn, MayWrite],
    )
    async def disconnect(
        self, info: Info, input: Annotated[DisconnectInput, strawberry.argument(description="Which, and why.")]
    ) -> DisconnectPayload:
        """The end and the order to terminate are one transaction; a worker carries the order out."""
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)
        connection, side = await _party(viewer, input.connection_id)
        if input.block_reconnection and side is Side.LEARNER:
            raise InvalidInput("Only the organization can block; you are its learner.", field="blockReconnection")
        await part(connection, viewer.account, side, reason)
        if input.block_reconnection:
            await block(connection.organization_id, connection.learner_id, viewer.account, reason)
        return DisconnectPayload(connection_id=connection.id)


async def _party(viewer: Viewer, connection: str) -> tuple[Connection, Side]:
    """The connection, locked, and the side that the viewer is on. Raises NotFound, Forbidden.

    Judged before it is locked: who may not see it does not make others wait, and is not made to wait.
    """
    key = key_of("Connection", connection)
    if key is None or not await sees(viewer, "connection", ConnectionVisible(), key):
        raise NotFound(field="connectionId")
    seen = await Connection.get(id=key)
    side = Side.LEARNER if seen.learner_id == viewer.learner_id else Side.ORGANIZATION
    if side is Side.ORGANIZATION:
        await require_role(viewer, seen.organization_id, MANAGERS)
    return await Connection.filter(id=seen.id).select_for_update().get(), side
