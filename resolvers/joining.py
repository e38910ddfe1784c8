"""The door: everything that connects a learner to an organization goes through here."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from domain.audit import AuditAction
from domain.clock import now
from domain.connection import OPEN, ConnectionOrigin, ConnectionState
from domain.errors import InvitationLinkInactive, InvitationLinkUnknown
from domain.events import LearnerJoined
from domain.identifiers import new_id
from models.audit_entry import record
from models.connection import Connection
from models.invitation_link import InvitationLink
from models.outbox import announce
from permissions.request import MayWrite, SignedIn
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.invitation_link_mutations import JoinOrganizationInput, JoinOrganizationPayload


@strawberry.type
class JoiningMutations:
    """`joinOrganization`."""

    @mutation(
        description="Connect to the organization whose link was followed. Joining twice is no error.",
        may=[SignedIn, MayWrite],
    )
    async def join_organization(
        self, info: Info, input: Annotated[JoinOrganizationInput, strawberry.argument(description="By which link.")]
    ) -> JoinOrganizationPayload:
        """The link is read under a share lock: deactivating it either comes before, or waits."""
        viewer = info.context.viewer
        link = await InvitationLink.get_or_none(token=input.token) if len(input.token) <= 64 else None
        if link is None:
            raise InvitationLinkUnknown(field="token")
        return JoinOrganizationPayload(connection_id=await connect_by_link(viewer.learner, viewer.account, link))


async def connect_by_link(learner_id: UUID, account_id: UUID, link: InvitationLink) -> UUID:
    """Connect by a link; the connection's key. Raises InvitationLinkUnknown, InvitationLinkInactive.

    An open connection is returned as it is; a request of the learner's that waits is accepted by the link.
    """
    current = await InvitationLink.filter(id=link.id).select_for_update(no_key=True).get()
    if current.rotated_at is not None:
        raise InvitationLinkUnknown(field="token")
    if not current.is_active:
        raise InvitationLinkInactive(field="token")
    return await connect(learner_id, account_id, current.organization_id, ConnectionOrigin.LINK)


async def connect(learner_id: UUID, account_id: UUID, organization_id: UUID, origin: ConnectionOrigin) -> UUID:
    """Make the connection ACTIVE, or find it so; its key. The database allows one open connection per pair."""
    connection = await _open_connection(learner_id, organization_id)
    if connection is not None and connection.state is ConnectionState.ACTIVE:
        return connection.id
    if connection is not None:
        connection.state, connection.activated_at = ConnectionState.ACTIVE, now()
        await connection.save(update_fields=["state", "activated_at"])
    else:
        connection = Connection(
            id=new_id(),
            learner_id=learner_id,
            organization_id=organization_id,
            state=ConnectionState.ACTIVE,
            origin=origin,
            activated_at=now(),
        )
        try:
            async with in_transaction():
                await connection.save(force_create=True)
        except IntegrityError:
            # A twin of this call was faster, and has announced it; its connection is what was wanted.
            twin = await _open_connection(learner_id, organization_id)
            if twin is None:
                raise
            return twin.id
    await record(
        organization_id,
        AuditAction.CONNECTION_MADE,
        "Connection",
        connection.id,
        actor_id=account_id,
        origin=connection.origin,
    )
    await announce(LearnerJoined(connection.id))
    return connection.id


async def _open_connection(learner_id: UUID, organization_id: UUID) -> Connection | None:
    """The pair's one open connection, locked."""
    return await (
        Connection.filter(learner_id=learner_id, organization_id=organization_id, state__in=list(OPEN))
        .select_for_update(no_key=True)
        .first()
    )
