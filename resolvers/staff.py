"""Staff: asked by mail, given roles, leaving. The last owner stays, however two race (a constraint)."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import strawberry
from tortoise.expressions import Q

from domain.access import LinkPurpose
from domain.audit import AuditAction
from domain.clock import now
from domain.email_address import email_address
from domain.errors import AlreadyAMember, LinkExpired, NotFound
from domain.events import StaffInvited
from domain.identifiers import key_of
from domain.mailed_token import row_of_mailed_token
from domain.role import MANAGERS, Role
from domain.staffing import check_appointment
from models.account import Account
from models.audit_entry import record
from models.membership import Membership
from models.outbox import announce
from models.staff_invitation import StaffInvitation
from permissions.request import MayWrite, SignedIn
from permissions.viewer import Viewer
from resolvers.authority import acting_for, require_role
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.staff_mutations import (
    AcceptStaffInvitationInput,
    ChangeMemberRoleInput,
    InviteStaffInput,
    LeaveOrganizationInput,
    MembershipPayload,
    RemoveMemberInput,
    RevokeStaffInvitationInput,
    StaffInvitationPayload,
    StaffPayload,
    TransferOwnershipInput,
)

INVITATION_LIFETIME = timedelta(days=14)


@strawberry.type
class StaffInvitationMutations:
    """Asking people to join the staff."""

    @mutation(
        description="Ask an address to join the staff; asking again replaces the invitation before.",
        may=[SignedIn, MayWrite],
    )
    async def invite_staff(
        self, info: Info, input: Annotated[InviteStaffInput, strawberry.argument(description="Whom.")]
    ) -> StaffInvitationPayload:
        """The mail leaves by the outbox."""
        viewer = info.context.viewer
        organization = await acting_for(viewer, input.organization_id)
        check_appointment(await require_role(viewer, organization.id), None, input.role)
        email = email_address(input.email)
        if await Membership.exists(organization_id=organization.id, account__email=email):
            raise AlreadyAMember(field="email")
        # Locking the organization makes two invitations of one address queue.
        await type(organization).filter(id=organization.id).select_for_update(no_key=True).first()
        pending = StaffInvitation.filter(
            organization_id=organization.id, email=email, accepted_at__isnull=True, revoked_at__isnull=True
        )
        await pending.update(revoked_at=now())
        invitation = await StaffInvitation.create(
            organization=organization,
            email=email,
            role=input.role,
            invited_by_id=viewer.account,
            expires_at=now() + INVITATION_LIFETIME,
        )
        await record(
            organization.id,
            AuditAction.STAFF_INVITED,
            "StaffInvitation",
            invitation.id,
            actor_id=viewer.account,
            email=email,
            role=input.role,
        )
        await announce(StaffInvited(invitation.id))
        return StaffInvitationPayload(staff_invitation_id=invitation.id)

    @mutation(description="Take an invitation to the staff back; its link is dead at once.", may=[SignedIn, MayWrite])
    async def revoke_staff_invitation(
        self, info: Info, input: Annotated[RevokeStaffInvitationInput, strawberry.argument(description="Which.")]
    ) -> StaffInvitationPayload:
        """Revoking twice is no error; an accepted one is a membership by now."""
        viewer = info.context.viewer
        key = key_of("StaffInvitation", input.staff_invitation_id)
        found = await StaffInvitation.filter(id=key).select_for_update().first() if key else None
        if found is None or not await Membership.exists(
            organization_id=found.organization_id,
            account_id=viewer.account,
            role__in=list(MANAGERS),
        ):
            raise NotFound(field="staffInvitationId")
        if found.accepted_at is not None:
            raise LinkExpired("This invitation was accepted already.", field="staffInvitationId")
        if found.revoked_at is None:
            found.revoked_at = now()
            await found.save(update_fields=["revoked_at"])
            await record(
                found.organization_id,
                AuditAction.STAFF_INVITATION_REVOKED,
                "StaffInvitation",
                found.id,
                actor_id=viewer.account,
            )
        return StaffInvitationPayload(staff_invitation_id=found.id)

    @mutation(
        description="Accept an invitation to the staff, signed in under the address that was invited.",
        may=[SignedIn, MayWrite],
    )
    async def accept_staff_invitation(
        self, info: Info, input: Annotated[AcceptStaffInvitationInput, strawberry.argument(description="The proof.")]
    ) -> MembershipPayload:
        """A forwarded mail gives nobody else a role: the account's own address must be the invited one."""
        viewer = info.context.viewer
        key = row_of_mailed_token(info.context.secret_key, LinkPurpose.JOIN_STAFF, input.token)
        found = await StaffInvitation.filter(id=key).select_for_update().first() if key else None
        account = await Account.get(id=viewer.account)
        if found is None or found.revoked_at or found.accepted_at or found.expires_at <= now():
            raise LinkExpired(field="token")
        if found.email != account.email:
            raise LinkExpired("This invitation is for another address. Sign in with that one.", field="token")
        found.accepted_at = now()
        await found.save(update_fields=["accepted_at"])
        membership = await Membership.create(
            organization_id=found.organization_id,
            account=account,
            role=found.role,
        )
        await record(
            found.organization_id,
            AuditAction.MEMBER_ADDED,
            "Membership",
            membership.id,
            actor_id=viewer.account,
            role=found.role,
        )
        return MembershipPayload(membership_id=membership.id)


