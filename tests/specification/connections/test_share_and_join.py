"""product.md, "Share" and "Join"."""

from __future__ import annotations

import pytest

from domain.organizations.role import Role
from tests.client import Api
from tests.people import member, owned_organization, person

INVITATION = "query($token: String!) { invitation(token: $token) { state organization { name } } }"


async def link_of(staff: Api, organization: str) -> dict[str, object]:
    found = await staff.data(
        "query($id: ID!) { organization(id: $id) { invitationLink { token url isActive } } }", id=organization
    )
    return dict(found["organization"]["invitationLink"])


async def test_the_link_names_the_organization_to_everybody_who_holds_it(api: Api) -> None:
    hillside = await owned_organization("Hillside School")
    found = await api.data(INVITATION, token=hillside.token)
    assert found["invitation"] == {"state": "ACTIVE", "organization": {"name": "Hillside School"}}


async def test_a_link_that_never_was_is_null(api: Api) -> None:
    assert (await api.data(INVITATION, token="x" * 40))["invitation"] is None


async def test_joining_twice_is_no_error_and_makes_one_connection(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)
    first = await client.done("joinOrganization", "connection { id }", token=hillside.token)
    second = await client.done("joinOrganization", "connection { id origin }", token=hillside.token)
    assert second["connection"] == {"id": first["connection"]["id"], "origin": "LINK"}


async def test_an_inactive_link_connects_nobody_until_it_is_activated_again(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, owner = await api.signed_in(ana.account_id), await api.signed_in(hillside.owner.account_id)
    await owner.done("deactivateInvitationLink", organizationId=hillside.global_id)
    assert (await api.data(INVITATION, token=hillside.token))["invitation"]["state"] == "INACTIVE"
    assert await client.refused("joinOrganization", token=hillside.token) == "INVITATION_LINK_INACTIVE"

    await owner.done("activateInvitationLink", organizationId=hillside.global_id)

    await client.done("joinOrganization", token=hillside.token)


async def test_a_rotated_link_is_dead_at_once_and_the_new_one_works(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, owner = await api.signed_in(ana.account_id), await api.signed_in(hillside.owner.account_id)

    payload = await owner.done(
        "rotateInvitationLink", "invitationLink { token url }", organizationId=hillside.global_id
    )

    fresh = payload["invitationLink"]
    assert fresh["token"] != hillside.token
    assert fresh["url"].endswith(f"/join/{fresh['token']}")
    assert await client.refused("joinOrganization", token=hillside.token) == "INVITATION_LINK_UNKNOWN"
    await client.done("joinOrganization", token=fresh["token"])


@pytest.mark.parametrize("role", [Role.ANALYST, Role.COACH])
@pytest.mark.parametrize("verb", ["activate", "deactivate", "rotate"])
async def test_only_owners_and_admins_change_the_link(api: Api, role: Role, verb: str) -> None:
    hillside = await owned_organization()
    colleague = await member(hillside, role)
    client = await api.signed_in(colleague.account_id)
    assert await client.refused(f"{verb}InvitationLink", organizationId=hillside.global_id) == "FORBIDDEN"


async def test_a_personal_access_token_cannot_join(api: Api) -> None:
    from datetime import timedelta

    from domain.people.access import TokenKind
    from models.people.access_token import issue

    hillside, ana = await owned_organization(), await person()
    issued = await issue(ana.account_id, TokenKind.PERSONAL, lifetime=timedelta(days=1))
    reader = Api(api.app, {"Authorization": f"Bearer {issued.secret}"})
    answer = await reader.answer(
        "mutation($t: String!) { joinOrganization(input: { token: $t }) { userErrors { code } } }", t=hillside.token
    )
    assert answer["errors"][0]["extensions"]["code"] == "READ_ONLY_TOKEN"


async def test_signed_out_nobody_joins(api: Api) -> None:
    answer = await api.answer('mutation { joinOrganization(input: { token: "x" }) { userErrors { code } } }')
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_staff_see_the_link_and_others_do_not(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    owner, stranger = await api.signed_in(hillside.owner.account_id), await api.signed_in(ana.account_id)
    assert (await link_of(owner, hillside.global_id))["token"] == hillside.token
    query = "query($id: ID!) { organization(id: $id) { name invitationLink { token } credits { balance } } }"
    seen = (await stranger.data(query, id=hillside.global_id))["organization"]
    assert seen == {"name": hillside.name, "invitationLink": None, "credits": None}


async def test_a_learner_finds_organizations_by_a_part_of_the_name(api: Api) -> None:
    await owned_organization("Hillside School")
    await owned_organization("Harbour 100% Care_Company")
    query = "query($s: String) { organizations(search: $s) { totalCount nodes { name } } }"
    for words, names in (
        ("hillSIDE", ["Hillside School"]),
        ("100%", ["Harbour 100% Care_Company"]),
        ("%", ["Harbour 100% Care_Company"]),
        ("e_c", ["Harbour 100% Care_Company"]),
        ("nowhere", []),
    ):
        found = (await api.data(query, s=words))["organizations"]
        assert ([node["name"] for node in found["nodes"]], found["totalCount"]) == (names, len(names))
