"""The shared link: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.connection import Connection
from schema.organization import InvitationLink
from schema.payload import Payload
from schema.read import reread
from schema.write_input import WriteInput


@strawberry.input(description="An organization whose link is meant.")
class InvitationLinkInput(WriteInput):
    """Input of activating, deactivating and rotating."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")


@strawberry.type(description="The organization's link as it is now.")
class InvitationLinkPayload(Payload):
    """Payload of activating, deactivating and rotating."""

    invitation_link_id: strawberry.Private[UUID | None] = None
    invitation_link: InvitationLink | None = reread(
        "InvitationLink", "invitation_link_id", description="The current link; null when refused."
    )


@strawberry.input(description="The link that was followed.")
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
