"""Staff, teams and who is in them are lists like any other: however many there are, none is lost."""

from __future__ import annotations

from typing import Any

from tortoise.transactions import in_transaction

from domain.clock import now
from domain.identifiers import new_id, to_global
from domain.organizations.role import Role
from models.connections.connection import Connection
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach, TeamLearner
from models.people.account import Account
from models.people.learner import Learner
from tests.client import Api
from tests.people import OwnedOrganization, member, owned_organization, person

MANY = 205
"""More than a page holds."""
PAGES = """query($id: ID!, $after: String) { organization(id: $id) { %s(first: 100, after: $after) {
  totalCount nodes { id name } pageInfo { hasNextPage endCursor } } } }"""


async def people(count: int) -> list[tuple[Any, Any]]:
    """So many accounts with their learners; the last ones by name come first."""
    accounts = [Account(id=new_id(), email=f"{new_id().hex}@example.org", password_hash="!") for _ in range(count)]
    learners = [
        Learner(id=new_id(), account_id=account.id, name=f"Learner {count - number:03}")
        for number, account in enumerate(accounts)
    ]
    async with in_transaction():
        await Account.bulk_create(accounts)
        await Learner.bulk_create(learners)
    return [(account.id, learner.id) for account, learner in zip(accounts, learners, strict=True)]


async def connected(of: OwnedOrganization, learners: list[Any]) -> None:
    bonds = []
    for learner in learners:
        bond = Connection(
            id=new_id(), learner_id=learner, organization_id=of.id, state="ACTIVE", origin="LINK",
            created_at=now(), activated_at=now(),
        )  # fmt: skip
        bonds.append(bond)
    await Connection.bulk_create(bonds)


async def whole(client: Api, query: str, *path: str, **variables: Any) -> tuple[list[str], int]:
    """The names of all rows, page by page, and how many there are said to be."""
    names: list[str] = []
    after = None
    while True:
        found: Any = await client.data(query, **variables, after=after)
        for step in path:
            found = found[step]
        names += [row["name"] for row in found["nodes"]]
        if not found["pageInfo"]["hasNextPage"]:
            return names, found["totalCount"]
        after = found["pageInfo"]["endCursor"]


async def test_a_staff_of_more_than_a_page_is_listed_whole_in_the_order_in_which_it_came(api: Api) -> None:
    hillside = await owned_organization()
    somebody = await people(MANY)
    await Membership.bulk_create(
        [Membership(id=new_id(), organization_id=hillside.id, account_id=one, role=Role.ANALYST) for one, _ in somebody]
    )
    owner = await api.signed_in(hillside.owner.account_id)

    names, total = await whole(owner, PAGES % "members", "organization", "members", id=hillside.global_id)

    assert names == [hillside.owner.name, *(f"Learner {MANY - number:03}" for number in range(MANY))]
    assert total == MANY + 1


async def test_teams_of_more_than_a_page_are_listed_whole_by_name(api: Api) -> None:
    hillside = await owned_organization()
    await Team.bulk_create(
        [Team(id=new_id(), organization_id=hillside.id, name=f"Team {MANY - number:03}") for number in range(MANY)]
    )
    owner = await api.signed_in(hillside.owner.account_id)

    names, total = await whole(owner, PAGES % "teams", "organization", "teams", id=hillside.global_id)

    assert names == [f"Team {number + 1:03}" for number in range(MANY)]
    assert total == MANY


async def test_a_team_of_more_than_a_page_is_listed_whole_as_far_as_its_learners_are_seen(api: Api) -> None:
    hillside = await owned_organization()
    learners = [learner for _, learner in await people(MANY)]
    await connected(hillside, learners[1:])
    team = await Team.create(id=new_id(), organization_id=hillside.id, name="Juniors")
    await TeamLearner.bulk_create(
        [TeamLearner(id=new_id(), organization_id=hillside.id, team_id=team.id, learner_id=one) for one in learners]
    )
    query = """query($id: ID!, $after: String) { node(id: $id) { ... on Team { learners(first: 100, after: $after) {
      totalCount nodes { id name } pageInfo { hasNextPage endCursor } } } } }"""
    owner = await api.signed_in(hillside.owner.account_id)

    names, total = await whole(owner, query, "node", "learners", id=to_global("Team", team.id))

    assert names == [f"Learner {number + 1:03}" for number in range(MANY - 1)], "in order, without the hidden one"
    assert total == MANY - 1, "who is hidden is not counted"


