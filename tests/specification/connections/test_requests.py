"""product.md, "Request": a learner asks, the organization answers, both are told."""

from __future__ import annotations

from typing import Any

import pytest

from domain.connections.connection import ConnectionState
from domain.identifiers import key_of, new_id, to_global
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.connections.connection import Connection
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach, TeamLearner
from tests.client import Api
from tests.people import OwnedOrganization, member, owned_organization, person
from tests.steps import CONNECTION, asked, events

OUTCOMES = "outcomes { connectionId code message connection { id state endReason learner { name } } }"


async def answered(by: Api, name: str, *connections: str, **more: Any) -> list[dict[str, Any]]:
    """The outcomes of an answer."""
    outcomes: list[dict[str, Any]] = (await by.done(name, OUTCOMES, connectionIds=list(connections), **more))[
        "outcomes"
    ]
    return outcomes


async def log_of(of: OwnedOrganization) -> list[str]:
    """What the organization's log says, in order."""
    return [entry.action.value for entry in await AuditEntry.filter(organization_id=of.id).order_by("at", "id")]


async def test_a_learner_asks_and_the_organization_sees_who_and_why(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    client, connection = await asked(api, ana, hillside, "  I teach the juniors ")
    owner = await api.signed_in(hillside.owner.account_id)
    query = "query($id: ID!) { node(id: $id) { ... on Connection { state origin requestMessage learner { name } } } }"

    for who in (client, owner):
        assert (await who.data(query, id=connection))["node"] == {
            "state": "REQUESTED",
            "origin": "REQUEST",
            "requestMessage": "I teach the juniors",
            "learner": {"name": "Ana"},
        }
    stranger = await api.signed_in((await person()).account_id)
    assert (await stranger.data(query, id=connection))["node"] is None
    assert (await events(), await log_of(hillside)) == (["connection.requested"], ["CONNECTION_REQUESTED"])


async def test_asking_again_is_no_error_and_changes_nothing(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await asked(api, ana, hillside, "First")

    again = await client.done("requestConnection", CONNECTION, organizationId=hillside.global_id, message="Second")

    assert (again["connection"]["id"], again["connection"]["requestMessage"]) == (connection, "First")
    assert await events() == ["connection.requested"]


async def test_who_is_connected_has_nothing_to_ask(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)
    await client.done("joinOrganization", token=hillside.token)

    assert await client.refused("requestConnection", organizationId=hillside.global_id) == "ALREADY_CONNECTED"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"organizationId": to_global("Organization", new_id())}, "NOT_FOUND"),
        ({"organizationId": "nonsense"}, "NOT_FOUND"),
        ({"message": "x" * 501}, "INVALID_INPUT"),
        ({"message": "two\nlines"}, "INVALID_INPUT"),
    ],
    ids=["no such organization", "no id", "too long", "two lines"],
)
async def test_what_cannot_be_asked_is_refused(api: Api, given: dict[str, str], code: str) -> None:
    hillside = await owned_organization()
    client = await api.signed_in((await person()).account_id)
    assert await client.refused("requestConnection", **{"organizationId": hillside.global_id, **given}) == code


async def test_nobody_floods_an_organization(api: Api) -> None:
    hillside, seaside, ana = await owned_organization(), await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)
    for _ in range(5):
        _, connection = await asked(api, ana, hillside)
        await client.done("withdrawConnectionRequest", connectionId=connection)

    assert await client.refused("requestConnection", organizationId=hillside.global_id) == "RATE_LIMITED"
    await client.done("requestConnection", organizationId=seaside.global_id)


