"""Coverage: of the learners whom one sees, how many are certified in a course, as far as one sees that too."""

from __future__ import annotations

from typing import Any

from domain.identifiers import new_id
from domain.organizations.role import Role
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach, TeamLearner
from tests.client import Api
from tests.people import Lessons, OwnedOrganization, Person, lessons, member, owned_organization, person
from tests.steps import asked, finished, joined, started

COVERAGE = "coverage { course { id } learners certified }"
OF_ALL = f"query($id: ID!) {{ organization(id: $id) {{ learners(connectionStates: [ACTIVE]) {{ {COVERAGE} }} }} }}"
BY_TEAM = f"query($id: ID!) {{ organization(id: $id) {{ teams {{ nodes {{ name learners {{ {COVERAGE} }} }} }} }} }}"


async def _certified(api: Api, learner: Person, course: Lessons, by: OwnedOrganization) -> None:
    client, _ = await joined(api, learner, by)
    await finished(client, course, await started(client, course, by))


async def _team(of: OwnedOrganization, name: str, *learners: Person, coach: Person | None = None) -> None:
    team = await Team.create(id=new_id(), organization_id=of.id, name=name)
    for learner in learners:
        await TeamLearner.create(team_id=team.id, organization_id=of.id, learner_id=learner.learner_id)
    if coach is not None:
        membership = await Membership.get(organization_id=of.id, account_id=coach.account_id)
        await TeamCoach.create(team_id=team.id, organization_id=of.id, membership_id=membership.id)


def _of(course: Lessons, found: dict[str, Any]) -> tuple[int, int]:
    [one] = [each for each in found["coverage"] if each["course"]["id"] == course.global_id]
    return one["certified"], one["learners"]


async def test_it_counts_by_course_and_by_team_what_the_viewer_sees(api: Api) -> None:
    hillside, other = await owned_organization(credits=3), await owned_organization(credits=3)
    safety, baking = await lessons(), await lessons()
    ana, ben, cy = await person("Ana"), await person("Ben"), await person("Cy")
    await _certified(api, ana, safety, hillside)
    await _certified(api, ana, safety, other)
    await joined(api, ben, hillside)
    await _certified(api, cy, safety, other)
    coach, analyst = await member(hillside, Role.COACH), await member(hillside, Role.ANALYST)
    await _team(hillside, "Amber", ana, coach=coach)
    await _team(hillside, "Blue", ben)

    for somebody, expected in (
        (hillside.owner, (1, 2)),
        (analyst, (1, 2)),
        (coach, (1, 1)),
        (ana, (1, 1)),
        (other.owner, (0, 0)),
        (await person(), (0, 0)),
    ):
        client = await api.signed_in(somebody.account_id)
        found = (await client.data(OF_ALL, id=hillside.global_id))["organization"]["learners"]
        assert _of(safety, found) == expected, somebody.name
        assert _of(baking, found) == (0, expected[1]), somebody.name
    for somebody, by_team in (
        (analyst, {"Amber": (1, 1), "Blue": (0, 1)}),
        (coach, {"Amber": (1, 1)}),
        (other.owner, {}),
    ):
        client = await api.signed_in(somebody.account_id)
        teams = (await client.data(BY_TEAM, id=hillside.global_id))["organization"]["teams"]["nodes"]
        assert {team["name"]: _of(safety, team["learners"]) for team in teams} == by_team


async def test_a_certificate_that_one_does_not_see_does_not_count_and_a_filter_counts_fewer(api: Api) -> None:
    hillside, elsewhere, safety = await owned_organization(), await owned_organization(credits=1), await lessons()
    ana = await person("Ana")
    await _certified(api, ana, safety, elsewhere)
    await asked(api, ana, hillside)
    await joined(api, await person("Ben"), hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    for arguments, expected in (("", (0, 2)), ('(filter: { name: { contains: "Ana" } })', (0, 1))):
        query = f"query($id: ID!) {{ organization(id: $id) {{ learners{arguments} {{ {COVERAGE} }} }} }}"
        found = (await owner.data(query, id=hillside.global_id))["organization"]["learners"]
        assert _of(safety, found) == expected, arguments
