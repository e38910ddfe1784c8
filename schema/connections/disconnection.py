"""Ending a connection: input and payload."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.connections.connection import Connection
from schema.payload import Payload
from schema.read import reread
from schema.write_input import WriteInput


@strawberry.input(description="A connection to end.")
class DisconnectInput(WriteInput):
    """Input of `disconnect`."""

    connection_id: strawberry.ID = strawberry.field(description="The connection; active.")
    reason: str | None = strawberry.field(description="Why, up to 500 characters; both sides see it.", default=None)
    block_reconnection: bool = strawberry.field(
        description="Also block the learner, so that no link, invitation or request connects the two again until the "
        "block is lifted. For the organization's side; a learner's is refused (`INVALID_INPUT`).",
        default=False,
    )


@strawberry.type(description="The connection as it is now.")
class DisconnectPayload(Payload):
    """Payload of `disconnect`."""

    connection_id: strawberry.Private[UUID | None] = None
    connection: Connection | None = reread(
        "Connection", "connection_id", description="The ended connection; null when refused."
    )
