"""Staff: asked by mail, given roles, leaving. The last owner stays, however two race (a constraint)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Annotated
from uuid import UUID

import strawberry
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.errors import AlreadyAMember, Forbidden, LinkExpired, NotFound
from domain.events import MembershipChanged, StaffInvited
from domain.identifiers import key_of, new_id
from domain.organizations.role import MANAGERS, Role
from domain.organizations.staffing import check_appointment
from domain.people.access import LinkPurpose
from domain.people.email_address import email_address
from domain.people.mailed_token import row_of_mailed_token
from models.activity.audit_entry import record
from models.organizations.membership import Membership, removal, still
from models.organizations.organization import Organization
from models.organizations.staff_invitation import StaffInvitation, acceptance
from models.outbox import announce
from models.pending_writes import insert, update, write
from models.people.account import Account
from permissions.organizations.membership import MembershipVisible, StaffInvitationVisible
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for, check_role, load_for_action
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.organizations.staff_mutations import (
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
    )
    async def invite_staff(
        self, info: Info, input: Annotated[InviteStaffInput, strawberry.argument(description="Whom.")]
    ) -> StaffInvitationPayload:
        """The mail leaves by the outbox. Limited, as it goes to whomever the account names."""
        viewer, limits = info.context.viewer, info.context.limits
        email = email_address(input.email)
        await limits.hit("invite_staff_by_account", str(viewer.account))
        organization, actor = await acting_for(viewer, input.organization_id)
        check_appointment(actor, None, input.role)
        # Only now: who may not invite does not use up what others may.
        await limits.hit("invite_staff_by_organization", str(organization.id))
        await limits.hit("invite_staff_by_recipient", email)
        if await Membership.exists(organization_id=organization.id, account__email=email):
            raise AlreadyAMember(field="email")
        # Locking the organization makes two invitations of one address queue.
        await Organization.filter(id=organization.id).select_for_update(no_key=True).first()
        former = await _pending(organization.id).filter(email=email).first()
        if former is not None:
            if former.expires_at > now():
                check_appointment(actor, former.role, input.role)
            former.revoked_at = now()
            await write(update(former, "revoked_at", name="former_invitation"))
        invitation = StaffInvitation(
            id=new_id(),
            organization_id=organization.id,
            email=email,
            role=input.role,
            invited_by_id=viewer.account,
            expires_at=now() + INVITATION_LIFETIME,
        )
        # One invitation of an address is pending: the new one comes after the end of the former one.
        await write(insert(invitation, after=None if former is None else "former_invitation"))
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

    @mutation(description="Take an invitation to the staff back; its link is dead at once.")
    async def revoke_staff_invitation(
        self, info: Info, input: Annotated[RevokeStaffInvitationInput, strawberry.argument(description="Which.")]
    ) -> StaffInvitationPayload:
        """Revoking twice is no error; an accepted one is a membership by now."""
        viewer = info.context.viewer
        found, actor = await load_for_action(
            viewer, StaffInvitation, input.staff_invitation_id, StaffInvitationVisible, field="staffInvitationId"
        )
        check_appointment(actor, found.role, None)
        if found.accepted_at is not None:
            raise LinkExpired("This invitation was accepted already.", field="staffInvitationId")
        if found.revoked_at is None:
            await _revoke(found, viewer)
        return StaffInvitationPayload(staff_invitation_id=found.id)

    @mutation(
        description="Accept an invitation to the staff, signed in under the address that was invited.",
        in_one_statement=True,
    )
    async def accept_staff_invitation(
        self, info: Info, input: Annotated[AcceptStaffInvitationInput, strawberry.argument(description="The proof.")]
    ) -> MembershipPayload:
        """A forwarded mail gives nobody else a role: the account's own address must be the invited one."""
        viewer = info.context.viewer
        key = row_of_mailed_token(info.context.key_ring, LinkPurpose.JOIN_STAFF, input.token)
        found = await StaffInvitation.get_or_none(id=key) if key else None
        account = await Account.get(id=viewer.account)
        if found is None:
            raise LinkExpired(field="token")
        if found.email == account.email:
            await _check_inviter(found)
        if found.revoked_at or found.accepted_at or found.expires_at <= now():
            raise LinkExpired(field="token")
        if found.email != account.email:
            raise LinkExpired("This invitation is for another address. Sign in with that one.", field="token")
        membership = Membership(
            id=new_id(),
            organization_id=found.organization_id,
            account_id=account.id,
            invited_by_id=found.invited_by_id,
            role=found.role,
        )
        appointing = [role for role in Role if _may_appoint(role, found.role)]
        # Whoever invited is held first, as by who takes that person off the staff.
        inviter = still(found.organization_id, found.invited_by_id, appointing, name="inviter")
        await write(inviter, acceptance(found.id, after="inviter"), insert(membership))
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

    @mutation(description="Give a member another role.")
    async def change_member_role(
        self, info: Info, input: Annotated[ChangeMemberRoleInput, strawberry.argument(description="Who and what.")]
    ) -> MembershipPayload:
        """Owners decide about owners."""
        viewer = info.context.viewer
        member, own = await _colleague(viewer, input.membership_id)
        check_appointment(own.role, member.role, input.role)
        await _set_role(member, input.role, viewer)
        return MembershipPayload(membership_id=member.id)

    @mutation(description="Take a member off the staff.")
    async def remove_member(
        self, info: Info, input: Annotated[RemoveMemberInput, strawberry.argument(description="Who.")]
    ) -> StaffPayload:
        """Removing oneself is leaving."""
        viewer = info.context.viewer
        member, own = await _colleague(viewer, input.membership_id, may_be_self=True)
        if member.id != own.id:
            check_appointment(own.role, member.role, None)
        await _remove(member, viewer)
        return StaffPayload(organization_id=member.organization_id)

    @mutation(description="Leave an organization's staff. The last owner cannot.")
    async def leave_organization(
        self, info: Info, input: Annotated[LeaveOrganizationInput, strawberry.argument(description="Which.")]
    ) -> StaffPayload:
        """Whatever one's role."""
        viewer = info.context.viewer
        key = key_of("Organization", input.organization_id)
        own = Membership.filter(organization_id=key, account_id=viewer.account)
        member = await own.select_for_update().first() if key else None
        if member is None:
            raise NotFound(field="organizationId")
        await _remove(member, viewer)
        return StaffPayload(organization_id=key)

    @mutation(description="Make a member owner in your place; you stay as admin. Owners only.")
    async def transfer_ownership(
        self, info: Info, input: Annotated[TransferOwnershipInput, strawberry.argument(description="To whom.")]
    ) -> MembershipPayload:
        """Both changes or neither."""
        viewer = info.context.viewer
        heir, own = await _colleague(viewer, input.membership_id, {Role.OWNER})
        if heir.id != own.id:
            await _set_role(heir, Role.OWNER, viewer, AuditAction.OWNERSHIP_TRANSFERRED)
            await _set_role(own, Role.ADMIN, viewer)
        return MembershipPayload(membership_id=heir.id)


