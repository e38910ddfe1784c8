"""Ending several connections at once: input and payload."""

from __future__ import annotations

import strawberry

from compiler.cost import MOST
from domain.batch import MAX_AT_ONCE
from schema.connections.connection import Connection
from schema.context import Info
from schema.outcome import Outcome, Result, outcomes_of
from schema.payload import Payload
from schema.read import reads_row_of_payload
from schema.write_input import WriteInput


@strawberry.input(description="Connections of an organization to end.")
class DisconnectLearnersInput(WriteInput):
    """Input of `disconnectLearners`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization, of which you are owner or admin.")
    connection_ids: list[strawberry.ID] = strawberry.field(
        description="1 to 200 active connections; one that is named twice counts once."
    )
    reason: str | None = strawberry.field(
        description="Why, up to 500 characters on one line; both sides see it.", default=None
    )


@strawberry.type(description="What became of one connection.")
class DisconnectionOutcome(Outcome):
    """Made of what the payload's `results` hold."""

    @strawberry.field(description="The id that was given.")  # type: ignore[untyped-decorator]
    def connection_id(self) -> strawberry.ID:
        """As it was given."""
        return strawberry.ID(self.given)

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="The connection as it is now; null if it is not yours to see.",
        metadata=reads_row_of_payload("Connection"),
    )
    async def connection(self, info: Info) -> Connection | None:
        """One statement for all."""
        return None if self.key is None else await self.rows.read(info, self.key)


@strawberry.type(
    description="What became of each connection. One that is refused does not undo the others, and is no user error."
)
class DisconnectLearnersPayload(Payload):
    """Payload of `disconnectLearners`."""

    results: strawberry.Private[list[Result] | None] = None

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="One for each id, in the order given; empty when refused as a whole.", metadata={MOST: MAX_AT_ONCE}
    )
    def outcomes(self) -> list[DisconnectionOutcome]:
        """With their connections read together."""
        return outcomes_of(DisconnectionOutcome, "Connection", self.results)
