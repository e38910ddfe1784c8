"""product.md, "Share": while an organization's link is off, what it mailed is paused, not revoked."""

from __future__ import annotations

import asyncio
from contextvars import copy_context
from datetime import timedelta
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation import InvitationState
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.connections.connection import Connection
from models.connections.invitation import Invitation
from models.connections.invitation_link import InvitationLink
from tests.client import Api
from tests.people import OwnedOrganization, invitation, member, owned_organization, person

LINK = "invitationLink { isActive openInvitations pausedInvitations }"
OFFER = "query($token: String!) { invitation(token: $token) { state organization { name } } }"
MINE = "{ viewer { invitations { nodes { state isPaused } } } }"


async def switched(api: Api, of: OwnedOrganization, verb: str) -> dict[str, Any]:
    owner = await api.signed_in(of.owner.account_id)
    payload = await owner.done(f"{verb}InvitationLink", LINK, organizationId=of.global_id)
    return dict(payload["invitationLink"])


async def state(api: Api, token: str) -> str:
    return str((await api.data(OFFER, token=token))["invitation"]["state"])


async def test_while_the_link_is_off_a_mailed_invitation_connects_nobody_and_says_so(api: Api) -> None:
    hillside, ana = await owned_organization("Hillside School"), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(ana.account_id)

    await switched(api, hillside, "deactivate")

    assert await state(api, mailed.token) == "PAUSED"
    assert await client.data(MINE) == {"viewer": {"invitations": {"nodes": [{"state": "SENT", "isPaused": True}]}}}
    refused = await client.mutate("joinOrganization", "organization { name }", token=mailed.token)
    assert [error["code"] for error in refused["userErrors"]] == ["INVITATION_PAUSED"]
    assert refused["organization"] == {"name": "Hillside School"}
    assert await Connection.filter(organization_id=hillside.id).count() == 0
    assert (await Invitation.get(id=mailed.id)).state is InvitationState.SENT


