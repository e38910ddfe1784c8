"""What a screen may offer is what the mutations behind it would do: for every role, in every organization."""

from __future__ import annotations

from typing import Any

import pytest

from domain.identifiers import to_global
from domain.organizations.role import Role
from models.organizations.membership import Membership
from models.organizations.team import Team
from tests.client import Api
from tests.people import OwnedOrganization, Person, lessons, member, owned_organization, person
from tests.steps import asked, joined, membership_of, started

CAN = """query($id: ID!) { organization(id: $id) { viewerMembership { role } viewerCan {
  inviteLearners manageInvitationLink answerRequests disconnectLearners blockLearners terminateSessions manageMembers
  manageOwners manageTeams editBranding seeAllLearners seeCredits seeAuditLog grantCredits setMailAllowance } } }"""


async def offered(client: Api, organization: OwnedOrganization) -> dict[str, Any]:
    return dict((await client.data(CAN, id=organization.global_id))["organization"])


async def somebody(organization: OwnedOrganization, role: str) -> Person:
    match role:
        case "OWNER":
            return organization.owner
        case "PROVIDER":
            return await person(platform=True)
        case "STRANGER":
            return (await owned_organization()).owner
    return await member(organization, Role(role))


WHO = ["OWNER", "ADMIN", "COACH", "ANALYST", "PROVIDER", "STRANGER"]


@pytest.mark.parametrize("role", WHO)
async def test_what_is_offered_is_what_is_not_forbidden(api: Api, role: str) -> None:
    hillside, course = await owned_organization(credits=2), await lessons()
    client = await api.signed_in((await somebody(hillside, role)).account_id)
    learner, connection = await joined(api, await person(), hillside)
    session = await started(learner, course, hillside)
    _, request = await asked(api, await person(), hillside)
    other = await member(hillside, Role.ANALYST)
    team = await Team.create(organization_id=hillside.id, name="Juniors")
    of = {"organizationId": hillside.global_id}
    blocked = await person()
    await joined(api, blocked, hillside)
    tried: dict[str, tuple[str, dict[str, Any]]] = {
        "inviteLearners": ("inviteLearners", {**of, "invitees": {"addresses": ["a@example.org"]}}),
        "manageInvitationLink": ("activateInvitationLink", of),
        "terminateSessions": ("terminateSession", {"sessionId": session, "reason": "No"}),
        "disconnectLearners": ("disconnect", {"connectionId": connection}),
        "blockLearners": ("blockLearner", {**of, "learnerId": blocked.learner}),
        "manageMembers": ("changeMemberRole", {"membershipId": await membership_of(hillside, other), "role": "COACH"}),
        "manageTeams": ("updateTeam", {"teamId": to_global("Team", team.id), "name": "Seniors"}),
        "editBranding": ("updateBranding", {**of, "primaryColour": "#102030"}),
        "manageOwners": ("inviteStaff", {**of, "email": "b@example.org", "role": "OWNER"}),
        "grantCredits": ("grantCredits", {**of, "amount": 1}),
        "setMailAllowance": ("setMailAllowance", {**of, "perDay": 5, "reason": "They asked"}),
    }
    can = (await offered(client, hillside))["viewerCan"]

    refused = {
        action: [error["code"] for error in (await client.mutate(name, **given))["userErrors"]]
        for action, (name, given) in tried.items()
    }
    answer = await client.done("acceptConnectionRequest", "outcomes { code }", connectionIds=[request])
    refused["answerRequests"] = [one["code"] for one in answer["outcomes"] if one["code"]]
    seen = await client.data(
        "query($id: ID!) { organization(id: $id) { credits { balance } invitationDomains auditLog { totalCount } } }",
        id=hillside.global_id,
    )
    found = seen["organization"]
    sees = {
        "seeCredits": found["credits"] is not None,
        "seeAllLearners": found["invitationDomains"] is not None,
        "seeAuditLog": found["auditLog"]["totalCount"] > 0,
    }

    assert can == {action: codes == [] for action, codes in refused.items()} | sees
    assert {code for codes in refused.values() for code in codes} <= {"FORBIDDEN", "NOT_FOUND"}


async def test_one_finds_oneself_on_the_staff_with_ones_role(api: Api) -> None:
    hillside, harbour = await owned_organization(), await owned_organization()
    carl = await member(hillside, Role.COACH)
    client = await api.signed_in(carl.account_id)
    assert (await offered(client, hillside))["viewerMembership"] == {"role": "COACH"}
    assert (await offered(client, harbour))["viewerMembership"] is None
    nobody = await offered(api, hillside)
    assert nobody["viewerMembership"] is None
    assert set(nobody["viewerCan"].values()) == {False}


async def test_a_role_that_was_taken_away_offers_nothing_more(api: Api) -> None:
    hillside = await owned_organization()
    admin = await member(hillside, Role.ADMIN)
    client = await api.signed_in(admin.account_id)
    assert (await offered(client, hillside))["viewerCan"]["manageTeams"]
    await Membership.filter(account_id=admin.account_id).update(role=Role.ANALYST)
    can = (await offered(client, hillside))["viewerCan"]
    assert not can["manageTeams"]
    assert can["seeCredits"]


BOND = (
    "query($id: ID!) { node(id: $id) { ... on Connection { viewerCan { accept reject withdraw disconnect block } } } }"
)


async def can(client: Api, query: str, id: str) -> set[str] | None:
    node = (await client.data(query, id=id))["node"]
    return None if node is None else {name for name, may in node["viewerCan"].items() if may}


async def test_what_a_connection_offers_follows_its_state_and_the_side(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    learner, bond = await asked(api, await person(), hillside)
    assert await can(owner, BOND, bond) == {"accept", "reject", "block"}
    assert await can(learner, BOND, bond) == {"withdraw"}
    assert await can(analyst, BOND, bond) == set()
    await owner.done("acceptConnectionRequest", connectionIds=[bond])
    assert await can(owner, BOND, bond) == {"disconnect", "block"}
    assert await can(learner, BOND, bond) == {"disconnect"}
    await owner.done("disconnect", connectionId=bond, blockReconnection=True)
    assert await can(owner, BOND, bond) == set()
    assert await can(learner, BOND, bond) == set()


RUN = "query($id: ID!) { node(id: $id) { ... on Session { viewerCan { advance terminate } } } }"


async def test_a_session_is_its_learners_to_go_on_with_and_its_payers_to_end(api: Api) -> None:
    hillside, harbour, course = await owned_organization(credits=1), await owned_organization(), await lessons()
    ana = await person()
    learner, bond = await joined(api, ana, hillside)
    await joined(api, ana, harbour)
    session = await started(learner, course, hillside)
    owner, other = await api.signed_in(hillside.owner.account_id), await api.signed_in(harbour.owner.account_id)
    assert await can(learner, RUN, session) == {"advance"}
    assert await can(owner, RUN, session) == {"terminate"}
    assert await can(other, RUN, session) == set()
    await learner.done("disconnect", connectionId=bond)
    assert await can(learner, RUN, session) == set(), "whoever pays has gone"
