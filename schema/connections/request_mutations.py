"""Asking an organization to connect, and its answer: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from compiler.cost import MOST
from domain.connections.connection import MAX_REQUESTS
from domain.connections.request_mails import RequestMails
from domain.identifiers import key_of
from schema.connections.connection import Connection
from schema.context import Info
from schema.payload import ErrorCode, Payload
from schema.read import RowsOfPayload, reads_row_of_payload, reread
from schema.write_input import WriteInput


@strawberry.input(description="An organization to be connected to.")
class RequestConnectionInput(WriteInput):
    """Input of `requestConnection`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization; its owners and admins answer.")
    message: str | None = strawberry.field(
        description="What to tell them, up to 500 characters on one line.", default=None
    )


@strawberry.input(description="A request to take back.")
class WithdrawConnectionRequestInput(WriteInput):
    """Input of `withdrawConnectionRequest`."""

    connection_id: strawberry.ID = strawberry.field(description="The connection that was asked for.")


@strawberry.type(description="The connection that was asked for, as it is now.")
class ConnectionRequestPayload(Payload):
    """Payload of asking and withdrawing."""

    connection_id: strawberry.Private[UUID | None] = None
    connection: Connection | None = reread(
        "Connection", "connection_id", description="The connection; null when refused."
    )


@strawberry.input(description="Requests to accept.")
class AcceptConnectionRequestInput(WriteInput):
    """Input of `acceptConnectionRequest`."""

    connection_ids: list[strawberry.ID] = strawberry.field(
        description="1 to 200 connections that were asked for; one that is named twice counts once."
    )


@strawberry.input(description="Requests to reject.")
class RejectConnectionRequestInput(WriteInput):
    """Input of `rejectConnectionRequest`."""

    connection_ids: list[strawberry.ID] = strawberry.field(
        description="1 to 200 connections that were asked for; one that is named twice counts once."
    )
    reason: str | None = strawberry.field(
        description="Why, up to 500 characters; the learners see it too.", default=None
    )


@strawberry.type(description="What became of one request.")
class ConnectionRequestOutcome:
    """Made of what `ConnectionRequestsPayload.results` holds."""

    connection_id: strawberry.ID = strawberry.field(description="The id that was given.")
    code: ErrorCode | None = strawberry.field(
        description="Why nothing was done, for programs; null when it was done, or had been done already."
    )
    message: str | None = strawberry.field(description="Why nothing was done, for people; null when it was done.")
    rows: strawberry.Private[RowsOfPayload]

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="The connection as it is now; null if there is none that you may see.",
        metadata=reads_row_of_payload("Connection"),
    )
    async def connection(self, info: Info) -> Connection | None:
        """One statement for all requests."""
        key = key_of("Connection", self.connection_id)
        return None if key is None else await self.rows.read(info, key)


@strawberry.type(
    description="What became of each request. One that is refused does not undo the others, and is no user error."
)
class ConnectionRequestsPayload(Payload):
    """Payload of accepting and rejecting. `results` is what a retry is answered with: id, code and message of each."""

    results: strawberry.Private[list[dict[str, str | None]] | None] = None

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="One for each id, in the order given; empty when refused as a whole.",
        metadata={MOST: MAX_REQUESTS},
    )
    def outcomes(self) -> list[ConnectionRequestOutcome]:
        """With their connections read together."""
        results = self.results or []
        keys = [key_of("Connection", str(item["connection"])) for item in results]
        rows = RowsOfPayload("Connection", [key for key in keys if key is not None])
        return [
            ConnectionRequestOutcome(
                connection_id=strawberry.ID(str(item["connection"])),
                code=ErrorCode(item["code"]) if item["code"] else None,
                message=item["message"],
                rows=rows,
            )
            for item in results
        ]


@strawberry.input(description="How you want to hear of connection requests by mail.")
class ChooseRequestMailsInput(WriteInput):
    """Input of `chooseRequestMails`."""

    organization_id: strawberry.ID = strawberry.field(description="An organization whose owner or admin you are.")
    request_mails: RequestMails = strawberry.field(description="At once, once a day or never.")
