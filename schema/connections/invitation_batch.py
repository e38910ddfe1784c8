"""Mailing several invitations again, or taking them back: input and payload."""

from __future__ import annotations

import strawberry

from compiler.cost import MOST
from domain.batch import MAX_AT_ONCE
from schema.connections.invitation import Invitation
from schema.context import Info
from schema.outcome import Outcome, Result, outcomes_of
from schema.payload import Payload
from schema.read import reads_row_of_payload
from schema.write_input import WriteInput


@strawberry.input(description="Invitations of an organization.")
class InvitationsInput(WriteInput):
    """Input of `resendInvitations` and `revokeInvitations`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization that invited.")
    invitation_ids: list[strawberry.ID] = strawberry.field(
        description="1 to 200 invitations; one that is named twice counts once."
    )


@strawberry.type(description="What became of one invitation.")
class InvitationChangeOutcome(Outcome):
    """Made of what the payload's `results` hold."""

    @strawberry.field(description="The id that was given.")  # type: ignore[untyped-decorator]
    def invitation_id(self) -> strawberry.ID:
        """As it was given."""
        return strawberry.ID(self.given)

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="The invitation as it is now; null if it is not yours to see.",
        metadata=reads_row_of_payload("Invitation"),
    )
    async def invitation(self, info: Info) -> Invitation | None:
        """One statement for all."""
        return None if self.key is None else await self.rows.read(info, self.key)


@strawberry.type(
    description="What became of each invitation. One that is refused does not undo the others, and is no user error."
)
class InvitationsPayload(Payload):
    """Payload of `resendInvitations` and `revokeInvitations`."""

    results: strawberry.Private[list[Result] | None] = None

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="One for each id, in the order given; empty when refused as a whole.", metadata={MOST: MAX_AT_ONCE}
    )
    def outcomes(self) -> list[InvitationChangeOutcome]:
        """With their invitations read together."""
        return outcomes_of(InvitationChangeOutcome, "Invitation", self.results)
