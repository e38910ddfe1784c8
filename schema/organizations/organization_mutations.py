"""Making organizations and their branding: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from domain.organizations.organization import OrganizationKind
from schema.organizations.organization import Organization
from schema.payload import Payload
from schema.read import reread
from schema.scalars import URL, HexColour
from schema.write_input import WriteInput


@strawberry.input(description="An organization to make. It is free; you become its owner.")
class CreateOrganizationInput(WriteInput):
    """Input of `createOrganization`."""

    name: str = strawberry.field(description="Its name, 1 to 120 characters.")
    kind: OrganizationKind = strawberry.field(description="What it is.")
    slug: str | None = strawberry.field(
        description="Its name in addresses, e.g. `hillside-school`; made of the name if not given.", default=None
    )


@strawberry.input(description="How an organization is to present itself. What is not given stays; null removes.")
class UpdateBrandingInput(WriteInput):
    """Input of `updateBranding`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")
    logo_url: URL | None = strawberry.field(description="Its logo.", default=strawberry.UNSET)
    primary_colour: HexColour | None = strawberry.field(description="Its main colour.", default=strawberry.UNSET)
    accent_colour: HexColour | None = strawberry.field(description="Its second colour.", default=strawberry.UNSET)
    signatory_name: str | None = strawberry.field(description="Who signs its certificates.", default=strawberry.UNSET)
    signatory_title: str | None = strawberry.field(description="The signatory's function.", default=strawberry.UNSET)


@strawberry.type(description="The organization as it is now.")
class OrganizationPayload(Payload):
    """Payload of what changes an organization itself."""

    organization_id: strawberry.Private[UUID | None] = None
    organization: Organization | None = reread(
        "Organization", "organization_id", description="The organization; null when refused."
    )
