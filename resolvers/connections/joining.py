"""Following what an organization shares or mails: its link, or an invitation of one address."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Annotated
from uuid import UUID

import strawberry

from domain.clock import now
from domain.connections.connection import MAX_A_DAY, ConnectionOrigin, ConnectionState
from domain.connections.invitation import LIVE
from domain.connections.invitation_link import why_dead
from domain.connections.join_offer import TOKEN
from domain.errors import AddressNotYours, InvitationEnded, InvitationLinkUnknown, InvitationPaused, RateLimited
from domain.refusal import Refusal
from models.connections.join_offer import JoinOffer, join_offer, still_on, use_of
from models.pending_writes import attempt
from resolvers.connections.connection import connect_first, connect_pair
from resolvers.unit_of_work import mutation
from schema.connections.invitation_link_mutations import JoinOrganizationInput, JoinOrganizationPayload
from schema.context import Info


@strawberry.type
class JoiningMutations:
    """`joinOrganization`."""

    @mutation(
        description="Connect to the organization whose link was followed: the one it shares, or one that it mailed. "
        "Joining twice is no error and uses nothing up. Who leaves may come back, up to 10 times a day.",
        in_one_statement=True,
        viewer_stays=True,
    )
    async def join_organization(
        self, info: Info, input: Annotated[JoinOrganizationInput, strawberry.argument(description="By which link.")]
    ) -> JoinOrganizationPayload:
        """A link or invitation that is dead is refused with its organization, so that the client can ask it instead."""
        viewer = info.context.viewer
        if attempt() == 0 and TOKEN.fullmatch(input.token):
            connection_id, organization_id = await connect_first(input.token, viewer.learner, viewer.account)
            return JoinOrganizationPayload(connection_id=connection_id, organization_id=organization_id)
        offer = await offered(input.token, viewer.learner)
        if offer is None:
            raise InvitationLinkUnknown(field="token")
        _check_pace(offer)
        connection_id = await connect_by(offer, viewer.account)
        return JoinOrganizationPayload(connection_id=connection_id, organization_id=offer.bond.organization_id)


async def offered(token: str, learner_id: UUID, *, is_new: bool = False) -> JoinOffer | None:
    """What the token was ever issued for, dead or not, to this (brand-new) learner; None if for nothing."""
    return await join_offer(token, learner_id, is_new=is_new) if TOKEN.fullmatch(token) else None


async def connect_by(offer: JoinOffer, account_id: UUID) -> UUID:
    """Connect by a link or an invitation; the connection's key. Raises a Refusal that shows the organization.

    An active connection is returned as it is; a request of the learner's that waits is accepted. One use of a link is
    counted, if it allows one more at this moment: whoever comes second waits for the first, and begins again.
    """
    bond = offer.bond
    if offer.invitation_state is not None:
        if bond.state is ConnectionState.ACTIVE:
            return await connect_pair(bond, account_id, ConnectionOrigin.EMAIL_INVITATION)
        if offer.id not in bond.invitation_ids or not offer.is_active:
            raise _dead(_why_not(offer), offer)
        return await connect_pair(bond, account_id, ConnectionOrigin.EMAIL_INVITATION, still_on(bond.organization_id))
    if bond.state is not ConnectionState.ACTIVE and not _connects(offer):
        raise _dead(why_dead(offer, now()), offer)
    return await connect_pair(bond, account_id, ConnectionOrigin.LINK, use_of(offer.id, is_new=not offer.came_before))


def _connects(link: JoinOffer) -> bool:
    """Whether a link connects now. It counts people: there is always room for who was connected by it before."""
    is_switched_on = link.is_active and link.rotated_at is None
    has_expired = link.expires_at is not None and link.expires_at <= now()
    has_room = link.came_before or link.max_uses is None or link.uses < link.max_uses
    return is_switched_on and not has_expired and has_room


def _why_not(invitation: JoinOffer) -> type[Refusal]:
    """Why an invitation does not connect the learner: it has ended, it is paused, or it is somebody else's."""
    is_live = invitation.invitation_state in LIVE and (invitation.expires_at or now()) > now()
    if not is_live:
        return InvitationEnded
    return AddressNotYours if invitation.is_active else InvitationPaused


def _dead(reason: type[Refusal], offer: JoinOffer) -> Refusal:
    return reason(field="token", shown={"organization_id": offer.bond.organization_id})


def _check_pace(offer: JoinOffer) -> None:
    """Each time, the organization's managers are told: a pair comes together only so often. Raises RateLimited."""
    if len(offer.lately) == MAX_A_DAY and offer.bond.state is not ConnectionState.ACTIVE:
        since = now() - timedelta(days=1)
        raise RateLimited(retry_after=ceil((offer.lately[-1] - since).total_seconds()))
