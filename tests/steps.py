"""Steps that many tests take through the API on the way to what they are about."""

from __future__ import annotations

from domain.identifiers import to_global
from models.organizations.membership import Membership
from models.outbox import Outbox
from tests.client import Api
from tests.people import Lessons, OwnedOrganization, Person


async def joined(api: Api, learner: Person, to: OwnedOrganization) -> tuple[Api, str]:
    """The learner's client, and the connection's id."""
    client = await api.signed_in(learner.account_id)
    payload = await client.done("joinOrganization", "connection { id state }", token=to.token)
    assert payload["connection"]["state"] == "ACTIVE"
    return client, payload["connection"]["id"]


async def started(client: Api, course: Lessons, on: OwnedOrganization | None) -> str:
    """The id of a session in progress."""
    given = {"organizationId": on.global_id} if on else {}
    payload = await client.done(
        "startSession", "session { id state }", courseId=course.global_id, language="EN", **given
    )
    return str(payload["session"]["id"])


async def finished(client: Api, course: Lessons, session: str) -> dict[str, object]:
    """The certificate earned by doing everything."""
    await client.done("recordProgress", sessionId=session, moduleId=to_global("CourseModule", course.lesson))
    await client.done(
        "recordProgress", sessionId=session, moduleId=to_global("CourseModule", course.quiz), scorePercent=90
    )
    payload = await client.done("completeSession", "certificate { id number holderName }", sessionId=session)
    return dict(payload["certificate"])


CONNECTION = "connection { id state origin requestMessage endedBySide endReason }"


async def asked(api: Api, learner: Person, of: OwnedOrganization, message: str | None = None) -> tuple[Api, str]:
    """The learner's client, and the connection that was asked for."""
    client = await api.signed_in(learner.account_id)
    payload = await client.done("requestConnection", CONNECTION, organizationId=of.global_id, message=message)
    return client, payload["connection"]["id"]


async def events() -> list[str]:
    """What was announced, in order."""
    return [row.event for row in await Outbox.all().order_by("id")]


async def membership_of(organization: object, somebody: object) -> str:
    row = await Membership.get(organization_id=organization.id, account_id=somebody.account_id)  # type: ignore[attr-defined]
    return to_global("Membership", row.id)
