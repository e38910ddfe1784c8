"""product.md, "Words": organizations, their owners and staff."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from domain.identifiers import key_of
from domain.organizations.role import Role
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.organizations.organization import Organization
from models.organizations.staff_invitation import StaffInvitation
from models.organizations.team import TeamLearner
from server.config.settings import Settings
from tests.client import Api
from tests.people import member, owned_organization, person
from tests.steps import joined, membership_of

MEMBERS = "query($id: ID!) { organization(id: $id) { members { nodes { id name role } } } }"


async def test_whoever_creates_an_organization_owns_it_and_sees_its_link_at_once(api: Api) -> None:
    client = await api.signed_in((await person("Olive Owner")).account_id)
    payload = await client.done(
        "createOrganization",
        "organization { slug kind members { nodes { name role } } invitationLink { isActive } credits { balance } }",
        name="École Saint-Exupéry",
        kind="SCHOOL",
    )
    assert payload["organization"] == {
        "slug": "ecole-saint-exupery",
        "kind": "SCHOOL",
        "members": {"nodes": [{"name": "Olive Owner", "role": "OWNER"}]},
        "invitationLink": {"isActive": True},
        "credits": {"balance": 0},
    }


async def test_two_organizations_of_one_name_get_different_slugs(api: Api) -> None:
    client = await api.signed_in((await person()).account_id)
    slugs = [
        (await client.done("createOrganization", "organization { slug }", name="Hillside", kind="COMPANY"))[
            "organization"
        ]["slug"]
        for _ in range(3)
    ]
    assert slugs == ["hillside", "hillside-2", "hillside-3"]
    assert await client.refused("createOrganization", name="Other", kind="SCHOOL", slug="hillside") == "NAME_TAKEN"
    assert await client.refused("createOrganization", name="Other", kind="SCHOOL", slug="No Slug") == "INVALID_INPUT"
    assert await client.refused("createOrganization", name="   ", kind="SCHOOL") == "INVALID_INPUT"


async def test_branding_changes_what_is_given_and_leaves_the_rest(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    selection = "organization { branding { primaryColour signatoryName logoUrl } }"
    await owner.done("updateBranding", organizationId=hillside.global_id, primaryColour="#a0b1c2", signatoryName="Jo")
    payload = await owner.done(
        "updateBranding", selection, organizationId=hillside.global_id, logoUrl="https://example.org/l.png"
    )
    assert payload["organization"]["branding"] == {
        "primaryColour": "#A0B1C2",
        "signatoryName": "Jo",
        "logoUrl": "https://example.org/l.png",
    }
    payload = await owner.done("updateBranding", selection, organizationId=hillside.global_id, signatoryName=None)
    assert payload["organization"]["branding"]["signatoryName"] is None


async def test_an_invited_person_joins_the_staff_under_the_invited_address_only(
    api: Api, configuration: Settings
) -> None:
    hillside, carla, thief = await owned_organization(), await person("Carla"), await person()
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("inviteStaff", organizationId=hillside.global_id, email=carla.email.upper(), role="COACH")
    invitation = await StaffInvitation.get(email=carla.email)
    token = mailed_token(configuration.secret_key.get_secret_value(), LinkPurpose.JOIN_STAFF, invitation.id)

    other = await api.signed_in(thief.account_id)
    assert await other.refused("acceptStaffInvitation", token=token) == "LINK_EXPIRED"
    invited = await api.signed_in(carla.account_id)
    payload = await invited.done("acceptStaffInvitation", "membership { role organization { name } }", token=token)

    assert payload["membership"] == {"role": "COACH", "organization": {"name": hillside.name}}
    assert await invited.refused("acceptStaffInvitation", token=token) == "LINK_EXPIRED"
    refused = await owner.refused("inviteStaff", organizationId=hillside.global_id, email=carla.email, role="ADMIN")
    assert refused == "ALREADY_A_MEMBER"


async def test_a_revoked_invitation_is_dead_and_inviting_again_replaces_the_first(
    api: Api, configuration: Settings
) -> None:
    hillside, carla = await owned_organization(), await person("Carla")
    owner, invited = await api.signed_in(hillside.owner.account_id), await api.signed_in(carla.account_id)
    given = {"organizationId": hillside.global_id, "email": carla.email, "role": "ANALYST"}
    first = await owner.done("inviteStaff", "staffInvitation { id }", **given)
    second = await owner.done("inviteStaff", "staffInvitation { id }", **given)
    pending = await owner.data(
        "query($id: ID!) { organization(id: $id) { staffInvitations { nodes { id } } } }", id=hillside.global_id
    )
    assert pending["organization"]["staffInvitations"]["nodes"] == [second["staffInvitation"]]
    await owner.done("revokeStaffInvitation", staffInvitationId=second["staffInvitation"]["id"])
    secret = configuration.secret_key.get_secret_value()
    for row in await StaffInvitation.all():
        token = mailed_token(secret, LinkPurpose.JOIN_STAFF, row.id)
        assert await invited.refused("acceptStaffInvitation", token=token) == "LINK_EXPIRED"
    assert first != second


@pytest.mark.parametrize("role", [Role.ADMIN, Role.COACH, Role.ANALYST])
async def test_only_owners_decide_about_owners(api: Api, role: Role) -> None:
    hillside = await owned_organization()
    colleague = await member(hillside, role)
    client = await api.signed_in(colleague.account_id)
    own, owners = await membership_of(hillside, colleague), await membership_of(hillside, hillside.owner)
    assert await client.refused("changeMemberRole", membershipId=own, role="OWNER") == "FORBIDDEN"
    assert await client.refused("removeMember", membershipId=owners) == "FORBIDDEN"
    assert await client.refused("transferOwnership", membershipId=own) == "FORBIDDEN"
    given = {"organizationId": hillside.global_id, "email": "new@example.org", "role": "OWNER"}
    assert await client.refused("inviteStaff", **given) == "FORBIDDEN"


async def test_ownership_is_transferred_whole(api: Api) -> None:
    hillside = await owned_organization()
    heir = await member(hillside, Role.ANALYST, "Heir")
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("transferOwnership", membershipId=await membership_of(hillside, heir))
    found = await owner.data(MEMBERS, id=hillside.global_id)
    assert {m["name"]: m["role"] for m in found["organization"]["members"]["nodes"]} == {
        hillside.owner.name: "ADMIN",
        "Heir": "OWNER",
    }


async def test_the_last_owner_cannot_leave_step_down_or_be_removed(api: Api) -> None:
    hillside = await owned_organization()
    owner, own = await api.signed_in(hillside.owner.account_id), await membership_of(hillside, hillside.owner)
    assert await owner.refused("leaveOrganization", organizationId=hillside.global_id) == "LAST_OWNER"
    assert await owner.refused("changeMemberRole", membershipId=own, role="ADMIN") == "LAST_OWNER"
    assert await owner.refused("removeMember", membershipId=own) == "LAST_OWNER"


async def test_who_left_the_staff_sees_nothing_of_it_any_more(api: Api) -> None:
    hillside = await owned_organization(credits=1)
    analyst = await member(hillside, Role.ANALYST)
    client = await api.signed_in(analyst.account_id)
    payload = await client.done(
        "leaveOrganization",
        "organization { members { totalCount nodes { id } } credits { balance } }",
        organizationId=hillside.global_id,
    )
    assert payload["organization"] == {"members": {"totalCount": 0, "nodes": []}, "credits": None}


async def test_a_coach_sees_the_learners_of_the_teams_he_leads_and_no_others(api: Api) -> None:
    hillside, ana, ben = await owned_organization(), await person("Ana"), await person("Ben")
    await joined(api, ana, hillside)
    await joined(api, ben, hillside)
    carla = await member(hillside, Role.COACH, "Carla")
    owner, coach = await api.signed_in(hillside.owner.account_id), await api.signed_in(carla.account_id)
    query = """query($id: ID!) { organization(id: $id) {
      learners { totalCount nodes { name } } teams { totalCount nodes { name } } } }"""
    nothing = {"learners": {"totalCount": 0, "nodes": []}, "teams": {"totalCount": 0, "nodes": []}}
    assert (await coach.data(query, id=hillside.global_id))["organization"] == nothing

    team = await owner.done(
        "createTeam",
        "team { id coaches { nodes { name } } learners { nodes { name } } }",
        organizationId=hillside.global_id,
        name="Juniors",
        coachIds=[await membership_of(hillside, carla)],
        learnerIds=[ana.learner],
    )

    assert team["team"]["coaches"]["nodes"] == [{"name": "Carla"}]
    seen = (await coach.data(query, id=hillside.global_id))["organization"]
    assert seen == {
        "learners": {"totalCount": 1, "nodes": [{"name": "Ana"}]},
        "teams": {"totalCount": 1, "nodes": [{"name": "Juniors"}]},
    }
    await owner.done("updateTeam", teamId=team["team"]["id"], learnerIds=[ben.learner])
    assert (await coach.data(query, id=hillside.global_id))["organization"]["learners"]["nodes"] == [{"name": "Ben"}]
    await owner.done("deleteTeam", teamId=team["team"]["id"])
    assert (await coach.data(query, id=hillside.global_id))["organization"] == nothing


async def test_a_team_takes_only_the_organizations_own_coaches_and_learners(api: Api) -> None:
    hillside, harbour, ana = await owned_organization(), await owned_organization(), await person()
    foreign = await member(harbour, Role.COACH)
    owner = await api.signed_in(hillside.owner.account_id)
    given = {"organizationId": hillside.global_id, "name": "Juniors"}
    coach = await membership_of(harbour, foreign)
    assert await owner.refused("createTeam", **given, coachIds=[coach]) == "NOT_FOUND"
    assert await owner.refused("createTeam", **given, learnerIds=[ana.learner]) == "NOT_FOUND"
    await owner.done("createTeam", **given)
    assert await owner.refused("createTeam", **{**given, "name": "JUNIORS"}) == "NAME_TAKEN"


async def test_an_account_makes_twenty_organizations_a_day(api: Api) -> None:
    client = await api.signed_in((await person()).account_id)
    payloads = [await client.mutate("createOrganization", name="Hillside", kind="SCHOOL") for _ in range(21)]

    codes = [[error["code"] for error in payload["userErrors"]] for payload in payloads]
    assert codes == [[]] * 20 + [["RATE_LIMITED"]]


async def test_a_slug_takes_the_first_free_number_and_loads_no_organizations_for_it(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    olive = await person()
    client = await api.signed_in(olive.account_id)
    taken = ["hillside-manor", "hillside-2024", "hillside", "hillside-2", "hillside-02", "hillside-4", "hillsides-3"]
    for slug in taken:
        await client.done("createOrganization", name="Other", kind="SCHOOL", slug=slug)
    loaded: list[str] = []
    real = Organization._init_from_db.__func__  # type: ignore[attr-defined]
    monkeypatch.setattr(
        Organization,
        "_init_from_db",
        classmethod(lambda cls, **row: loaded.append(row["slug"]) or real(cls, **row)),  # type: ignore[func-returns-value]
    )

    made = [
        (await client.done("createOrganization", "organization { slug }", name="Hillside", kind="SCHOOL"))[
            "organization"
        ]
        for _ in range(3)
    ]

    assert [each["slug"] for each in made] == ["hillside-3", "hillside-5", "hillside-6"]
    assert loaded == []


async def test_two_who_change_two_things_of_one_branding_at_once_change_both(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    admin = await api.signed_in((await member(hillside, Role.ADMIN)).account_id)
    for number in range(10, 20):
        await asyncio.gather(
            owner.done("updateBranding", organizationId=hillside.global_id, primaryColour=f"#0000{number}"),
            admin.done("updateBranding", organizationId=hillside.global_id, accentColour=f"#0000{number}"),
        )
        found = await Organization.get(id=hillside.id)
        assert (found.primary_colour, found.accent_colour) == (f"#0000{number}", f"#0000{number}")


async def test_a_team_keeps_whom_one_does_not_see_and_takes_nobody_who_is_hidden(api: Api) -> None:
    hillside, ana, ben = await owned_organization(), await person("Ana"), await person("Ben")
    gone, connection = await joined(api, ana, hillside)
    await joined(api, ben, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    given = {"organizationId": hillside.global_id, "name": "Juniors", "learnerIds": [ana.learner]}
    team = (await owner.done("createTeam", "team { id }", **given))["team"]["id"]
    await gone.done("disconnect", connectionId=connection)  # Nothing was paid: Ana is hidden from now on.

    changed = await owner.done(
        "updateTeam", "team { learners { nodes { name } } }", teamId=team, learnerIds=[ben.learner]
    )
    assert changed["team"]["learners"] == {"nodes": [{"name": "Ben"}]}
    assert await _within(team) == {ana.learner_id, ben.learner_id}, "who is not seen is not removed by being left out"
    await owner.done("updateTeam", teamId=team, learnerIds=[])
    assert await _within(team) == {ana.learner_id}

    unknown = f"lrn_{UUID(int=7).hex}"
    for field in ("learnerIds", "addLearnerIds", "removeLearnerIds"):
        hidden, never, nonsense = [
            await owner.mutate("updateTeam", teamId=team, **{field: [each]}) for each in (ana.learner, unknown, "lrn_x")
        ]
        assert hidden == never == nonsense
        assert [error["code"] for error in hidden["userErrors"]] == ["NOT_FOUND"]
        for second in (ana.learner, "lrn_x"):
            found = await owner.mutate("updateTeam", teamId=team, **{field: [ben.learner, second]})
            assert [error["field"] for error in found["userErrors"]] == [f"{field}[1]"], "which of them it is"
    made = [
        await owner.mutate("createTeam", **{**given, "name": "Seniors", "learnerIds": [each]})
        for each in (ana.learner, unknown)
    ]
    assert made[0] == made[1]


async def test_a_team_is_changed_by_whom_to_add_and_whom_to_remove(api: Api) -> None:
    hillside, ana, ben = await owned_organization(), await person("Ana"), await person("Ben")
    for who in (ana, ben):
        await joined(api, who, hillside)
    carla = await membership_of(hillside, await member(hillside, Role.COACH, "Carla"))
    cole = await membership_of(hillside, await member(hillside, Role.COACH, "Cole"))
    owner = await api.signed_in(hillside.owner.account_id)
    team = (await owner.done("createTeam", "team { id }", organizationId=hillside.global_id, name="Juniors"))["team"]

    async def changed(**given: Any) -> tuple[list[str], list[str]]:
        selection = "team { coaches { nodes { name } } learners { nodes { name } } }"
        found = (await owner.done("updateTeam", selection, teamId=team["id"], **given))["team"]
        return sorted(each["name"] for each in found["coaches"]["nodes"]), [
            each["name"] for each in found["learners"]["nodes"]
        ]

    assert await changed(addCoachIds=[carla], addLearnerIds=[ana.learner]) == (["Carla"], ["Ana"])
    assert await changed(addCoachIds=[carla, cole], addLearnerIds=[ana.learner, ben.learner]) == (
        ["Carla", "Cole"],
        ["Ana", "Ben"],
    )
    assert await changed(removeCoachIds=[carla], removeLearnerIds=[ana.learner]) == (["Cole"], ["Ben"])
    assert await changed(removeCoachIds=[carla], removeLearnerIds=[ana.learner]) == (["Cole"], ["Ben"])
    assert await changed(coachIds=[carla]) == (["Carla"], ["Ben"])
    many = [ana.learner] * 201
    assert await owner.refused("updateTeam", teamId=team["id"], addLearnerIds=many) == "INVALID_INPUT"


async def test_who_sees_a_team_and_may_not_change_it_is_told_so(api: Api) -> None:
    hillside, harbour = await owned_organization(), await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    made = await owner.done("createTeam", "team { id }", organizationId=hillside.global_id, name="Juniors")
    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    coach = await api.signed_in((await member(hillside, Role.COACH)).account_id)
    stranger = await api.signed_in(harbour.owner.account_id)
    for name in ("updateTeam", "deleteTeam"):
        assert await analyst.refused(name, teamId=made["team"]["id"]) == "FORBIDDEN"
        for nobody in (coach, stranger):
            assert await nobody.refused(name, teamId=made["team"]["id"]) == "NOT_FOUND"


async def _within(team: str) -> set[UUID]:
    key = key_of("Team", team)
    return {each.learner_id for each in await TeamLearner.filter(team_id=key)}
