"""product.md, "Terminate": owners and admins end a session that runs on their credits, with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from tortoise.transactions import in_transaction

from domain.credits.ledger import LedgerReason
from domain.identifiers import key_of, to_global
from domain.organizations.role import Role
from models.connections.connection import Connection
from models.credits.ledger import post
from models.outbox import Outbox
from tests.client import Api
from tests.people import Lessons, OwnedOrganization, Person, lessons, member, owned_organization, person
from tests.steps import finished, joined, started
from workers.courses.session import terminate_sessions

SESSION = "query($id: ID!) { node(id: $id) { ... on Session { state terminationReason terminationNote } } }"
CREDITS = "query($id: ID!) { organization(id: $id) { credits { balance reserved spent ledger { nodes { reason } } } } }"


async def running(api: Api) -> tuple[OwnedOrganization, Person, Api, str, str, Lessons]:
    """Hillside, Ana, her client, her session on its credit, their connection, the course."""
    hillside, ana, course = await owned_organization(credits=1), await person("Ana"), await lessons()
    client, connection = await joined(api, ana, hillside)
    return hillside, ana, client, await started(client, course, hillside), connection, course


async def credits(client: Api, of: OwnedOrganization) -> Any:
    return (await client.data(CREDITS, id=of.global_id))["organization"]["credits"]


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMIN])
async def test_owners_and_admins_end_a_session_and_its_credit_returns_at_once(api: Api, role: Role) -> None:
    hillside, _, learner, session, _, course = await running(api)
    actor = await api.signed_in((await member(hillside, role)).account_id)

    payload = await actor.done(
        "terminateSession",
        "session { state terminationReason terminationNote terminatedAt }",
        sessionId=session,
        reason="  Wrong course ",
    )

    ended = payload["session"]
    assert ended.pop("terminatedAt")
    assert ended == {"state": "TERMINATED", "terminationReason": "BY_ORGANIZATION", "terminationNote": "Wrong course"}
    assert (await learner.data(SESSION, id=session))["node"]["terminationNote"] == "Wrong course"
    found = await credits(actor, hillside)
    assert (found["balance"], found["reserved"], found["spent"]) == (1, 0, 0)
    assert [e["reason"] for e in found["ledger"]["nodes"]].count("RETURNED_ON_TERMINATION") == 2
    module = to_global("CourseModule", course.lesson)
    assert await learner.refused("recordProgress", sessionId=session, moduleId=module) == "SESSION_ENDED"
    assert await learner.refused("completeSession", sessionId=session) == "SESSION_ENDED"
    assert await actor.refused("terminateSession", sessionId=session, reason="Again") == "SESSION_ENDED"
    [order] = await Outbox.filter(event="session.terminated")
    assert order.payload == {"session_id": str(key_of("Session", session))}


async def test_the_connection_and_other_sessions_stay(api: Api) -> None:
    hillside, ana, learner, session, _, course = await running(api)
    harbour = await owned_organization(credits=1)
    await joined(api, ana, harbour)
    other_course = await lessons()
    other = await started(learner, other_course, harbour)
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("terminateSession", sessionId=session, reason="No")
    assert await finished(learner, other_course, other)
    # Connected still, with the credit back: the course can be started anew.
    assert await started(learner, course, hillside)


async def test_whoever_sees_the_session_and_may_not_end_it_is_told_so(api: Api) -> None:
    hillside, ana, learner, session, _, _ = await running(api)
    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    harbour = await owned_organization()
    await joined(api, ana, harbour)
    connected = await api.signed_in(harbour.owner.account_id)
    for sees in (learner, analyst, connected):
        assert (await sees.data(SESSION, id=session))["node"] is not None
        assert await sees.refused("terminateSession", sessionId=session, reason="No") == "FORBIDDEN"


async def test_for_whoever_does_not_see_the_session_it_does_not_exist(api: Api) -> None:
    hillside, _, _, session, _, _ = await running(api)
    stranger = await api.signed_in((await owned_organization()).owner.account_id)
    coach = await api.signed_in((await member(hillside, Role.COACH)).account_id)
    for blind in (stranger, coach):
        assert (await blind.data(SESSION, id=session))["node"] is None
        assert await blind.refused("terminateSession", sessionId=session, reason="No") == "NOT_FOUND"
    assert await stranger.refused("terminateSession", sessionId="ses_nonsense", reason="No") == "NOT_FOUND"


async def test_a_session_that_the_learner_pays_is_nobody_elses_to_end(api: Api) -> None:
    hillside, ana, course = await owned_organization(), await person(), await lessons()
    client, _ = await joined(api, ana, hillside)
    async with in_transaction():
        await post(LedgerReason.GRANTED, learner_id=ana.learner_id)
    session = await started(client, course, None)
    owner = await api.signed_in(hillside.owner.account_id)
    assert await owner.refused("terminateSession", sessionId=session, reason="No") == "FORBIDDEN"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501, "two\nlines"])
async def test_a_reason_is_one_line_of_up_to_500_characters(api: Api, reason: str) -> None:
    hillside, _, _, session, _, _ = await running(api)
    owner = await api.signed_in(hillside.owner.account_id)
    [error] = (await owner.mutate("terminateSession", sessionId=session, reason=reason))["userErrors"]
    assert (error["code"], error["field"]) == ("INVALID_INPUT", "reason")


async def test_a_completed_session_is_not_ended_any_more(api: Api) -> None:
    hillside, _, learner, session, _, course = await running(api)
    assert await finished(learner, course, session)
    owner = await api.signed_in(hillside.owner.account_id)
    assert await owner.refused("terminateSession", sessionId=session, reason="Late") == "SESSION_ENDED"


async def test_ended_after_a_disconnect_and_before_the_worker_it_returns_its_credit_once(api: Api) -> None:
    hillside, _, learner, session, connection, _ = await running(api)
    owner = await api.signed_in(hillside.owner.account_id)
    await learner.done("disconnect", connectionId=connection)
    await owner.done("terminateSession", sessionId=session, reason="Left")
    async with in_transaction():
        assert await terminate_sessions(await Connection.get(id=key_of("Connection", connection))) == 0
    assert (await credits(owner, hillside))["balance"] == 1


async def test_an_organization_that_does_not_pay_never_reads_why(api: Api) -> None:
    hillside, ana, _, session, _, _ = await running(api)
    harbour = await owned_organization()
    await joined(api, ana, harbour)
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("terminateSession", sessionId=session, reason="Between us")
    other = await api.signed_in(harbour.owner.account_id)
    assert (await other.data(SESSION, id=session))["node"] is None
    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    assert (await analyst.data(SESSION, id=session))["node"]["terminationNote"] == "Between us"


async def test_the_refusal_does_not_tell_other_organizations_who_pays(api: Api) -> None:
    """Staff of a connected organization see that a session is in progress, and never on whose credit."""
    hillside, harbour, ana = await owned_organization(credits=1), await owned_organization(), await person()
    client, _ = await joined(api, ana, hillside)
    await joined(api, ana, harbour)
    async with in_transaction():
        await post(LedgerReason.GRANTED, learner_id=ana.learner_id)
    on_credit, own = [await started(client, await lessons(), payer) for payer in (hillside, None)]
    owner = await api.signed_in(harbour.owner.account_id)
    assert (await owner.data(SESSION, id=on_credit))["node"] == (await owner.data(SESSION, id=own))["node"]
    refusals = [await owner.mutate("terminateSession", sessionId=one, reason="Whose?") for one in (on_credit, own)]
    assert refusals[0] == refusals[1]
    assert refusals[0]["userErrors"][0]["code"] == "FORBIDDEN"
