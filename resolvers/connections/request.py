"""A learner asks an organization to connect."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.connections.connection import ConnectionOrigin, ConnectionState, is_to_become
from domain.errors import AlreadyConnected, NotFound
from domain.events import ConnectionRequested
from domain.identifiers import key_of, new_id
from domain.single_line import optional_line
from models.activity.audit_entry import record
from models.connections.bond import LOCKED_BY_LEARNER, as_bond, bond_of
from models.connections.connection import Connection
from models.organizations.organization import Organization
from models.outbox import announce
from models.pending_writes import attempt, insert, lock, write
from permissions.connections.connection import ConnectionVisible
from resolvers.connections.connection import TWINS, withdraw
from resolvers.unit_of_work import mutation
from resolvers.visibility import not_theirs
from schema.connections.request_mutations import (
    ConnectionRequestPayload,
    RequestConnectionInput,
    WithdrawConnectionRequestInput,
)
from schema.context import Info


@strawberry.type
class RequestMutations:
    """`requestConnection` and `withdrawConnectionRequest`."""

    @mutation(
        description="Ask an organization to connect with you. Its owners and admins are told at once. Asking again "
        "while they have not answered is no error, and changes nothing.",
        in_one_statement=True,
        counts_tries=True,
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
        bond = await bond_of(viewer.learner, organization)
        if bond.state is ConnectionState.ACTIVE:
            raise AlreadyConnected(field="organizationId")
        if bond.connection_id is not None:
            return ConnectionRequestPayload(connection_id=bond.connection_id)
        if attempt() == 0:
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
        await write(insert(wanted), twins=TWINS)
        action = AuditAction.CONNECTION_REQUESTED
        await record(organization, action, "Connection", wanted.id, actor_id=viewer.account)
        await announce(ConnectionRequested(wanted.id))
        return ConnectionRequestPayload(connection_id=wanted.id)

    @mutation(
        description="Take back a request of yours that waits for an answer. Doing it twice is no error.",
        in_one_statement=True,
    )
    async def withdraw_connection_request(
        self, info: Info, input: Annotated[WithdrawConnectionRequestInput, strawberry.argument(description="Which.")]
    ) -> ConnectionRequestPayload:
        """Final. An answer at the same instant either comes before, or finds the request withdrawn."""
        viewer = info.context.viewer
        key = key_of("Connection", input.connection_id)
        if key is None:
            raise NotFound(field="connectionId")
        await lock(LOCKED_BY_LEARNER, key, viewer.learner)
        found = await Connection.filter(id=key, learner_id=viewer.learner).first()
        if found is None:
            words = "Only the learner who asked takes a request back."
            raise await not_theirs(viewer, "connection", ConnectionVisible(), key, field="connectionId", words=words)
        if found.origin is not ConnectionOrigin.REQUEST:
            raise NotFound("This connection was no request; end it with `disconnect`.", field="connectionId")
        if is_to_become(found.state, ConnectionState.WITHDRAWN):
            await withdraw(as_bond(found), viewer.account)
        return ConnectionRequestPayload(connection_id=found.id)
