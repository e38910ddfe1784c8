"""product.md, "Words": who is asked to join an organization's staff, by whom, and how often."""

from __future__ import annotations

import pytest

from domain.clock import now
from domain.organizations.role import Role
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.organizations.membership import Membership
from models.organizations.staff_invitation import StaffInvitation
from server.config.settings import Settings
from tests.client import Api
from tests.people import OwnedOrganization, member, owned_organization, person
from tests.steps import membership_of


async def invitation_to(organization: OwnedOrganization, email: str, configuration: Settings) -> str:
    """The token mailed with the pending invitation of an address."""
    row = await StaffInvitation.get(organization_id=organization.id, email=email, revoked_at=None)
    return mailed_token(configuration.secret_key.get_secret_value(), LinkPurpose.JOIN_STAFF, row.id)


@pytest.mark.parametrize("way", ["removed", "demoted", "left"])
async def test_invitations_die_with_the_right_to_send_them(api: Api, configuration: Settings, way: str) -> None:
    hillside, carla = await owned_organization(), await person("Carla")
    admin = await member(hillside, Role.ADMIN)
    owner, sender = await api.signed_in(hillside.owner.account_id), await api.signed_in(admin.account_id)
    await sender.done("inviteStaff", organizationId=hillside.global_id, email=carla.email, role="ADMIN")
    await owner.done("inviteStaff", organizationId=hillside.global_id, email="other@example.org", role="COACH")
    token = await invitation_to(hillside, carla.email, configuration)

    admins = await membership_of(hillside, admin)
    match way:
        case "removed":
            await owner.done("removeMember", membershipId=admins)
        case "demoted":
            await owner.done("changeMemberRole", membershipId=admins, role="COACH")
        case "left":
            await sender.done("leaveOrganization", organizationId=hillside.global_id)

    assert await (await api.signed_in(carla.account_id)).refused("acceptStaffInvitation", token=token) == "LINK_EXPIRED"
    pending = await owner.data(
        "query($id: ID!) { organization(id: $id) { staffInvitations { nodes { email } } } }", id=hillside.global_id
    )
    assert pending["organization"]["staffInvitations"]["nodes"] == [{"email": "other@example.org"}]


async def test_a_former_owner_who_is_admin_now_has_made_nobody_owner_and_still_invites_coaches(
    api: Api, configuration: Settings
) -> None:
    hillside, carla, olga = await owned_organization(), await person("Carla"), await person("Olga")
    heir = await member(hillside, Role.ADMIN)
    owner = await api.signed_in(hillside.owner.account_id)
    for somebody, role in ((olga, "OWNER"), (carla, "COACH")):
        await owner.done("inviteStaff", organizationId=hillside.global_id, email=somebody.email, role=role)
    tokens = [await invitation_to(hillside, somebody.email, configuration) for somebody in (olga, carla)]

    await owner.done("transferOwnership", membershipId=await membership_of(hillside, heir))

    assert await (await api.signed_in(olga.account_id)).refused("acceptStaffInvitation", token=tokens[0]) == (
        "LINK_EXPIRED"
    )
    await (await api.signed_in(carla.account_id)).done("acceptStaffInvitation", token=tokens[1])


@pytest.mark.parametrize("role", [None, Role.COACH])
async def test_an_invitation_counts_only_if_its_sender_could_send_it_now(
    api: Api, configuration: Settings, role: Role | None
) -> None:
    """However the sender lost the role: an invitation that outlived it gives nothing."""
    hillside, carla = await owned_organization(), await person("Carla")
    admin = await member(hillside, Role.ADMIN)
    sender = await api.signed_in(admin.account_id)
    await sender.done("inviteStaff", organizationId=hillside.global_id, email=carla.email, role="ADMIN")
    token = await invitation_to(hillside, carla.email, configuration)
    profile = Membership.filter(organization_id=hillside.id, account_id=admin.account_id)
    await (profile.update(role=role) if role else profile.delete())

    invited = await api.signed_in(carla.account_id)
    assert await invited.refused("acceptStaffInvitation", token=token) == "LINK_EXPIRED"
    assert await Membership.filter(account_id=carla.account_id).count() == 0


async def test_an_admin_neither_replaces_nor_revokes_an_invitation_as_owner(api: Api, configuration: Settings) -> None:
    hillside, olga = await owned_organization(), await person("Olga")
    owner = await api.signed_in(hillside.owner.account_id)
    admin = await api.signed_in((await member(hillside, Role.ADMIN)).account_id)
    given = {"organizationId": hillside.global_id, "email": olga.email}
    made = await owner.done("inviteStaff", "staffInvitation { id }", **given, role="OWNER")

    assert await admin.refused("inviteStaff", **given, role="COACH") == "FORBIDDEN"
    revoke = {"staffInvitationId": made["staffInvitation"]["id"]}
    assert await admin.refused("revokeStaffInvitation", **revoke) == "FORBIDDEN"

    token = await invitation_to(hillside, olga.email, configuration)
    await (await api.signed_in(olga.account_id)).done("acceptStaffInvitation", token=token)


