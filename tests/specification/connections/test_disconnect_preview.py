"""What a disconnect would change is told before, to whoever sees the connection, and is what then happens."""

from __future__ import annotations

from typing import Any

from tortoise.transactions import in_transaction

from domain.credits.ledger import LedgerReason
from domain.identifiers import key_of
from domain.organizations.role import Role
from models.connections.connection import Connection
from models.credits.ledger import post
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach, TeamLearner
from tests.client import Api
from tests.people import OwnedOrganization, Person, lessons, member, owned_organization, person
from tests.steps import finished, joined, started
from workers.courses.session import terminate_sessions

PREVIEW = """
query($id: ID!) {
  disconnectPreview(connectionId: $id) {
    sessionsEnding creditsReturning certificatesHidden sessionsHidden connection { id state }
  }
}
"""
SEEN = """
query($id: ID!) {
  organization(id: $id) {
    credits { balance reserved }
    certificates { nodes { number } }
    sessions { nodes { id state } }
  }
}
"""


async def preview(client: Api, connection: str) -> Any:
    return (await client.data(PREVIEW, id=connection))["disconnectPreview"]


OF_ALL = """
query($id: ID!) { organization(id: $id) { connections { nodes { id disconnectPreview {
  sessionsEnding creditsReturning certificatesHidden sessionsHidden connection { id state }
} } } } }
"""


async def test_a_list_of_connections_tells_the_same_of_each_and_nothing_of_those_that_are_over(api: Api) -> None:
    hillside, _, learner, connection = await busy(api)
    _, other = await joined(api, await person(), hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    listed = (await owner.data(OF_ALL, id=hillside.global_id))["organization"]["connections"]["nodes"]
    assert {one["id"]: one["disconnectPreview"] for one in listed} == {
        connection: await preview(owner, connection),
        other: await preview(owner, other),
    }
    await learner.done("disconnect", connectionId=connection)
    [ended] = [
        one
        for one in (await owner.data(OF_ALL, id=hillside.global_id))["organization"]["connections"]["nodes"]
        if one["id"] == connection
    ]
    assert ended["disconnectPreview"] is None


async def seen(owner: Api, hillside: OwnedOrganization) -> Any:
    return (await owner.data(SEEN, id=hillside.global_id))["organization"]


async def busy(api: Api) -> tuple[OwnedOrganization, Person, Api, str]:
    """Ana: two sessions in progress and one completed on Hillside's credit, one of each on Harbour's."""
    hillside, harbour, ana = (
        await owned_organization(credits=5),
        await owned_organization(credits=5),
        await person("Ana"),
    )
    client, connection = await joined(api, ana, hillside)
    await joined(api, ana, harbour)
    for _ in range(2):
        await started(client, await lessons(), hillside)
    await started(client, await lessons(), harbour)
    for payer in (hillside, harbour):
        course = await lessons()
        await finished(client, course, await started(client, course, payer))
    return hillside, ana, client, connection


async def test_the_numbers_are_exactly_what_a_disconnect_then_does(api: Api) -> None:
    hillside, _, _, connection = await busy(api)
    owner = await api.signed_in(hillside.owner.account_id)
    told, before = await preview(owner, connection), await seen(owner, hillside)
    assert told.pop("connection") == {"id": connection, "state": "ACTIVE"}
    assert told == {"sessionsEnding": 2, "creditsReturning": 2, "certificatesHidden": 1, "sessionsHidden": 1}

    await owner.done("disconnect", connectionId=connection)
    async with in_transaction():
        await terminate_sessions(await Connection.get(id=key_of("Connection", connection)))

    after = await seen(owner, hillside)
    ended = [s for s in after["sessions"]["nodes"] if s["state"] == "TERMINATED"]
    assert len(ended) == told["sessionsEnding"]
    assert after["credits"]["balance"] - before["credits"]["balance"] == told["creditsReturning"]
    assert before["credits"]["reserved"] - after["credits"]["reserved"] == told["creditsReturning"]
    gone = {what: len(before[what]["nodes"]) - len(after[what]["nodes"]) for what in ("certificates", "sessions")}
    assert gone == {"certificates": told["certificatesHidden"], "sessions": told["sessionsHidden"]}


async def test_the_learner_and_whoever_of_the_staff_sees_the_connection_are_told_the_same(api: Api) -> None:
    hillside, ana, client, connection = await busy(api)
    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    carl = await member(hillside, Role.COACH)
    coach = await api.signed_in(carl.account_id)
    assert await preview(coach, connection) is None
    team = await Team.create(organization_id=hillside.id, name="Juniors")
    leads = await Membership.get(account_id=carl.account_id)
    await TeamCoach.create(organization_id=hillside.id, team_id=team.id, membership_id=leads.id)
    await TeamLearner.create(organization_id=hillside.id, team_id=team.id, learner_id=ana.learner_id)

    told = [await preview(each, connection) for each in (client, analyst, coach)]

    assert told[0]["sessionsEnding"] == 2
    assert told[1:] == [told[0]] * 2


async def test_nobody_else_is_told_anything(api: Api) -> None:
    _, _, _, connection = await busy(api)
    other = await api.signed_in((await owned_organization()).owner.account_id)
    assert await preview(other, connection) is None
    assert await preview(api, connection) is None
    assert await preview(other, "con_nonsense") is None


async def test_what_is_no_longer_active_has_no_preview(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, connection = await joined(api, ana, hillside)
    assert await preview(client, connection)
    await client.done("disconnect", connectionId=connection)
    assert await preview(client, connection) is None


async def test_a_session_on_the_learners_own_credit_goes_on_unseen(api: Api) -> None:
    hillside, ana, course = await owned_organization(), await person(), await lessons()
    client, connection = await joined(api, ana, hillside)
    async with in_transaction():
        await post(LedgerReason.GRANTED, learner_id=ana.learner_id)
    await started(client, course, None)
    told = await preview(client, connection)
    del told["connection"]
    assert told == {"sessionsEnding": 0, "creditsReturning": 0, "certificatesHidden": 0, "sessionsHidden": 1}