async def test_it_works_again_when_the_link_is_switched_on(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(ana.account_id)
    await switched(api, hillside, "deactivate")
    await switched(api, hillside, "activate")

    assert await state(api, mailed.token) == "ACTIVE"
    payload = await client.done(
        "joinOrganization", "connection { state origin createdAt activatedAt }", token=mailed.token
    )
    connection = payload["connection"]
    assert (connection["state"], connection["origin"]) == ("ACTIVE", "EMAIL_INVITATION")
    assert connection["activatedAt"] == connection["createdAt"]


async def test_the_answer_names_how_many_are_paused_and_beforehand_how_many_would_be(api: Api) -> None:
    hillside = await owned_organization()
    expired = now() - timedelta(minutes=1)
    for number, kept in enumerate((
        {"state": InvitationState.QUEUED}, {}, {"state": InvitationState.FAILED, "failure": "550 unknown"},
        {"state": InvitationState.REVOKED, "ended_at": now()}, {"expires_at": expired},
    )):  # fmt: skip
        await invitation(hillside, f"n{number}@example.org", **kept)
    await invitation(await owned_organization(), "elsewhere@example.org")

    assert await switched(api, hillside, "activate") == {
        "isActive": True, "openInvitations": 3, "pausedInvitations": 0,
    }  # fmt: skip
    assert await switched(api, hillside, "deactivate") == {
        "isActive": False, "openInvitations": 3, "pausedInvitations": 3,
    }  # fmt: skip


@pytest.mark.parametrize("how", ["revoked", "expired"])
async def test_what_has_ended_is_not_paused_but_ended(api: Api, how: str) -> None:
    hillside, ana = await owned_organization(), await person()
    ends: dict[str, dict[str, Any]] = {
        "revoked": {"state": InvitationState.REVOKED, "ended_at": now()},
        "expired": {"expires_at": now() - timedelta(minutes=1)},
    }
    mailed = await invitation(hillside, ana.email, **ends[how])
    await switched(api, hillside, "deactivate")

    assert await state(api, mailed.token) == how.upper()
    client = await api.signed_in(ana.account_id)
    assert await client.refused("joinOrganization", token=mailed.token) == "INVITATION_ENDED"
    owner = await api.signed_in(hillside.owner.account_id)
    query = "query($id: ID!) { node(id: $id) { ... on Organization { invitations { nodes { isPaused } } } } }"
    found = await owner.data(query, id=hillside.global_id)
    assert found["node"]["invitations"]["nodes"] == [{"isPaused": False}]


async def test_rotating_leaves_mailed_invitations_and_one_that_was_paused_works_again(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    assert await switched(api, hillside, "rotate") == {"isActive": True, "openInvitations": 1, "pausedInvitations": 0}
    assert await state(api, mailed.token) == "ACTIVE"
    await switched(api, hillside, "deactivate")
    await switched(api, hillside, "rotate")
    client = await api.signed_in(ana.account_id)
    await client.done("joinOrganization", token=mailed.token)
    assert (await InvitationLink.get(organization_id=hillside.id, rotated_at=None)).uses == 0


async def test_a_learner_whose_invitation_is_paused_may_ask_and_being_accepted_accepts_it(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    await switched(api, hillside, "deactivate")
    client, owner = await api.signed_in(ana.account_id), await api.signed_in(hillside.owner.account_id)

    asked = await client.done("requestConnection", "connection { id state }", organizationId=hillside.global_id)
    assert asked["connection"]["state"] == "REQUESTED"
    # Neither does the request make the paused invitation connect.
    assert await client.refused("joinOrganization", token=mailed.token) == "INVITATION_PAUSED"
    await owner.done("acceptConnectionRequest", connectionIds=[asked["connection"]["id"]])

    assert (await Invitation.get(id=mailed.id)).state is InvitationState.ACCEPTED
    assert await AuditEntry.filter(action=AuditAction.INVITATION_ACCEPTED).count() == 1


async def test_who_is_connected_already_is_found_connected_though_the_link_is_off(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)
    first = await client.done("joinOrganization", "connection { id }", token=hillside.token)
    mailed = await invitation(hillside, ana.email)
    await switched(api, hillside, "deactivate")
    assert await client.done("joinOrganization", "connection { id }", token=mailed.token) == first


async def test_an_invitation_for_another_address_is_paused_too_and_shows_no_more_than_that(api: Api) -> None:
    hillside, mallory = await owned_organization(), await person()
    mailed = await invitation(hillside, "ana@example.org")
    await switched(api, hillside, "deactivate")
    client = await api.signed_in(mallory.account_id)
    assert await client.refused("joinOrganization", token=mailed.token) == "INVITATION_PAUSED"


async def test_admins_and_analysts_see_how_many_wait_and_coaches_see_no_link(api: Api) -> None:
    hillside = await owned_organization()
    await invitation(hillside, "ana@example.org")
    query = f"query($id: ID!) {{ node(id: $id) {{ ... on Organization {{ {LINK} }} }} }}"
    for role, seen in ((Role.ADMIN, 1), (Role.ANALYST, 1), (Role.COACH, None)):
        somebody = await member(hillside, role)
        client = await api.signed_in(somebody.account_id)
        link = (await client.data(query, id=hillside.global_id))["node"]["invitationLink"]
        assert (link and link["openInvitations"]) == seen, role


async def test_who_follows_an_invitation_while_the_link_is_being_switched_off_waits_and_is_not_connected(
    api: Api,
) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(ana.account_id)

    outside = copy_context()  # The call is not in this transaction.
    async with in_transaction():
        await InvitationLink.filter(organization_id=hillside.id).update(is_active=False)
        following = asyncio.create_task(client.mutate("joinOrganization", token=mailed.token), context=outside)
        await asyncio.sleep(0.3)
        assert not following.done()

    assert [error["code"] for error in (await following)["userErrors"]] == ["INVITATION_PAUSED"]
    assert await Connection.filter(organization_id=hillside.id).count() == 0
