"""Ending a session that is in progress: input and payload."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.payload import Payload
from schema.read import reread
from schema.session import Session
from schema.write_input import WriteInput


@strawberry.input(description="A session to end before it is completed.")
class TerminateSessionInput(WriteInput):
    """Input of `terminateSession`."""

    session_id: strawberry.ID = strawberry.field(description="A session in progress on your organization's credit.")
    reason: str = strawberry.field(description="Why, 1 to 500 characters on one line; the learner is told.")


@strawberry.type(description="The session as it is now.")
class TerminateSessionPayload(Payload):
    """Payload of `terminateSession`."""

    session_id: strawberry.Private[UUID | None] = None
    session: Session | None = reread("Session", "session_id", description="The ended session; null when refused.")
