"""The shared link: inputs and payloads."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import strawberry

from schema.connections.connection import Connection
from schema.organizations.organization import InvitationLink, Organization
from schema.payload import Payload
from schema.read import reread
from schema.write_input import WriteInput


@strawberry.input(description="An organization whose link is meant.")
class InvitationLinkInput(WriteInput):
    """Input of activating, deactivating and rotating."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")


@strawberry.input(
    description="Both limits of an organization's link, as they shall be from now on: one that is null, or not given, "
    "is lifted."
)
class LimitInvitationLinkInput(WriteInput):
    """Input of `limitInvitationLink`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")
    max_uses: int | None = strawberry.field(
        description="How many people the link connects at most, those that it has connected already included: from "
        "`uses`, at least 1, to 1,000,000. Null: as many as follow it.",
        default=None,
    )
    expires_at: datetime | None = strawberry.field(
        description="When the link stops to connect anybody, in the future. Null: never.", default=None
    )


@strawberry.type(description="The organization's link as it is now.")
class InvitationLinkPayload(Payload):
    """Payload of activating, deactivating, limiting and rotating."""

    invitation_link_id: strawberry.Private[UUID | None] = None
    invitation_link: InvitationLink | None = reread(
        "InvitationLink", "invitation_link_id", description="The current link; null when refused."
    )


@strawberry.input(description="The link that was followed, a shared one or a mailed one.")
class JoinOrganizationInput(WriteInput):
    """Input of `joinOrganization`."""

    token: str = strawberry.field(description="The token in the link.")


@strawberry.type(description="The connection that joining made, or that was there already.")
class JoinOrganizationPayload(Payload):
    """Payload of `joinOrganization`."""

    connection_id: strawberry.Private[UUID | None] = None
    connection: Connection | None = reread(
        "Connection", "connection_id", description="The connection; null when refused."
    )
    organization_id: strawberry.Private[UUID | None] = None
    organization: Organization | None = reread(
        "Organization",
        "organization_id",
        description="Whose link it is, when refused too: `requestConnection` asks it although the link is dead. "
        "Null for a token that never was.",
    )
