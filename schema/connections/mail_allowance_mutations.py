"""Setting how many invitations an organization may mail: input."""

from __future__ import annotations

import strawberry

from schema.write_input import WriteInput


@strawberry.input(description="How many invitations an organization may mail.")
class SetMailAllowanceInput(WriteInput):
    """Input of `setMailAllowance`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")
    reason: str = strawberry.field(
        description="Why, 1 to 500 characters; the organization's owners read it in their audit log."
    )
    per_day: int | None = strawberry.field(
        description="How many a day, 0 to 100,000; 0 stops it. Null, or left out: as many as it is trusted with by "
        "itself.",
        default=None,
    )
