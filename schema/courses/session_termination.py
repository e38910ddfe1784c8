"""Ending several sessions at once: input and payload."""

from __future__ import annotations

import strawberry

from compiler.cost import MOST
from domain.batch import MAX_AT_ONCE
from schema.context import Info
from schema.courses.session import Session
from schema.outcome import Outcome, Result, outcomes_of
from schema.payload import Payload
from schema.read import reads_row_of_payload
from schema.write_input import WriteInput


@strawberry.input(description="Sessions to end before they are completed.")
class TerminateSessionsInput(WriteInput):
    """Input of `terminateSessions`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization whose credits pay for them.")
    session_ids: list[strawberry.ID] = strawberry.field(
        description="1 to 200 sessions in progress; one that is named twice counts once."
    )
    reason: str = strawberry.field(description="Why, 1 to 500 characters on one line; the learners are told.")


@strawberry.type(description="What became of one session.")
class SessionTerminationOutcome(Outcome):
    """Made of what the payload's `results` hold."""

    @strawberry.field(description="The id that was given.")  # type: ignore[untyped-decorator]
    def session_id(self) -> strawberry.ID:
        """As it was given."""
        return strawberry.ID(self.given)

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="The session as it is now; null if it is not yours to see.",
        metadata=reads_row_of_payload("Session"),
    )
    async def session(self, info: Info) -> Session | None:
        """One statement for all."""
        return None if self.key is None else await self.rows.read(info, self.key)


@strawberry.type(
    description="What became of each session. One that is refused does not undo the others, and is no user error."
)
class TerminateSessionsPayload(Payload):
    """Payload of `terminateSessions`."""

    results: strawberry.Private[list[Result] | None] = None

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="One for each id, in the order given; empty when refused as a whole.", metadata={MOST: MAX_AT_ONCE}
    )
    def outcomes(self) -> list[SessionTerminationOutcome]:
        """With their sessions read together."""
        return outcomes_of(SessionTerminationOutcome, "Session", self.results)
