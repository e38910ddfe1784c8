"""Inviting by mail: inputs and payloads."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

import strawberry

from compiler.cost import MOST
from domain.connections.invitation import MAX_ADDRESSES, InvitationOutcome
from schema.connections.invitation import Invitation
from schema.context import Info
from schema.payload import Payload
from schema.read import RowsOfPayload, reads_row_of_payload, reread
from schema.write_input import WriteInput


@strawberry.input(
    one_of=True,
    description="Whom to invite, up to 1,000 at once, in one of three forms; text and CSV up to 200,000 characters.",
)
class InviteesInput:
    """Alternatives."""

    addresses: list[str] | None = strawberry.field(
        description='Addresses, e.g. `["ada@b.org"]`.', default=strawberry.UNSET
    )
    text: str | None = strawberry.field(
        description="Pasted text: addresses between commas, semicolons, blanks or lines, alone or as "
        "`Ada Lovelace <ada@b.org>`.",
        default=strawberry.UNSET,
    )
    csv: str | None = strawberry.field(
        description="A CSV file's content, separated by comma, semicolon or tab, with a header (`email`, `name`) or "
        "without: then the address is found by its `@` and the name is the first other text.",
        default=strawberry.UNSET,
    )


@strawberry.input(description="People to invite to connect.")
class InviteLearnersInput(WriteInput):
    """Input of `inviteLearners`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization that invites.")
    invitees: InviteesInput = strawberry.field(description="Whom.")
    message: str | None = strawberry.field(
        description="Words of yours in the mail, up to 1,000 characters; may have lines.", default=None
    )


@strawberry.input(description="An invitation to mail again.")
class ResendInvitationInput(WriteInput):
    """Input of `resendInvitation`."""

    invitation_id: strawberry.ID = strawberry.field(description="One that was sent or failed.")


@strawberry.input(description="An invitation to take back.")
class RevokeInvitationInput(WriteInput):
    """Input of `revokeInvitation`."""

    invitation_id: strawberry.ID = strawberry.field(description="One that was not accepted.")


@strawberry.input(description="The domains that an organization invites.")
class RestrictInvitationsInput(WriteInput):
    """Input of `restrictInvitations`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")
    domains: list[str] = strawberry.field(
        description="Up to 100, e.g. `school.org`; each stands for itself alone, not for what is below it. None: any "
        "address may be invited."
    )


@strawberry.type(description="What became of one item of the list.")
class InviteeResult:
    """Made of what `InviteLearnersPayload.results` holds."""

    address: str = strawberry.field(
        description="The address as it was given, trimmed; cut after 320 characters, what cannot be printed replaced."
    )
    name: str | None = strawberry.field(description="The name that was given beside it.")
    outcome: InvitationOutcome = strawberry.field(description="What became of it.")
    message: str | None = strawberry.field(description="Why no mail goes there, for people; null if one does.")
    invitation_id: strawberry.Private[UUID | None]
    rows: strawberry.Private[RowsOfPayload]

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="The open invitation, if the outcome is QUEUED or ALREADY_INVITED and you may see it.",
        metadata=reads_row_of_payload("Invitation"),
    )
    async def invitation(self, info: Info) -> Invitation | None:
        """One statement for all items."""
        return None if self.invitation_id is None else await self.rows.read(info, self.invitation_id)


@strawberry.type(description="How many items of the list had which outcome.")
class InviteeCounts:
    """They add up to the length of the list."""

    queued: int = strawberry.field(description="A mail is on its way.")
    invalid: int = strawberry.field(description="No address, or one that is not invited.")
    duplicate: int = strawberry.field(description="Stood in the list more than once.")
    already_invited: int = strawberry.field(description="Had an open invitation.")
    already_connected: int = strawberry.field(description="Were connected.")
    blocked: int = strawberry.field(description="Blocked, unsubscribed, or mailed too often within a day.")
    over_allowance: int = strawberry.field(
        description="More than the organization may mail today; nothing was queued for these."
    )


@strawberry.type(description="What became of the list, item by item. Refused as a whole, it is empty.")
class InviteLearnersPayload(Payload):
    """Payload of `inviteLearners`. `results` is what a retry is answered with: the fields of each item's result."""

    results: strawberry.Private[list[dict[str, Any]] | None] = None

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="One for each item, in the order of the list.", metadata={MOST: MAX_ADDRESSES}
    )
    def outcomes(self) -> list[InviteeResult]:
        """With their invitations read together."""
        keys = [UUID(item["invitation"]) if item["invitation"] else None for item in self.results or ()]
        rows = RowsOfPayload("Invitation", [key for key in keys if key is not None])
        return [
            InviteeResult(
                address=item["address"],
                name=item["name"],
                outcome=InvitationOutcome(item["outcome"]),
                message=item["message"],
                invitation_id=key,
                rows=rows,
            )
            for item, key in zip(self.results or (), keys, strict=True)
        ]

    @strawberry.field(description="How many had which outcome.")  # type: ignore[untyped-decorator]
    def counts(self) -> InviteeCounts:
        """Counted from the same."""
        found = Counter(item["outcome"] for item in self.results or ())
        return InviteeCounts(**{outcome.lower(): found[outcome] for outcome in InvitationOutcome})


@strawberry.type(description="The invitation as it is now.")
class InvitationPayload(Payload):
    """Payload of `resendInvitation` and `revokeInvitation`."""

    invitation_id: strawberry.Private[UUID | None] = None
    invitation: Invitation | None = reread(
        "Invitation", "invitation_id", description="The invitation; null when refused."
    )