async def test_nobody_is_mailed_more_than_three_invitations_a_day_by_however_many_organizations(api: Api) -> None:
    outcomes = []
    for _ in range(4):
        hillside = await owned_organization()
        owner = await api.signed_in(hillside.owner.account_id)
        given = {"organizationId": hillside.global_id, "email": "victim@example.org", "role": "COACH"}
        payload = await owner.mutate("inviteStaff", **given)
        outcomes.append([error["code"] for error in payload["userErrors"]])

    assert outcomes == [[], [], [], ["RATE_LIMITED"]]


async def test_an_account_sends_fifty_invitations_an_hour_and_an_organization_a_hundred_a_day(api: Api) -> None:
    hillside = await owned_organization()
    stranger = await api.signed_in((await person()).account_id)
    numbers = iter(range(1000))

    async def invite(client: Api) -> list[str]:
        email = f"somebody{next(numbers)}@example.org"
        payload = await client.mutate("inviteStaff", organizationId=hillside.global_id, email=email, role="COACH")
        return [error["code"] for error in payload["userErrors"]]

    # Who may not invite uses up nobody's share but his own.
    assert [await invite(stranger) for _ in range(51)] == [["FORBIDDEN"]] * 50 + [["RATE_LIMITED"]]
    for admins in range(3):
        client = await api.signed_in((await member(hillside, Role.ADMIN)).account_id)
        outcomes = [await invite(client) for _ in range(51 if admins == 0 else 50)]
        assert outcomes == ([["RATE_LIMITED"]] * 50 if admins == 2 else [[]] * 50 + [["RATE_LIMITED"]] * (admins == 0))


OFFER = "query($token: String!) { staffInvitation(token: $token) { role email organization { name } } }"


async def test_who_holds_an_invitations_token_is_told_of_which_staff_and_as_what_before_signing_in(
    api: Api, configuration: Settings
) -> None:
    """And while it can be accepted, nothing else and nobody else is."""
    hillside, carla = await owned_organization("<b>Hillside</b> & 'Sons'"), await person("Carla")
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("inviteStaff", organizationId=hillside.global_id, email=carla.email, role="COACH")
    token = await invitation_to(hillside, carla.email, configuration)
    offer = {"role": "COACH", "email": carla.email, "organization": {"name": "<b>Hillside</b> & 'Sons'"}}

    for onlooker in (api, owner, await api.signed_in(carla.account_id)):
        assert await onlooker.data(OFFER, token=token) == {"staffInvitation": offer}
        for foreign in ("", token[:-1], token.swapcase(), "é"):
            assert await onlooker.data(OFFER, token=foreign) == {"staffInvitation": None}
    row = await StaffInvitation.get(organization_id=hillside.id)
    secret = configuration.secret_key.get_secret_value()
    for purpose in set(LinkPurpose) - {LinkPurpose.JOIN_STAFF}:
        assert await api.data(OFFER, token=mailed_token(secret, purpose, row.id)) == {"staffInvitation": None}


@pytest.mark.parametrize("end", ["accepted", "revoked", "replaced", "expired"])
async def test_an_invitation_that_has_ended_tells_nothing_any_more(api: Api, configuration: Settings, end: str) -> None:
    hillside, carla = await owned_organization(), await person("Carla")
    owner, invited = await api.signed_in(hillside.owner.account_id), await api.signed_in(carla.account_id)
    given = {"organizationId": hillside.global_id, "email": carla.email, "role": "COACH"}
    made = await owner.done("inviteStaff", "staffInvitation { id }", **given)
    token = await invitation_to(hillside, carla.email, configuration)
    match end:
        case "accepted":
            await invited.done("acceptStaffInvitation", token=token)
        case "revoked":
            await owner.done("revokeStaffInvitation", staffInvitationId=made["staffInvitation"]["id"])
        case "replaced":
            await owner.done("inviteStaff", **given)
        case "expired":
            await StaffInvitation.filter(organization_id=hillside.id).update(expires_at=now())

    for onlooker in (api, owner, invited):
        assert await onlooker.data(OFFER, token=token) == {"staffInvitation": None}


async def test_a_member_is_shown_with_who_asked_him_or_her_to_join(api: Api, configuration: Settings) -> None:
    hillside, carla = await owned_organization(), await person("Carla")
    admin = await member(hillside, Role.ADMIN, "Adam")
    sender, owner = await api.signed_in(admin.account_id), await api.signed_in(hillside.owner.account_id)
    await sender.done("inviteStaff", organizationId=hillside.global_id, email=carla.email, role="COACH")
    token = await invitation_to(hillside, carla.email, configuration)
    await (await api.signed_in(carla.account_id)).done("acceptStaffInvitation", token=token)
    query = "query($id: ID!) { organization(id: $id) { members { nodes { name invitedBy { name } } } } }"

    async def invited_by(client: Api) -> dict[str, str | None]:
        found = (await client.data(query, id=hillside.global_id))["organization"]["members"]["nodes"]
        return {one["name"]: one["invitedBy"] and one["invitedBy"]["name"] for one in found}

    assert await invited_by(owner) == {hillside.owner.name: None, "Adam": None, "Carla": "Adam"}
    await owner.done("removeMember", membershipId=await membership_of(hillside, admin))
    assert await invited_by(owner) == {hillside.owner.name: None, "Carla": None}, "Adam has left"
    assert await invited_by(await api.signed_in((await person()).account_id)) == {}
