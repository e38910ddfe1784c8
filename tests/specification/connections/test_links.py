"""product.md, "Share": how often and how long the link connects, and as what it is passed on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.activity.audit_entry import AuditAction
from domain.clock import now, stopped_at
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.connections.invitation_link import InvitationLink
from schema.scalars import rfc3339
from tests.client import Api
from tests.people import OwnedOrganization, member, owned_organization, person

LINK = "invitationLink { token isActive maxUses uses expiresAt }"
OFFER = "query($token: String!) { invitation(token: $token) { state organization { name } } }"


async def limited(api: Api, of: OwnedOrganization, **limits: Any) -> dict[str, Any]:
    owner = await api.signed_in(of.owner.account_id)
    payload = await owner.done("limitInvitationLink", LINK, organizationId=of.global_id, **limits)
    return dict(payload["invitationLink"])


async def state(api: Api, token: str) -> str:
    return str((await api.data(OFFER, token=token))["invitation"]["state"])


async def join(api: Api, token: str) -> str:
    """What becomes of somebody new who follows the link."""
    client = await api.signed_in((await person()).account_id)
    errors = (await client.mutate("joinOrganization", token=token))["userErrors"]
    return str(errors[0]["code"]) if errors else "CONNECTED"


async def test_a_link_counts_whom_it_connected_and_has_no_limits_at_first(api: Api) -> None:
    hillside = await owned_organization()
    assert [await join(api, hillside.token) for _ in range(2)] == ["CONNECTED"] * 2
    assert await limited(api, hillside) == {
        "token": hillside.token, "isActive": True, "maxUses": None, "uses": 2, "expiresAt": None,
    }  # fmt: skip


async def test_a_link_connects_as_many_as_it_was_made_for_and_then_says_so(api: Api) -> None:
    hillside = await owned_organization()
    await limited(api, hillside, maxUses=2)
    assert [await join(api, hillside.token) for _ in range(3)] == [
        "CONNECTED", "CONNECTED", "INVITATION_LINK_USED_UP",
    ]  # fmt: skip
    assert await state(api, hillside.token) == "USED_UP"
    late = await api.signed_in((await person()).account_id)
    refused = await late.mutate("joinOrganization", "organization { name }", token=hillside.token)
    assert refused["organization"] == {"name": hillside.name}

    await limited(api, hillside, maxUses=3)

    assert await state(api, hillside.token) == "ACTIVE"
    assert await join(api, hillside.token) == "CONNECTED"


async def test_who_is_connected_already_uses_nothing_up_and_finds_the_connection_though_the_link_is_dead(
    api: Api,
) -> None:
    hillside, ana = await owned_organization(), await person()
    await limited(api, hillside, maxUses=1)
    client = await api.signed_in(ana.account_id)
    first = await client.done("joinOrganization", "connection { id }", token=hillside.token)
    again = await client.done("joinOrganization", "connection { id }", token=hillside.token)
    assert again == first
    assert (await InvitationLink.get(token=hillside.token)).uses == 1


async def left_and_back(client: Api, token: str) -> str:
    """Join and leave; what becomes of it."""
    payload = await client.mutate("joinOrganization", "connection { id }", token=token)
    if payload["userErrors"]:
        return str(payload["userErrors"][0]["code"])
    await client.done("disconnect", connectionId=payload["connection"]["id"])
    return "CONNECTED"


async def test_one_person_who_comes_and_goes_does_not_use_the_link_up(api: Api) -> None:
    hillside = await owned_organization()
    await limited(api, hillside, maxUses=2)
    restless = await api.signed_in((await person()).account_id)
    assert [await left_and_back(restless, hillside.token) for _ in range(4)] == ["CONNECTED"] * 4
    assert await join(api, hillside.token) == "CONNECTED"
    assert (await limited(api, hillside, maxUses=2))["uses"] == 2
    assert await left_and_back(restless, hillside.token) == "CONNECTED"
    assert await join(api, hillside.token) == "INVITATION_LINK_USED_UP"

    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("deactivateInvitationLink", organizationId=hillside.global_id)
    assert await left_and_back(restless, hillside.token) == "INVITATION_LINK_INACTIVE"
    await owner.done("rotateInvitationLink", organizationId=hillside.global_id)
    rotated = (await limited(api, hillside, maxUses=2))["token"]
    assert await left_and_back(restless, rotated) == "CONNECTED"
    assert (await limited(api, hillside, maxUses=2))["uses"] == 1


async def test_a_pair_comes_together_only_so_often_a_day(api: Api) -> None:
    """The managers are told of each, and cannot make it stop."""
    hillside, ana = await owned_organization(), await person()
    restless = await api.signed_in(ana.account_id)
    assert [await left_and_back(restless, hillside.token) for _ in range(11)] == ["CONNECTED"] * 10 + ["RATE_LIMITED"]
    assert await left_and_back(restless, (await owned_organization()).token) == "CONNECTED"
    with stopped_at(now() + timedelta(days=1)):
        again = await api.signed_in(ana.account_id)
        assert await left_and_back(again, hillside.token) == "CONNECTED"


async def test_a_link_works_until_its_date(api: Api) -> None:
    hillside = await owned_organization()
    await limited(api, hillside, expiresAt=rfc3339(now() + timedelta(hours=1)))
    assert await join(api, hillside.token) == "CONNECTED"

    await InvitationLink.filter(token=hillside.token).update(expires_at=now() - timedelta(seconds=1))

    assert await state(api, hillside.token) == "EXPIRED"
    assert await join(api, hillside.token) == "INVITATION_LINK_EXPIRED"
    await limited(api, hillside)
    assert await join(api, hillside.token) == "CONNECTED"


async def test_a_dead_link_is_refused_with_its_organization_so_that_it_can_be_asked_instead(api: Api) -> None:
    hillside, ana = await owned_organization("Hillside School"), await person()
    owner, client = await api.signed_in(hillside.owner.account_id), await api.signed_in(ana.account_id)
    await owner.done("rotateInvitationLink", organizationId=hillside.global_id)

    refused = await client.mutate("joinOrganization", "connection { id } organization { name }", token=hillside.token)

    [error] = refused["userErrors"]
    assert (error["code"], error["field"]) == ("INVITATION_LINK_UNKNOWN", "token")
    assert (refused["connection"], refused["organization"]) == (None, {"name": "Hillside School"})
    never = await client.mutate("joinOrganization", "organization { name }", token="x" * 40)
    assert never["organization"] is None


@pytest.mark.parametrize(
    ("limits", "field"),
    [
        ({"maxUses": 0}, "maxUses"),
        ({"maxUses": -1}, "maxUses"),
        ({"maxUses": 1}, "maxUses"),
        ({"maxUses": 1_000_001}, "maxUses"),
        ({"expiresAt": "2001-01-01T00:00:00Z"}, "expiresAt"),
        ({"expiresAt": "0001-01-01T00:00:00Z"}, "expiresAt"),
    ],
)
async def test_limits_that_no_link_can_have_are_refused_by_name(api: Api, limits: dict[str, Any], field: str) -> None:
    hillside = await owned_organization()
    for _ in range(2):
        await join(api, hillside.token)
    owner = await api.signed_in(hillside.owner.account_id)
    payload = await owner.mutate("limitInvitationLink", organizationId=hillside.global_id, **limits)
    [error] = payload["userErrors"]
    assert (error["code"], error["field"]) == ("INVALID_INPUT", field)


async def test_the_last_moment_that_there_is_is_a_limit_too(api: Api) -> None:
    link = await limited(api, await owned_organization(), maxUses=1_000_000, expiresAt="9999-12-31T23:59:59Z")
    assert link["expiresAt"] == "9999-12-31T23:59:59+00:00"


@pytest.mark.parametrize("role", [Role.ANALYST, Role.COACH])
async def test_only_owners_and_admins_limit_the_link(api: Api, role: Role) -> None:
    hillside = await owned_organization()
    client = await api.signed_in((await member(hillside, role)).account_id)
    assert await client.refused("limitInvitationLink", organizationId=hillside.global_id, maxUses=1) == "FORBIDDEN"


async def test_limits_are_in_the_audit_log_once(api: Api) -> None:
    hillside = await owned_organization()
    for _ in range(2):
        await limited(api, hillside, maxUses=30)
    entry = await AuditEntry.get(organization_id=hillside.id, action=AuditAction.LINK_LIMITED)
    assert (entry.actor_id, entry.details) == (hillside.owner.account_id, {"maxUses": 30, "expiresAt": "never"})


async def test_a_rotated_link_keeps_its_limits_but_for_a_date_that_has_passed_and_counts_anew(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    await limited(api, hillside, maxUses=2, expiresAt=rfc3339(now() + timedelta(days=1)))
    await join(api, hillside.token)

    fresh = (await owner.done("rotateInvitationLink", LINK, organizationId=hillside.global_id))["invitationLink"]
    assert (fresh["maxUses"], fresh["uses"]) == (2, 0)
    assert fresh["expiresAt"] is not None

    await InvitationLink.filter(token=fresh["token"]).update(expires_at=now() - timedelta(days=1))
    next_ = (await owner.done("rotateInvitationLink", LINK, organizationId=hillside.global_id))["invitationLink"]
    assert (next_["maxUses"], next_["expiresAt"]) == (2, None)
    assert await join(api, next_["token"]) == "CONNECTED"


async def test_staff_find_the_link_as_a_picture_and_the_picture_is_there(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    found = await owner.data(
        "query($id: ID!) { organization(id: $id) { invitationLink { url qrCode { svgUrl pngUrl } } } }",
        id=hillside.global_id,
    )
    link = found["organization"]["invitationLink"]
    for url in link["qrCode"].values():
        assert url.startswith(link["url"])
        async with api.client() as anybody:
            assert (await anybody.get(f"/join/{hillside.token}{url.removeprefix(link['url'])}")).status_code == 200


@pytest.mark.parametrize("how", ["expired", "used up", "switched off"])
async def test_a_link_that_connects_nobody_does_not_say_that_it_is_active(api: Api, how: str) -> None:
    hillside = await owned_organization()
    limits: dict[str, dict[str, Any]] = {
        "expired": {"expires_at": now() - timedelta(minutes=1)},
        "used up": {"max_uses": 2, "uses": 2},
        "switched off": {"is_active": False},
    }
    await InvitationLink.filter(token=hillside.token).update(**limits[how])
    owner = await api.signed_in(hillside.owner.account_id)
    query = "query($id: ID!) { organization(id: $id) { invitationLink { isActive isSwitchedOn } } }"
    found = await owner.data(query, id=hillside.global_id)
    assert found["organization"]["invitationLink"] == {"isActive": False, "isSwitchedOn": how != "switched off"}
    assert await join(api, hillside.token) != "CONNECTED"