def _pending(organization_id: UUID) -> QuerySet[StaffInvitation]:
    """The organization's invitations that were neither accepted nor revoked, locked in one order."""
    waiting = StaffInvitation.filter(organization_id=organization_id, accepted_at__isnull=True, revoked_at__isnull=True)
    return waiting.order_by("id").select_for_update()


async def _check_inviter(invitation: StaffInvitation) -> None:
    """Whether who invited could do so now. Raises LinkExpired."""
    by = Membership.filter(organization_id=invitation.organization_id, account_id=invitation.invited_by_id)
    inviter = await by.first()
    if inviter is None or not _may_appoint(inviter.role, invitation.role):
        raise LinkExpired(field="token")


def _may_appoint(actor: Role, wanted: Role) -> bool:
    try:
        check_appointment(actor, None, wanted)
    except Forbidden:
        return False
    return True


async def _void_invitations(of: Membership, viewer: Viewer, role: Role | None = None) -> None:
    """Revoke what a member invited to and could not with `role` (None: no longer on the staff)."""
    # The organization first, as inviting does: two orders could deadlock.
    await Organization.filter(id=of.organization_id).select_for_update(no_key=True).first()
    for invitation in await _pending(of.organization_id).filter(invited_by_id=of.account_id):
        if role is not None and _may_appoint(role, invitation.role):
            continue
        await _revoke(invitation, viewer)


async def _revoke(invitation: StaffInvitation, viewer: Viewer) -> None:
    invitation.revoked_at = now()
    await invitation.save(update_fields=["revoked_at"])
    await record(
        invitation.organization_id,
        AuditAction.STAFF_INVITATION_REVOKED,
        "StaffInvitation",
        invitation.id,
        actor_id=viewer.account,
    )


async def _colleague(
    viewer: Viewer, membership: str, roles: Collection[Role] = MANAGERS, *, may_be_self: bool = False
) -> tuple[Membership, Membership]:
    """A member of a staff where the viewer has one of `roles`, and the viewer's own membership, locked.

    With `may_be_self` the viewer's role does not matter for the viewer's own. Raises NotFound, Forbidden.
    """
    guard, everybody = MembershipVisible, frozenset(Role)
    seen, role = await load_for_action(
        viewer, Membership, membership, guard, everybody, field="membershipId", lock="nothing"
    )
    is_self = may_be_self and seen.account_id == viewer.account
    check_role(role, everybody if is_self else roles)
    # With the viewer's own row, and in one order: two who act on each other at once would deadlock.
    both = Membership.filter(Q(id=seen.id) | Q(account_id=viewer.account), organization_id=seen.organization_id)
    rows = {row.account_id: row for row in await both.order_by("id").select_for_update()}
    own, found = rows.get(viewer.account), rows.get(seen.account_id)
    if own is None or found is None:
        raise NotFound(field="membershipId")
    check_role(own.role, everybody if is_self else roles)
    return found, own


async def _set_role(
    member: Membership, role: Role, viewer: Viewer, action: AuditAction = AuditAction.ROLE_CHANGED
) -> None:
    former, member.role = member.role, role
    await write(update(member, "role"))
    if role is not Role.OWNER:  # Who may do everything.
        await _void_invitations(member, viewer, role)
    await record(
        member.organization_id,
        action,
        "Membership",
        member.id,
        actor_id=viewer.account,
        former=former,
        role=role,
    )
    await _announce_change(member, viewer)


async def _remove(member: Membership, viewer: Viewer) -> None:
    await _void_invitations(member, viewer)
    await record(
        member.organization_id,
        AuditAction.MEMBER_REMOVED,
        "Membership",
        member.id,
        actor_id=viewer.account,
        role=member.role,
    )
    await _announce_change(member, viewer)
    await write(removal(member.id))


async def _announce_change(member: Membership, viewer: Viewer) -> None:
    """The member is told of what somebody else did."""
    if member.account_id != viewer.account:
        await announce(MembershipChanged(new_id(), member.organization_id, member.account_id))
