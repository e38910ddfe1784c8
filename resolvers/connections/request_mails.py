"""How a member of the staff hears of connection requests by mail."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.errors import NotFound
from domain.identifiers import key_of
from models.organizations.membership import Membership
from resolvers.unit_of_work import mutation
from schema.connections.request_mutations import ChooseRequestMailsInput
from schema.context import Info
from schema.organizations.staff_mutations import MembershipPayload


@strawberry.type
class RequestMailsMutations:
    """`chooseRequestMails`."""

    @mutation(
        description="Choose how you hear of connection requests by mail, as an owner or admin of an organization; the "
        "list of notifications tells of every request whatever you choose.",
    )
    async def choose_request_mails(
        self, info: Info, input: Annotated[ChooseRequestMailsInput, strawberry.argument(description="Where, and how.")]
    ) -> MembershipPayload:
        """Each for himself; any role may, as roles change."""
        key = key_of("Organization", input.organization_id)
        own = Membership.filter(organization_id=key, account_id=info.context.viewer.account)
        found = await own.select_for_update(no_key=True).first() if key else None
        if found is None:
            raise NotFound("You are not on the staff of such an organization.", field="organizationId")
        found.request_mails = input.request_mails
        await found.save(update_fields=["request_mails"])
        return MembershipPayload(membership_id=found.id)
