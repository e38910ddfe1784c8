"""A learner asks an organization to connect."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.audit import AuditAction
from domain.connection import ConnectionOrigin, ConnectionState, Side, is_to_become
from domain.errors import AlreadyConnected, NotFound
from domain.events import ConnectionRequested
from domain.identifiers import key_of, new_id
from domain.line import optional_line
from models.audit_entry import record
from models.connection import Connection
from models.organization import Organization
from models.outbox import announce
from permissions.request import MayWrite, SignedIn
from permissions.viewer import Viewer
from resolvers.door import end, open_connection, open_or_find
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.request_mutations import (
    ConnectionRequestPayload,
    RequestConnectionInput,
    WithdrawConnectionRequestInput,
)


@strawberry.type
class RequestMutations:
    """`requestConnection` and `withdrawConnectionRequest`."""

    @mutation(
        description="Ask an organization to connect with you. Its owners and admins are told at once. Asking again "
        "while they have not answered is no error, and changes nothing.",
        may=[SignedIn, MayWrite],
    )
    async def request_connection(
        self, info: Info, input: Annotated[RequestConnectionInput, strawberry.argument(description="Whom, and why.")]
    ) -> ConnectionRequestPayload:
        """Only what is new counts against the limits. A learner who is blocked the database refuses."""
        viewer, limits = info.context.viewer, info.context.limits
        message = optional_line(input.message, field="message", longest=500)
        organization = key_of("Organization", input.organization_id)
        if organization is None or not await Organization.exists(id=organization):
            raise NotFound(field="organizationId")
        found, made = await open_connection(viewer.learner, organization), False
        if found is None:
            await limits.hit("request_connection_by_account", str(viewer.account))
            await limits.hit("request_connection_by_pair", str(viewer.account), str(organization))
            wanted = Connection(
                id=new_id(),
                learner_id=viewer.learner,
                organization_id=organization,
                state=ConnectionState.REQUESTED,
                origin=ConnectionOrigin.REQUEST,
                request_message=message,
            )
            found, made = await open_or_find(wanted)
        if found.state is ConnectionState.ACTIVE:
            raise AlreadyConnected(field="organizationId")
        if made:
            await _log(AuditAction.CONNECTION_REQUESTED, found, viewer)
            await announce(ConnectionRequested(found.id))
        return ConnectionRequestPayload(connection_id=found.id)

    @mutation(
        description="Take back a request of yours that waits for an answer. Doing it twice is no error.",
        may=[SignedIn, MayWrite],
    )
    async def withdraw_connection_request(
        self, info: Info, input: Annotated[WithdrawConnectionRequestInput, strawberry.argument(description="Which.")]
    ) -> ConnectionRequestPayload:
        """Final. An answer at the same instant either comes before, or finds the request withdrawn."""
        viewer = info.context.viewer
        key = key_of("Connection", input.connection_id)
        own = Connection.filter(id=key, learner_id=viewer.learner, origin=ConnectionOrigin.REQUEST)
        found = await own.select_for_update(no_key=True).first() if key else None
        if found is None:
            raise NotFound(field="connectionId")
        if is_to_become(found.state, ConnectionState.WITHDRAWN):
            await end(found, ConnectionState.WITHDRAWN, viewer.account, Side.LEARNER)
            await _log(AuditAction.REQUEST_WITHDRAWN, found, viewer)
        return ConnectionRequestPayload(connection_id=found.id)


async def _log(action: AuditAction, connection: Connection, viewer: Viewer) -> None:
    await record(connection.organization_id, action, "Connection", connection.id, actor_id=viewer.account)
