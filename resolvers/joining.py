"""Following the link that an organization shares."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from domain.connection import ConnectionOrigin
from domain.errors import InvitationLinkInactive, InvitationLinkUnknown
from models.invitation_link import InvitationLink
from permissions.request import MayWrite, SignedIn
from resolvers.door import connect
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
