"""Credits that the provider's staff grant."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.credits.ledger import LedgerReason
from domain.errors import InvalidInput, NotFound
from domain.identifiers import key_of
from domain.single_line import optional_line
from models.activity.audit_entry import record
from models.credits.ledger import post
from models.organizations.organization import Organization
from permissions.request import MayWrite, PlatformStaff, SignedIn
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.credits.credit_mutations import GrantCreditsInput, GrantCreditsPayload

MAX_AT_ONCE = 100_000


@strawberry.type
class CreditMutations:
    """`grantCredits`."""

    @mutation(
        description="Grant credits to an organization. Provider's staff only.", may=[SignedIn, MayWrite, PlatformStaff]
    )
    async def grant_credits(
        self, info: Info, input: Annotated[GrantCreditsInput, strawberry.argument(description="To whom.")]
    ) -> GrantCreditsPayload:
        """One ledger transaction and one line in the organization's log."""
        if not 1 <= input.amount <= MAX_AT_ONCE:
            raise InvalidInput(f"Grant 1 to {MAX_AT_ONCE:,} credits at once.", field="amount")
        note = optional_line(input.note, field="note", longest=500)
        key = key_of("Organization", input.organization_id)
        if key is None or not await Organization.exists(id=key):
            raise NotFound(field="organizationId")
        account = info.context.viewer.account
        await post(LedgerReason.GRANTED, organization_id=key, amount=input.amount, actor_id=account, note=note)
        await record(
            key, AuditAction.CREDITS_GRANTED, "Organization", key, actor_id=account, reason=note, amount=input.amount
        )
        return GrantCreditsPayload(organization_id=key, granted=input.amount)
