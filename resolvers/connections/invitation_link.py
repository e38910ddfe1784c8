"""The shared link: on, off, limited, replaced."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation_link import check_limits
from models.activity.audit_entry import record
from models.connections.invitation_link import InvitationLink
from models.pending_writes import insert, update, write
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for
from resolvers.organizations.organization import new_link
from resolvers.unit_of_work import mutation
from schema.connections.invitation_link_mutations import (
    InvitationLinkInput,
    InvitationLinkPayload,
    LimitInvitationLinkInput,
)
from schema.context import Info
from schema.scalars import rfc3339

_Which = Annotated[InvitationLinkInput, strawberry.argument(description="Whose link.")]


@strawberry.type
class InvitationLinkMutations:
    """`activateInvitationLink`, `deactivateInvitationLink`, `limitInvitationLink`, `rotateInvitationLink`."""

    @mutation(
        description="Let the link connect people again. Mailed invitations that were paused with it work again.",
    )
    async def activate_invitation_link(self, info: Info, input: _Which) -> InvitationLinkPayload:
        """Doing it twice is no error."""
        return await _switch(info.context.viewer, input.organization_id, to=True)

    @mutation(
        description="Stop the link from connecting anybody; it can be activated again. Mailed invitations are paused "
        "with it, not revoked: `invitationLink { pausedInvitations }` says how many, and `openInvitations` beforehand.",
    )
    async def deactivate_invitation_link(self, info: Info, input: _Which) -> InvitationLinkPayload:
        """Doing it twice is no error."""
        return await _switch(info.context.viewer, input.organization_id, to=False)

    @mutation(
        description="Let the link connect only so many people, or only until a moment, or lift such limits.",
    )
    async def limit_invitation_link(
        self, info: Info, input: Annotated[LimitInvitationLinkInput, strawberry.argument(description="Which limits.")]
    ) -> InvitationLinkPayload:
        """The link is locked: nobody joins between the check and the change."""
        viewer = info.context.viewer
        link = await _current(viewer, input.organization_id)
        check_limits(input.max_uses, input.expires_at, uses=link.uses, moment=now())
        if (link.max_uses, link.expires_at) != (input.max_uses, input.expires_at):
            link.max_uses, link.expires_at = input.max_uses, input.expires_at
            await link.save(update_fields=["max_uses", "expires_at"])
            await record(
                link.organization_id,
                AuditAction.LINK_LIMITED,
                "InvitationLink",
                link.id,
                actor_id=viewer.account,
                maxUses=link.max_uses or "unlimited",
                expiresAt=rfc3339(link.expires_at) if link.expires_at else "never",
            )
        return InvitationLinkPayload(invitation_link_id=link.id)

    @mutation(
        description="Replace the link by a new, active one; the old one is dead for good. The new one keeps the "
        "limits, but for a date that has passed, and counts its uses from 0. Mailed invitations have tokens of their "
        "own: they stay, and work again if they were paused.",
    )
    async def rotate_invitation_link(self, info: Info, input: _Which) -> InvitationLinkPayload:
        """For when a link got into wrong hands."""
        viewer = info.context.viewer
        former = await _current(viewer, input.organization_id)
        former.rotated_at, former.is_active = now(), False
        link = new_link(former.organization_id)
        link.max_uses = former.max_uses
        link.expires_at = former.expires_at if former.expires_at and former.expires_at > now() else None
        # One of an organization's links is not rotated: the new one comes after the end of the former one.
        ended = update(former, "rotated_at", "is_active", name="former_link")
        await write(ended, insert(link, after="former_link"))
        await _log(AuditAction.LINK_ROTATED, link, viewer)
        return InvitationLinkPayload(invitation_link_id=link.id)


async def _current(viewer: Viewer, organization: str) -> InvitationLink:
    """The organization's link, locked; every organization has one."""
    found, _ = await acting_for(viewer, organization)
    return await InvitationLink.filter(organization_id=found.id, rotated_at__isnull=True).select_for_update().get()


async def _switch(viewer: Viewer, organization: str, *, to: bool) -> InvitationLinkPayload:
    link = await _current(viewer, organization)
    if link.is_active is not to:
        link.is_active = to
        await link.save(update_fields=["is_active"])
        await _log(AuditAction.LINK_ACTIVATED if to else AuditAction.LINK_DEACTIVATED, link, viewer)
    return InvitationLinkPayload(invitation_link_id=link.id)


async def _log(action: AuditAction, link: InvitationLink, viewer: Viewer) -> None:
    await record(link.organization_id, action, "InvitationLink", link.id, actor_id=viewer.account)
