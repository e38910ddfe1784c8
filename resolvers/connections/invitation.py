"""One address's invitation after it was made: sent again, taken back. And the domains that may be invited."""

from __future__ import annotations

from typing import Annotated, Final

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation import LIVE, InvitationState
from domain.errors import AlreadyConnected, InvalidInput, InvitationEnded
from domain.events import InvitationsQueued
from domain.identifiers import new_id
from domain.people.email_address import email_address
from models.activity.audit_entry import record
from models.connections.invitation import AddressHistory, Invitation, address_histories
from models.outbox import announce
from permissions.connections.invitation import InvitationVisible
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for, load_for_action
from resolvers.connections.mail_allowance import count_one_mail
from resolvers.unit_of_work import mutation
from schema.connections.invitation_mutations import (
    InvitationPayload,
    ResendInvitationInput,
    RestrictInvitationsInput,
    RevokeInvitationInput,
)
from schema.context import Info
from schema.organizations.organization_mutations import OrganizationPayload

MAX_DOMAINS: Final = 100


@strawberry.type
class InvitationMutations:
    """`resendInvitation`, `revokeInvitation` and `restrictInvitations`."""

    @mutation(
        description="Mail an invitation again, that was sent or failed. It still ends when it would have. One whose "
        "mail is about to leave stays as it is. Owners and admins, three times a day for an address; it counts like "
        "another invitation (`Organization.mailAllowance`).",
    )
    async def resend_invitation(
        self, info: Info, input: Annotated[ResendInvitationInput, strawberry.argument(description="Which.")]
    ) -> InvitationPayload:
        """Refused to who has connected, was blocked or unsubscribed meanwhile: no mail is to reach them."""
        viewer, limits = info.context.viewer, info.context.limits
        found = await _managed(viewer, input.invitation_id)
        check_live(found, field="invitationId")
        await _check_wanted(found, viewer)
        if found.state is not InvitationState.QUEUED:
            await limits.hit("resend_invitation", str(found.organization_id), found.email)
            await count_one_mail(found.organization_id, viewer, limits)
            found.state, found.chunk_id, found.failure = InvitationState.QUEUED, new_id(), None
            found.sends += 1
            await found.save(update_fields=["state", "chunk_id", "failure", "sends"])
            await _log(AuditAction.INVITATION_RESENT, found, viewer)
            await announce(InvitationsQueued(found.chunk_id))
        return InvitationPayload(invitation_id=found.id)

    @mutation(
        description="Take an invitation back: its link is dead at once. Doing it twice is no error. Owners and admins.",
    )
    async def revoke_invitation(
        self, info: Info, input: Annotated[RevokeInvitationInput, strawberry.argument(description="Which.")]
    ) -> InvitationPayload:
        """An accepted one is a connection by now; to end that is `disconnect`."""
        viewer = info.context.viewer
        found = await _managed(viewer, input.invitation_id)
        check_revocable(found, field="invitationId")
        if found.state in LIVE:
            found.state, found.ended_at = InvitationState.REVOKED, now()
            await found.save(update_fields=["state", "ended_at"])
            await _log(AuditAction.INVITATION_REVOKED, found, viewer)
        return InvitationPayload(invitation_id=found.id)

    @mutation(
        description="Say which domains' addresses the organization invites by mail; none means any. Invitations that "
        "are out stay as they are. Owners and admins.",
    )
    async def restrict_invitations(
        self,
        info: Info,
        input: Annotated[RestrictInvitationsInput, strawberry.argument(description="The domains.")],
    ) -> OrganizationPayload:
        """Kept in one spelling, as addresses are."""
        if len(input.domains) > MAX_DOMAINS:
            raise InvalidInput(f"Up to {MAX_DOMAINS} domains; these are {len(input.domains):,}.", field="domains")
        domains = list(dict.fromkeys(_domain(text, place) for place, text in enumerate(input.domains)))
        organization, _ = await acting_for(info.context.viewer, input.organization_id, lock="row")
        if organization.invitation_domains != domains:
            organization.invitation_domains = domains
            await organization.save(update_fields=["invitation_domains"])
            await record(
                organization.id,
                AuditAction.INVITATION_DOMAINS_CHANGED,
                "Organization",
                organization.id,
                actor_id=info.context.viewer.account,
                domains=", ".join(domains),
            )
        return OrganizationPayload(organization_id=organization.id)


def check_live(found: Invitation, *, field: str | None = None) -> None:
    """Whether it can be mailed again. Raises InvitationEnded."""
    if found.state not in LIVE or found.expires_at <= now():
        raise InvitationEnded("This invitation has ended. Invite the address again.", field=field)


def check_history(history: AddressHistory, *, field: str | None = None) -> None:
    """Whether a mail may reach the address once more. Raises AlreadyConnected, InvitationEnded."""
    if history.connected:
        raise AlreadyConnected("Whoever has this address is connected already.", field=field)
    if history.blocked:
        raise InvitationEnded("Your organization has blocked this learner.", field=field)
    if history.unsubscribed:
        raise InvitationEnded("This address wants no more invitations from your organization.", field=field)


def check_revocable(found: Invitation, *, field: str | None = None) -> None:
    """Whether it can be taken back: an accepted one is a connection by now. Raises InvitationEnded."""
    if found.state is InvitationState.ACCEPTED:
        raise InvitationEnded("This invitation was accepted already: disconnect instead.", field=field)


def _domain(text: str, place: int) -> str:
    """A domain in its one spelling: that which an address at it has. Raises InvalidInput."""
    try:
        return email_address(f"any@{text.strip().removeprefix('@')}").rpartition("@")[2]
    except InvalidInput:
        raise InvalidInput("A domain looks like `school.org`; this one does not.", field=f"domains[{place}]") from None


async def _managed(viewer: Viewer, invitation: str) -> Invitation:
    """An invitation that the viewer may change, locked. Raises NotFound, Forbidden."""
    found, _ = await load_for_action(viewer, Invitation, invitation, InvitationVisible, field="invitationId")
    return found


async def _check_wanted(found: Invitation, viewer: Viewer) -> None:
    history = (await address_histories(found.organization_id, [found.email], viewer.account))[found.email]
    check_history(history, field="invitationId")


async def _log(action: AuditAction, invitation: Invitation, viewer: Viewer) -> None:
    await record(
        invitation.organization_id,
        action,
        "Invitation",
        invitation.id,
        actor_id=viewer.account,
        email=invitation.email,
    )
