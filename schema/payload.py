"""What every mutation returns: what changed, and why not."""

from __future__ import annotations

import strawberry

from domain.refusal import Refusal, every_refusal
from schema.described_enum import derived_enum

ErrorCode = derived_enum(
    "ErrorCode",
    "Why a mutation was refused. Stable: branch on it; show the message to people.",
    {each.code: each.meaning for each in sorted(every_refusal(), key=lambda each: each.code)},
)


@strawberry.type(description="An expected refusal. Nothing was changed.")
class UserError:
    """One refusal of a mutation."""

    code: ErrorCode = strawberry.field(description="What went wrong, for programs.")  # type: ignore[valid-type]
    field: str | None = strawberry.field(
        description="The input field that caused it, if one did, as a path: `reason`, `invitees.csv`, `domains[3]`."
    )
    message: str = strawberry.field(description="What went wrong and what would do, for people.")
    retry_after: int | None = strawberry.field(
        description="Seconds to wait before trying again; only with RATE_LIMITED and MAIL_ALLOWANCE_USED_UP.",
        default=None,
    )


@strawberry.interface(description="The result of a mutation. If `userErrors` is not empty, nothing was changed.")
class Payload:
    """Base of all payloads."""

    user_errors: list[UserError] = strawberry.field(
        description="Why the mutation was refused; empty when it was carried out.", default_factory=list
    )


def user_error(refusal: Refusal) -> UserError:
    """A refusal as clients see it."""
    code = ErrorCode(refusal.code)
    return UserError(code=code, field=refusal.field, message=refusal.text, retry_after=refusal.retry_after)
