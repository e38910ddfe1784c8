"""Staff are told why they see a record, and the learner which organizations see it, and why."""

from __future__ import annotations

from typing import Any

from domain.organizations.role import Role
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach, TeamLearner
from tests.client import Api
from tests.people import OwnedOrganization, Person, lessons, member, owned_organization, person
from tests.steps import finished, joined, started

WHY = """
query($id: ID!) {
  node(id: $id) {
    ... on Session { visibleBecause visibleTo { because organization { name } } }
    ... on Certificate { visibleBecause visibleTo { because organization { name } } }
  }
}
"""


async def why(client: Api, record: str) -> Any:
    """The reasons of the viewer's organizations; None if the record is not seen."""
    node = (await client.data(WHY, id=record))["node"]
    return None if node is None else node["visibleBecause"]


async def to_whom(client: Api, record: str) -> dict[str, list[str]]:
    node = (await client.data(WHY, id=record))["node"]
    return {each["organization"]["name"]: each["because"] for each in node["visibleTo"]}


async def records(api: Api) -> tuple[OwnedOrganization, OwnedOrganization, Person, Api, dict[str, str], str]:
    """Hillside paid, Harbour is connected too; Ana's client, her records by name, her connection to Hillside."""
    hillside, harbour, ana = (
        await owned_organization("Hillside", credits=2),
        await owned_organization("Harbour"),
        await person("Ana"),
    )
    client, connection = await joined(api, ana, hillside)
    await joined(api, ana, harbour)
    course = await lessons()
    certificate = await finished(client, course, await started(client, course, hillside))
    found = await client.data("{ viewer { learner { sessions { nodes { id } } } } }")
    [completed] = found["viewer"]["learner"]["sessions"]["nodes"]
    running = await started(client, await lessons(), hillside)
    mine = {"certificate": str(certificate["id"]), "completed": completed["id"], "running": running}
    return hillside, harbour, ana, client, mine, connection


async def test_staff_are_told_every_reason_of_their_own_organization_and_none_of_another(api: Api) -> None:
    hillside, harbour, _, _, mine, _ = await records(api)
    payer, other = [await api.signed_in(each.owner.account_id) for each in (hillside, harbour)]
    assert await why(payer, mine["certificate"]) == ["CONNECTION", "CREDIT"]
    assert await why(payer, mine["running"]) == ["CONNECTION", "CREDIT"]
    assert await why(payer, mine["completed"]) == ["CREDIT"], "a connection shares sessions in progress only"
    assert await why(other, mine["certificate"]) == ["CONNECTION"]
    assert await why(other, mine["running"]) == ["CONNECTION"]
    assert await why(other, mine["completed"]) is None
    assert await to_whom(payer, mine["certificate"]) == {}


async def test_the_learner_is_told_which_organizations_see_a_record_and_why(api: Api) -> None:
    _, _, _, client, mine, _ = await records(api)
    both = {"Hillside": ["CONNECTION", "CREDIT"], "Harbour": ["CONNECTION"]}
    assert await to_whom(client, mine["certificate"]) == both
    assert await to_whom(client, mine["running"]) == both
    assert await to_whom(client, mine["completed"]) == {"Hillside": ["CREDIT"]}
    assert await why(client, mine["certificate"]) == []


async def test_after_a_disconnect_what_was_paid_for_stays_and_is_said_to(api: Api) -> None:
    hillside, _, _, client, mine, connection = await records(api)
    await client.done("disconnect", connectionId=connection)
    assert await to_whom(client, mine["certificate"]) == {"Hillside": ["CREDIT"], "Harbour": ["CONNECTION"]}
    owner = await api.signed_in(hillside.owner.account_id)
    assert await why(owner, mine["certificate"]) == ["CREDIT"]


async def test_a_coach_is_told_the_reasons_by_which_his_teams_see_it(api: Api) -> None:
    hillside, _, ana, _, mine, _ = await records(api)
    carl = await member(hillside, Role.COACH)
    coach = await api.signed_in(carl.account_id)
    assert await why(coach, mine["certificate"]) is None
    team = await Team.create(organization_id=hillside.id, name="Juniors")
    leads = await Membership.get(account_id=carl.account_id)
    await TeamCoach.create(organization_id=hillside.id, team_id=team.id, membership_id=leads.id)
    await TeamLearner.create(organization_id=hillside.id, team_id=team.id, learner_id=ana.learner_id)
    assert await why(coach, mine["certificate"]) == ["CONNECTION", "CREDIT"]


async def test_a_learner_who_is_on_the_staff_is_told_both(api: Api) -> None:
    hillside, _, ana, client, mine, _ = await records(api)
    await Membership.create(organization_id=hillside.id, account_id=ana.account_id, role=Role.ANALYST)
    assert await why(client, mine["certificate"]) == ["CONNECTION", "CREDIT"]
    assert len(await to_whom(client, mine["certificate"])) == 2
