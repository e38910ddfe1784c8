"""Granting credits: input and payload."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.organizations.organization import Organization
from schema.payload import Payload
from schema.read import reread
from schema.write_input import WriteInput


@strawberry.input(description="Credits to grant.")
class GrantCreditsInput(WriteInput):
    """Input of `grantCredits`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization that gets them.")
    amount: int = strawberry.field(description="How many, 1 to 100,000.")
    note: str | None = strawberry.field(
        description="What for, up to 500 characters; the organization reads it in its ledger.", default=None
    )


@strawberry.type(description="The organization that got credits.")
class GrantCreditsPayload(Payload):
    """Payload of `grantCredits`."""

    organization_id: strawberry.Private[UUID | None] = None
    granted: int | None = strawberry.field(description="How many were granted; null when refused.", default=None)
    organization: Organization | None = reread(
        "Organization", "organization_id", description="The organization; null when refused."
    )
