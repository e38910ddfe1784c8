"""Staff: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from domain.organizations.role import Role
from schema.organizations.membership import Membership, StaffInvitation
from schema.organizations.organization import Organization
from schema.payload import Payload
from schema.read import reread
from schema.scalars import EmailAddress
from schema.write_input import WriteInput


@strawberry.input(description="Somebody to ask to join the staff.")
class InviteStaffInput(WriteInput):
    """Input of `inviteStaff`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")
    email: EmailAddress = strawberry.field(description="Whom to ask; the mail goes there.")
    role: Role = strawberry.field(description="The role on offer. Only owners may offer OWNER.")


@strawberry.input(description="An invitation to the staff.")
class RevokeStaffInvitationInput(WriteInput):
    """Input of `revokeStaffInvitation`."""

    staff_invitation_id: strawberry.ID = strawberry.field(description="The invitation to take back.")


@strawberry.input(description="The proof from the mail.")
class AcceptStaffInvitationInput(WriteInput):
    """Input of `acceptStaffInvitation`."""

    token: str = strawberry.field(description="The token in the mailed link.")


@strawberry.input(description="A member's new role.")
class ChangeMemberRoleInput(WriteInput):
    """Input of `changeMemberRole`."""

    membership_id: strawberry.ID = strawberry.field(description="The member.")
    role: Role = strawberry.field(description="The role from now on.")


@strawberry.input(description="A member who is to leave the staff.")
class RemoveMemberInput(WriteInput):
    """Input of `removeMember`."""

    membership_id: strawberry.ID = strawberry.field(description="The member.")


@strawberry.input(description="A staff that you leave.")
class LeaveOrganizationInput(WriteInput):
    """Input of `leaveOrganization`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")


@strawberry.input(description="Who is to own the organization instead of you.")
class TransferOwnershipInput(WriteInput):
    """Input of `transferOwnership`."""

    membership_id: strawberry.ID = strawberry.field(description="The member who becomes owner; you become admin.")


@strawberry.type(description="The invitation as it is now.")
class StaffInvitationPayload(Payload):
    """Payload of inviting and revoking."""

    staff_invitation_id: strawberry.Private[UUID | None] = None
    staff_invitation: StaffInvitation | None = reread(
        "StaffInvitation", "staff_invitation_id", description="The invitation; null when refused."
    )


@strawberry.type(description="The membership as it is now.")
class MembershipPayload(Payload):
    """Payload of joining, changing roles and choosing mails."""

    membership_id: strawberry.Private[UUID | None] = None
    membership: Membership | None = reread(
        "Membership", "membership_id", description="The membership; null when refused or ended."
    )


@strawberry.type(description="The organization without the member.")
class StaffPayload(Payload):
    """Payload of leaving."""

    organization_id: strawberry.Private[UUID | None] = None
    organization: Organization | None = reread(
        "Organization", "organization_id", description="The organization; null when refused."
    )