async def test_an_accepted_learner_is_connected_and_told(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    _, connection = await asked(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)

    [outcome] = await answered(owner, "acceptConnectionRequest", connection)

    assert outcome == {
        "connectionId": connection,
        "code": None,
        "message": None,
        "connection": {"id": connection, "state": "ACTIVE", "endReason": None, "learner": {"name": "Ana"}},
    }
    row = await Connection.get(learner_id=ana.learner_id)
    assert (row.activated_by_id, row.activated_at is not None) == (hillside.owner.account_id, True)
    assert await log_of(hillside) == ["CONNECTION_REQUESTED", "CONNECTION_MADE"]
    assert await events() == ["connection.requested", "connection.joined", "connection.request_answered"]


async def test_a_rejected_learner_is_told_why_and_may_ask_again(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await asked(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)

    [outcome] = await answered(owner, "rejectConnectionRequest", connection, reason=" Not on our list ")

    assert outcome["connection"]["state"] == "REJECTED"
    query = "query($id: ID!) { node(id: $id) { ... on Connection { state endReason endedBySide } } }"
    assert (await client.data(query, id=connection))["node"] == {
        "state": "REJECTED",
        "endReason": "Not on our list",
        "endedBySide": "ORGANIZATION",
    }
    assert (await log_of(hillside))[-1] == "REQUEST_REJECTED"
    assert (await events())[-1] == "connection.request_answered"
    _, second = await asked(api, ana, hillside)
    assert second != connection


async def test_answering_twice_is_no_error_and_the_other_answer_comes_too_late(api: Api) -> None:
    hillside, ana, ben = await owned_organization(), await person(), await person()
    owner = await api.signed_in(hillside.owner.account_id)
    for who, first, other in (
        (ana, "acceptConnectionRequest", "rejectConnectionRequest"),
        (ben, "rejectConnectionRequest", "acceptConnectionRequest"),
    ):
        client, connection = await asked(api, who, hillside)
        await answered(owner, first, connection)
        announced = await events()

        assert [o["code"] for o in await answered(owner, first, connection)] == [None]
        assert [o["code"] for o in await answered(owner, other, connection)] == ["REQUEST_ENDED"]
        assert await client.refused("withdrawConnectionRequest", connectionId=connection) == "REQUEST_ENDED"
        assert await events() == announced


async def test_the_learner_takes_a_request_back_and_may_do_so_twice(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await asked(api, ana, hillside)
    for _ in range(2):
        payload = await client.done("withdrawConnectionRequest", CONNECTION, connectionId=connection)
        assert (payload["connection"]["state"], payload["connection"]["endedBySide"]) == ("WITHDRAWN", "LEARNER")
    owner = await api.signed_in(hillside.owner.account_id)

    assert [o["code"] for o in await answered(owner, "acceptConnectionRequest", connection)] == ["REQUEST_ENDED"]
    assert await log_of(hillside) == ["CONNECTION_REQUESTED", "REQUEST_WITHDRAWN"]


async def test_only_the_learner_takes_a_request_back(api: Api) -> None:
    hillside, ana, stranger = await owned_organization(), await person(), await person()
    _, connection = await asked(api, ana, hillside)
    for who, code in ((hillside.owner, "FORBIDDEN"), (stranger, "NOT_FOUND")):
        client = await api.signed_in(who.account_id)
        assert await client.refused("withdrawConnectionRequest", connectionId=connection) == code


async def test_a_connection_that_was_no_request_is_not_withdrawn_nor_accepted(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)
    joined = await client.done("joinOrganization", "connection { id }", token=hillside.token)
    connection = joined["connection"]["id"]
    owner = await api.signed_in(hillside.owner.account_id)

    assert await client.refused("withdrawConnectionRequest", connectionId=connection) == "NOT_FOUND"
    assert [o["code"] for o in await answered(owner, "acceptConnectionRequest", connection)] == ["REQUEST_ENDED"]


async def test_several_are_answered_at_once_and_one_that_is_refused_undoes_no_other(api: Api) -> None:
    hillside, seaside = await owned_organization(), await owned_organization()
    people = [await person(f"Learner {number}") for number in range(4)]
    requests = [(await asked(api, who, hillside))[1] for who in people]
    _, elsewhere = await asked(api, people[0], seaside)
    withdrawing = await api.signed_in(people[1].account_id)
    await withdrawing.done("withdrawConnectionRequest", connectionId=requests[1])
    owner = await api.signed_in(hillside.owner.account_id)

    outcomes = await answered(
        owner, "acceptConnectionRequest", *reversed(requests), elsewhere, "nonsense", requests[0], hillside.global_id
    )

    assert [(o["connectionId"], o["code"], o["connection"] and o["connection"]["state"]) for o in outcomes] == [
        (requests[3], None, "ACTIVE"),
        (requests[2], None, "ACTIVE"),
        (requests[1], "REQUEST_ENDED", "WITHDRAWN"),
        (requests[0], None, "ACTIVE"),
        (elsewhere, "NOT_FOUND", None),
        ("nonsense", "NOT_FOUND", None),
        (hillside.global_id, "NOT_FOUND", None),
    ]
    assert all(o["message"] for o in outcomes if o["code"])
    assert await Connection.filter(state=ConnectionState.ACTIVE).count() == 3


@pytest.mark.parametrize("number", [0, 201])
async def test_too_many_or_none_at_once_are_refused(api: Api, number: int) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    for name in ("acceptConnectionRequest", "rejectConnectionRequest"):
        payload = await owner.mutate(name, OUTCOMES, connectionIds=[f"con_{n:032x}" for n in range(number)])
        assert [error["code"] for error in payload["userErrors"]] == ["INVALID_INPUT"]
        assert payload["outcomes"] == []


async def test_a_retry_of_an_answer_returns_its_first_outcomes(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await asked(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    given = {"connectionIds": [connection, "nonsense"], "idempotencyKey": "once"}
    first = await owner.done("acceptConnectionRequest", OUTCOMES, **given)
    announced = await events()

    assert await owner.done("acceptConnectionRequest", OUTCOMES, **given) == first
    assert [outcome["code"] for outcome in first["outcomes"]] == [None, "NOT_FOUND"]
    await client.done("disconnect", connectionId=connection)
    again = await owner.done("acceptConnectionRequest", OUTCOMES, **given)

    # What was done stays said; the connection is shown as it is now.
    assert [outcome["code"] for outcome in again["outcomes"]] == [None, "NOT_FOUND"]
    assert again["outcomes"][0]["connection"]["state"] == "DISCONNECTED"
    assert await events() == [*announced, "connection.ended"]


async def test_who_sees_a_request_but_may_not_answer_is_told_so_and_others_see_none(api: Api) -> None:
    hillside, seaside, ana, ben = await owned_organization(), await owned_organization(), await person(), await person()
    _, connection = await asked(api, ana, hillside)
    _, bens = await asked(api, ben, hillside)
    coach, analyst = await member(hillside, Role.COACH), await member(hillside, Role.ANALYST)
    leads = await Membership.get(account_id=coach.account_id)
    team = await Team.create(organization_id=hillside.id, name="Juniors")
    await TeamCoach.create(organization_id=hillside.id, team_id=team.id, membership_id=leads.id)
    await TeamLearner.create(organization_id=hillside.id, team_id=team.id, learner_id=ana.learner_id)
    seen = {}
    for who, name in ((coach, "coach"), (analyst, "analyst"), (seaside.owner, "other owner"), (ana, "learner")):
        by = await api.signed_in(who.account_id)
        for answer in ("acceptConnectionRequest", "rejectConnectionRequest"):
            outcomes = await answered(by, answer, connection, bens)
            seen[name] = [(o["code"], o["connection"] is not None) for o in outcomes]

    assert seen == {
        "coach": [("FORBIDDEN", True), ("NOT_FOUND", False)],
        "analyst": [("FORBIDDEN", True), ("FORBIDDEN", True)],
        "other owner": [("NOT_FOUND", False), ("NOT_FOUND", False)],
        "learner": [("FORBIDDEN", True), ("NOT_FOUND", False)],
    }
    assert await Connection.filter(state=ConnectionState.REQUESTED).count() == 2


async def test_a_request_that_waits_is_answered_by_the_link_too_and_stays_a_request_in_the_history(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await asked(api, ana, hillside, "Please")

    joined = await client.done("joinOrganization", CONNECTION, token=hillside.token)

    assert joined["connection"] == {
        "id": connection,
        "state": "ACTIVE",
        "origin": "REQUEST",
        "requestMessage": "Please",
        "endedBySide": None,
        "endReason": None,
    }
    row = await Connection.get(id=key_of("Connection", connection))
    assert row.activated_by_id == ana.account_id
    assert await events() == ["connection.requested", "connection.joined"]
    entry = await AuditEntry.get(organization_id=hillside.id, action="CONNECTION_MADE")
    assert (entry.actor_id, entry.details) == (ana.account_id, {"origin": "REQUEST", "door": "LINK"})


async def test_each_member_chooses_how_to_hear_of_requests_and_nobody_else_sees_it(api: Api) -> None:
    hillside = await owned_organization()
    admin = await member(hillside, Role.ADMIN)
    owner, colleague = await api.signed_in(hillside.owner.account_id), await api.signed_in(admin.account_id)

    chosen = await owner.done(
        "chooseRequestMails", "membership { requestMails }", organizationId=hillside.global_id, requestMails="DAILY"
    )

    assert chosen["membership"] == {"requestMails": "DAILY"}
    query = "query($id: ID!) { organization(id: $id) { members { nodes { requestMails } } } }"
    seen = (await colleague.data(query, id=hillside.global_id))["organization"]["members"]["nodes"]
    assert [each["requestMails"] for each in seen] == [None, "IMMEDIATELY"]
    stranger = await api.signed_in((await person()).account_id)
    refusal = await stranger.refused("chooseRequestMails", organizationId=hillside.global_id, requestMails="NEVER")
    assert refusal == "FORBIDDEN"
    nowhere = await owner.refused("chooseRequestMails", organizationId="org_x", requestMails="NEVER")
    assert nowhere == "NOT_FOUND"


@pytest.mark.parametrize("role", [Role.COACH, Role.ANALYST])
async def test_who_answers_no_requests_chooses_no_mails_about_them(api: Api, role: Role) -> None:
    hillside = await owned_organization()
    other = await member(hillside, role)
    client = await api.signed_in(other.account_id)
    given = {"organizationId": hillside.global_id, "requestMails": "NEVER"}
    assert await client.refused("chooseRequestMails", **given) == "FORBIDDEN"
    assert (await Membership.get(account_id=other.account_id)).request_mails == "IMMEDIATELY"
