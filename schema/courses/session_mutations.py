"""Taking a course, to its end or not: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from domain.language import Language
from schema.certificates.certificate import Certificate
from schema.courses.session import Session
from schema.payload import Payload
from schema.read import reread
from schema.write_input import WriteInput


@strawberry.input(description="A course to start.")
class StartSessionInput(WriteInput):
    """Input of `startSession`."""

    course_id: strawberry.ID = strawberry.field(description="The course.")
    language: Language = strawberry.field(description="One of the course's languages.")
    organization_id: strawberry.ID | None = strawberry.field(
        description="Whose credit pays: an organization you are connected to. Your own if not given.", default=None
    )


@strawberry.input(description="A module that was done.")
class RecordProgressInput(WriteInput):
    """Input of `recordProgress`."""

    session_id: strawberry.ID = strawberry.field(description="Your session, in progress.")
    module_id: strawberry.ID = strawberry.field(description="A module of its course.")
    score_percent: int | None = strawberry.field(
        description="Quizzes only: 0 to 100. The best of several tries counts.", default=None
    )


@strawberry.input(description="A session to complete.")
class CompleteSessionInput(WriteInput):
    """Input of `completeSession`."""

    session_id: strawberry.ID = strawberry.field(description="Your session, every module done.")


@strawberry.input(description="A session to end before it is completed.")
class TerminateSessionInput(WriteInput):
    """Input of `terminateSession`."""

    session_id: strawberry.ID = strawberry.field(description="A session in progress on your organization's credit.")
    reason: str = strawberry.field(description="Why, 1 to 500 characters on one line; the learner is told.")


@strawberry.type(description="The session as it is now.")
class SessionPayload(Payload):
    """Payload of starting, of progress and of terminating."""

    session_id: strawberry.Private[UUID | None] = None
    session: Session | None = reread("Session", "session_id", description="The session; null when refused.")


@strawberry.type(description="The completed session and what it earned.")
class CompleteSessionPayload(Payload):
    """Payload of `completeSession`."""

    session_id: strawberry.Private[UUID | None] = None
    certificate_id: strawberry.Private[UUID | None] = None
    session: Session | None = reread("Session", "session_id", description="The session; null when refused.")
    certificate: Certificate | None = reread(
        "Certificate", "certificate_id", description="The certificate; null when refused."
    )
