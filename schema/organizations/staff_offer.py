"""What the page behind a mailed invitation to a staff shows, before anybody signs in."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.declare import column, entity, foreign_key, to_one
from domain.organizations.role import Role
from permissions.organizations.membership import StaffOfferShown
from schema.organizations.organization import Organization
from schema.scalars import EmailAddress


@entity("staff_invitation", StaffOfferShown())
@strawberry.type(description="What somebody sees who follows a mailed invitation to a staff, signed in or not.")
class StaffOffer:
    """Reached by its exact token alone; it has no id."""

    organization: Organization | None = to_one(
        "Organization", foreign_key("organization_id"), description="Whose staff to join."
    )
    role: Role = column("role", description="The role on offer.")
    email: EmailAddress = column(
        "email", description="The address that was invited; `acceptStaffInvitation` takes an account with this one."
    )
    expires_at: datetime = column("expires_at", description="Until when it can be accepted.")
