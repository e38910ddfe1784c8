"""How a member of the staff hears of connection requests by mail."""

from __future__ import annotations

from typing import Annotated

import strawberry

from models.organizations.membership import Membership
from resolvers.authority import acting_for
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
        """Owners and admins, each for himself: nobody else is asked, and nobody else writes."""
        viewer = info.context.viewer
        organization, _ = await acting_for(viewer, input.organization_id)
        own = await Membership.get(organization_id=organization.id, account_id=viewer.account)
        own.request_mails = input.request_mails
        await own.save(update_fields=["request_mails"])
        return MembershipPayload(membership_id=own.id)