async def test_who_is_not_on_the_staff_is_told_of_no_member_and_no_team(api: Api) -> None:
    hillside, other = await owned_organization(), await owned_organization()
    await Team.create(id=new_id(), organization_id=hillside.id, name="Juniors")
    query = """query($id: ID!, $role: RoleFilter) { organization(id: $id) {
      members(filter: { role: $role }) { totalCount nodes { id } }
      teams(filter: { name: { contains: "j" } }) { totalCount nodes { id } } } }"""
    for client in (api, await api.signed_in(other.owner.account_id), await api.signed_in((await person()).account_id)):
        found = await client.data(query, id=hillside.global_id, role={"equalTo": "OWNER"})
        assert found["organization"] == {
            "members": {"totalCount": 0, "nodes": []}, "teams": {"totalCount": 0, "nodes": []},
        }  # fmt: skip


async def test_the_staff_is_filtered_by_role_name_and_address_and_a_coach_counts_the_own_teams(api: Api) -> None:
    hillside = await owned_organization()
    carl, anna = await member(hillside, Role.COACH, "Carl"), await member(hillside, Role.ANALYST, "Anna")
    for name, coach in (("Juniors", carl), ("Seniors", None)):
        team = await Team.create(id=new_id(), organization_id=hillside.id, name=name)
        if coach is not None:
            led = await Membership.get(organization_id=hillside.id, account_id=coach.account_id)
            await TeamCoach.create(id=new_id(), organization_id=hillside.id, team_id=team.id, membership_id=led.id)
    owner, coach_ = await api.signed_in(hillside.owner.account_id), await api.signed_in(carl.account_id)
    staff = """query($id: ID!, $f: MembershipFilter) { organization(id: $id) {
      members(filter: $f, orderBy: {field: JOINED_AT, direction: DESC}) { totalCount nodes { name } } } }"""

    async def found(**given: Any) -> list[str]:
        page = (await owner.data(staff, id=hillside.global_id, f=given))["organization"]["members"]
        assert page["totalCount"] == len(page["nodes"])
        return [one["name"] for one in page["nodes"]]

    assert await found(role={"notIn": ["OWNER"]}) == ["Anna", "Carl"]
    assert await found(name={"startsWith": "an"}) == ["Anna"]
    assert await found(email={"equalTo": carl.email.upper()}) == ["Carl"]
    assert await found(**{"not": {"email": {"equalTo": anna.email}}}) == ["Carl", hillside.owner.name]
    teams = "query($id: ID!) { organization(id: $id) { teams { totalCount nodes { name } } } }"
    assert (await coach_.data(teams, id=hillside.global_id))["organization"]["teams"] == {
        "totalCount": 1, "nodes": [{"name": "Juniors"}],
    }  # fmt: skip


async def test_a_learner_names_the_teams_that_one_sees_and_no_others(api: Api) -> None:
    hillside, harbour, ana = await owned_organization(), await owned_organization(), await person("Ana")
    coach = await member(hillside, Role.COACH)
    leading = await Membership.get(account_id=coach.account_id)
    for of, names in ((hillside, ("North", "South")), (harbour, ("Port",))):
        await connected(of, [ana.learner_id])
        for name in names:
            team = await Team.create(id=new_id(), organization_id=of.id, name=name)
            await TeamLearner.create(id=new_id(), organization_id=of.id, team_id=team.id, learner_id=ana.learner_id)
            if name == "North":
                await TeamCoach.create(id=new_id(), organization_id=of.id, team_id=team.id, membership_id=leading.id)
    query = """query($id: ID!) { node(id: $id) { ... on Learner { teams { totalCount nodes { name } } } } }"""

    async def seen(account: Any) -> Any:
        found = await (await api.signed_in(account)).data(query, id=to_global("Learner", ana.learner_id))
        page = found["node"]["teams"]
        assert page["totalCount"] == len(page["nodes"])
        return [team["name"] for team in page["nodes"]]

    assert await seen(hillside.owner.account_id) == ["North", "South"]
    assert await seen(harbour.owner.account_id) == ["Port"]
    assert await seen(coach.account_id) == ["North"]
    assert await seen(ana.account_id) == []
