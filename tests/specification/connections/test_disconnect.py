"""product.md, "Disconnect": what ends, what returns, what stays."""

from __future__ import annotations

import pytest

from domain.activity.audit_entry import AuditAction
from domain.errors import ConnectionEnded
from domain.identifiers import key_of
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach, TeamLearner
from models.outbox import Outbox
from tests.client import Api
from tests.people import lessons, member, owned_organization, person
from tests.steps import finished, joined, started


@pytest.mark.parametrize("side", ["LEARNER", "ORGANIZATION"])
async def test_either_side_disconnects_at_any_time(api: Api, side: str) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await joined(api, ana, hillside)
    actor = client if side == "LEARNER" else await api.signed_in(hillside.owner.account_id)
    payload = await actor.done(
        "disconnect", "connection { state endedBySide endReason endedAt }", connectionId=connection, reason="  Enough "
    )
    ended = payload["connection"]
    assert (ended["state"], ended["endedBySide"], ended["endReason"]) == ("DISCONNECTED", side, "Enough")
    assert ended["endedAt"]
    assert await actor.refused("disconnect", connectionId=connection) == ConnectionEnded.code


async def test_analysts_see_a_connection_and_do_not_end_it(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    _, connection = await joined(api, ana, hillside)
    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    assert await analyst.refused("disconnect", connectionId=connection) == "FORBIDDEN"


async def test_a_coach_is_told_of_a_connection_only_if_he_sees_it(api: Api) -> None:
    hillside, ana, ben = await owned_organization(), await person(), await person()
    _, anas = await joined(api, ana, hillside)
    _, bens = await joined(api, ben, hillside)
    carla = await member(hillside, Role.COACH)
    leads = await Membership.get(account_id=carla.account_id)
    team = await Team.create(organization_id=hillside.id, name="Juniors")
    await TeamCoach.create(organization_id=hillside.id, team_id=team.id, membership_id=leads.id)
    await TeamLearner.create(organization_id=hillside.id, team_id=team.id, learner_id=ana.learner_id)
    coach = await api.signed_in(carla.account_id)
    seen = {}
    for connection in (anas, bens):
        node = (await coach.data("query($id: ID!) { node(id: $id) { id } }", id=connection))["node"]
        seen[await coach.refused("disconnect", connectionId=connection)] = node is not None

    assert seen == {"FORBIDDEN": True, "NOT_FOUND": False}


async def test_to_strangers_the_connection_does_not_exist(api: Api) -> None:
    hillside, ana, stranger = await owned_organization(), await person(), await person()
    _, connection = await joined(api, ana, hillside)
    client = await api.signed_in(stranger.account_id)
    assert await client.refused("disconnect", connectionId=connection) == "NOT_FOUND"


async def test_reconnecting_makes_a_new_connection_and_keeps_the_old_one(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, first = await joined(api, ana, hillside)
    await client.done("disconnect", connectionId=first)
    _, second = await joined(api, ana, hillside)
    assert second != first
    found = await client.data("{ viewer { learner { connections { nodes { id state } } } } }")
    states = {c["id"]: c["state"] for c in found["viewer"]["learner"]["connections"]["nodes"]}
    assert states == {first: "DISCONNECTED", second: "ACTIVE"}


async def test_the_disconnect_and_the_order_to_terminate_are_one_transaction(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await joined(api, ana, hillside)
    await client.done("disconnect", connectionId=connection)
    [order] = await Outbox.filter(event="connection.ended")
    assert order.payload == {"connection_id": str(key_of("Connection", connection))}
    assert order.done_at is None


async def test_a_session_that_another_connection_pays_goes_on(api: Api) -> None:
    hillside, harbour = await owned_organization(credits=1), await owned_organization(credits=1)
    course, ana = await lessons(), await person()
    client, connection = await joined(api, ana, hillside)
    await joined(api, ana, harbour)
    session = await started(client, course, harbour)
    await client.done("disconnect", connectionId=connection)
    assert await finished(client, course, session)


async def test_the_organization_may_block_the_learner_as_it_disconnects(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await joined(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    payload = await owner.done(
        "disconnect", "connection { state endReason }", connectionId=connection, reason="Rude", blockReconnection=True
    )
    assert payload["connection"] == {"state": "DISCONNECTED", "endReason": "Rude"}
    assert await client.refused("joinOrganization", token=hillside.token) == "CONNECTION_BLOCKED"
    log = await AuditEntry.filter(organization_id=hillside.id).order_by("-at").limit(2)
    assert {entry.action for entry in log} == {AuditAction.CONNECTION_ENDED, AuditAction.LEARNER_BLOCKED}
    assert {entry.reason for entry in log} == {"Rude"}


async def test_a_learner_does_not_block_and_is_still_connected_after_trying(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await joined(api, ana, hillside)
    [error] = (await client.mutate("disconnect", connectionId=connection, blockReconnection=True))["userErrors"]
    assert (error["code"], error["field"]) == ("INVALID_INPUT", "blockReconnection")
    found = await client.data("query($id: ID!) { node(id: $id) { ... on Connection { state } } }", id=connection)
    assert found["node"] == {"state": "ACTIVE"}
