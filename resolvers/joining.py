"""Following what an organization shares or mails: its link, or an invitation of one address."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Annotated
from uuid import UUID

import strawberry
from tortoise.expressions import F, Q

from domain.clock import now
from domain.connection import MOST_A_DAY, ConnectionOrigin, ConnectionState
from domain.errors import AddressNotYours, InvitationEnded, InvitationLinkUnknown, RateLimited, Refusal
from domain.invitation import LIVE
from domain.invitation_link import why_dead
from domain.join_offer import TOKEN
from models.connection import Connection
from models.invitation import Invitation
from models.invitation_link import InvitationLink
from permissions.request import MayWrite, SignedIn
from resolvers.door import active_connection, connect
from resolvers.invitation_acceptance import open_invitations
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.invitation_link_mutations import JoinOrganizationInput, JoinOrganizationPayload


@strawberry.type
class JoiningMutations:
    """`joinOrganization`."""

    @mutation(
        description="Connect to the organization whose link was followed: the one it shares, or one that it mailed. "
        "Joining twice is no error and uses nothing up. Who leaves may come back, up to 10 times a day.",
        may=[SignedIn, MayWrite],
    )
    async def join_organization(
        self, info: Info, input: Annotated[JoinOrganizationInput, strawberry.argument(description="By which link.")]
    ) -> JoinOrganizationPayload:
        """A link or invitation that is dead is refused with its organization, so that the client can ask it instead."""
        viewer = info.context.viewer
        offer = await offer_of(input.token)
        if offer is None:
            raise InvitationLinkUnknown(field="token")
        await _check_pace(viewer.learner, offer.organization_id)
        connection_id = await connect_by(offer, viewer.learner, viewer.account)
        return JoinOrganizationPayload(connection_id=connection_id, organization_id=offer.organization_id)


async def offer_of(token: str) -> InvitationLink | Invitation | None:
    """What the token was ever issued for, dead or not; None if for nothing."""
    if not TOKEN.fullmatch(token):
        return None
    return await InvitationLink.get_or_none(token=token) or await Invitation.get_or_none(token=token)


async def connect_by(offer: InvitationLink | Invitation, learner_id: UUID, account_id: UUID) -> UUID:
    """Connect by a link or an invitation; the connection's key. Raises a Refusal that shows the organization.

    An active connection is returned as it is; a request of the learner's that waits is accepted.
    """
    organization_id = offer.organization_id
    found = await active_connection(learner_id, account_id, organization_id)
    if found is not None:
        return found
    if isinstance(offer, InvitationLink):
        return await _connect_by_link(offer, learner_id, account_id)
    # Locks the invitation before the door touches the connection; the door accepts what is open.
    mine = await open_invitations(organization_id, learner_id)
    if offer.id in {invitation.id for invitation in mine}:
        return await connect(learner_id, account_id, organization_id, ConnectionOrigin.EMAIL_INVITATION)
    # A twin of this call may have accepted it while this one waited for the lock.
    found = await active_connection(learner_id, account_id, organization_id)
    if found is None:
        raise _dead(await _why_not(offer.id), offer)
    return found


async def _connect_by_link(link: InvitationLink, learner_id: UUID, account_id: UUID) -> UUID:
    """Count one use, if the link allows one more at this moment, and connect: whoever comes second waits for the first.

    It counts people: nothing is counted for who was connected by this link before. Raises the reasons of `why_dead`.
    """
    this = InvitationLink.filter(id=link.id)
    switched_on = this.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=now()), is_active=True, rotated_at__isnull=True
    )
    is_new = not await _was_connected_by(link, learner_id)
    if is_new:
        followed = switched_on.filter(Q(max_uses__isnull=True) | Q(uses__lt=F("max_uses")))
        counted = await followed.update(uses=F("uses") + 1)
    else:
        counted = await switched_on.update(uses=F("uses"))
    # A twin of this call may have connected while this one waited for the row; then this is not a use.
    found = await active_connection(learner_id, account_id, link.organization_id)
    if found is not None:
        if counted and is_new:
            await this.update(uses=F("uses") - 1)
        return found
    if not counted:
        raise _dead(why_dead(await this.get(), now()), link)
    return await connect(learner_id, account_id, link.organization_id, ConnectionOrigin.LINK)


async def _why_not(invitation_id: UUID) -> type[Refusal]:
    """Why an invitation is none of the learner's open ones: it has ended, or it is somebody else's."""
    invitation = await Invitation.get(id=invitation_id)
    is_open = invitation.state in LIVE and invitation.expires_at > now()
    return AddressNotYours if is_open else InvitationEnded


def _dead(reason: type[Refusal], offer: InvitationLink | Invitation) -> Refusal:
    return reason(field="token", shown={"organization_id": offer.organization_id})


async def _was_connected_by(link: InvitationLink, learner_id: UUID) -> bool:
    """Whether the learner came by this very link before; one begins when the one before it ends."""
    return await Connection.filter(
        learner_id=learner_id,
        organization_id=link.organization_id,
        origin=ConnectionOrigin.LINK,
        activated_at__gte=link.created_at,
    ).exists()


async def _check_pace(learner_id: UUID, organization_id: UUID) -> None:
    """Each time, the organization's managers are told: a pair comes together only so often. Raises RateLimited."""
    since = now() - timedelta(days=1)
    pair = Connection.filter(learner_id=learner_id, organization_id=organization_id, created_at__gt=since)
    latest = await pair.order_by("-created_at").limit(MOST_A_DAY)
    if len(latest) == MOST_A_DAY and latest[0].state is not ConnectionState.ACTIVE:
        raise RateLimited(retry_after=ceil((latest[-1].created_at - since).total_seconds()))