@strawberry.type
class MembershipMutations:
    """Roles of people who are on the staff."""

    @mutation(description="Give a member another role.", may=[SignedIn, MayWrite])
    async def change_member_role(
        self, info: Info, input: Annotated[ChangeMemberRoleInput, strawberry.argument(description="Who and what.")]
    ) -> MembershipPayload:
        """Owners decide about owners."""
        viewer = info.context.viewer
        member = await _colleague(viewer, input.membership_id)
        actor = await require_role(viewer, member.organization_id)
        check_appointment(actor, member.role, input.role)
        await _set_role(member, input.role, viewer)
        return MembershipPayload(membership_id=member.id)

    @mutation(description="Take a member off the staff.", may=[SignedIn, MayWrite])
    async def remove_member(
        self, info: Info, input: Annotated[RemoveMemberInput, strawberry.argument(description="Who.")]
    ) -> StaffPayload:
        """Removing oneself is leaving."""
        viewer = info.context.viewer
        member = await _colleague(viewer, input.membership_id)
        if member.account_id != viewer.account:
            actor = await require_role(viewer, member.organization_id)
            check_appointment(actor, member.role, None)
        await _remove(member, viewer)
        return StaffPayload(organization_id=member.organization_id)

    @mutation(description="Leave an organization's staff. The last owner cannot.", may=[SignedIn, MayWrite])
    async def leave_organization(
        self, info: Info, input: Annotated[LeaveOrganizationInput, strawberry.argument(description="Which.")]
    ) -> StaffPayload:
        """Whatever one's role."""
        viewer = info.context.viewer
        key = key_of("Organization", input.organization_id)
        member = await Membership.get_or_none(organization_id=key, account_id=viewer.account) if key else None
        if member is None:
            raise NotFound(field="organizationId")
        await _remove(member, viewer)
        return StaffPayload(organization_id=key)

    @mutation(
        description="Make a member owner in your place; you stay as admin. Owners only.", may=[SignedIn, MayWrite]
    )
    async def transfer_ownership(
        self, info: Info, input: Annotated[TransferOwnershipInput, strawberry.argument(description="To whom.")]
    ) -> MembershipPayload:
        """Both changes or neither."""
        viewer = info.context.viewer
        heir = await _colleague(viewer, input.membership_id)
        await require_role(viewer, heir.organization_id, {Role.OWNER})
        own = await Membership.get(organization_id=heir.organization_id, account_id=viewer.account)
        if heir.id != own.id:
            await _set_role(heir, Role.OWNER, viewer, AuditAction.OWNERSHIP_TRANSFERRED)
            await _set_role(own, Role.ADMIN, viewer)
        return MembershipPayload(membership_id=heir.id)


async def _colleague(viewer: Viewer, membership: str) -> Membership:
    """A member of a staff that the viewer is on, locked. Raises NotFound."""
    key = key_of("Membership", membership)
    own = await Membership.filter(account_id=viewer.account).values_list("organization_id", flat=True)
    seen = await Membership.get_or_none(id=key, organization_id__in=list(own)) if key else None
    if seen is None:
        raise NotFound(field="membershipId")
    # With the viewer's own row, and in one order: two who act on each other at once would deadlock.
    both = Membership.filter(Q(id=key) | Q(account_id=viewer.account), organization_id=seen.organization_id)
    found = next((row for row in await both.order_by("id").select_for_update() if row.id == key), None)
    if found is None:
        raise NotFound(field="membershipId")
    return found


async def _set_role(
    member: Membership, role: Role, viewer: Viewer, action: AuditAction = AuditAction.ROLE_CHANGED
) -> None:
    former, member.role = member.role, role
    await member.save(update_fields=["role"])
    await record(
        member.organization_id,
        action,
        "Membership",
        member.id,
        actor_id=viewer.account,
        former=former,
        role=role,
    )


async def _remove(member: Membership, viewer: Viewer) -> None:
    await record(
        member.organization_id,
        AuditAction.MEMBER_REMOVED,
        "Membership",
        member.id,
        actor_id=viewer.account,
        role=member.role,
    )
    await member.delete()
