"""product.md, "Join", by the link in an invitation's mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation import InvitationState
from domain.identifiers import key_of, to_global
from models.activity.audit_entry import AuditEntry
from models.connections.connection import Connection
from models.connections.invitation import Invitation
from tests.client import Api
from tests.people import further_address, invitation, owned_organization, person

OFFER = """query($token: String!) {
  invitation(token: $token) { state email isForYou name message organization { name } connection { state } }
}"""


async def offer(api: Api, token: str) -> dict[str, Any]:
    return dict((await api.data(OFFER, token=token))["invitation"])


async def test_the_invited_connects_and_the_invitation_is_accepted_by_that_connection(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(ana.account_id)

    payload = await client.done("joinOrganization", "connection { id state origin }", token=mailed.token)

    connection = payload["connection"]
    assert (connection["state"], connection["origin"]) == ("ACTIVE", "EMAIL_INVITATION")
    await mailed.refresh_from_db()
    assert mailed.state is InvitationState.ACCEPTED
    assert mailed.connection_id == key_of("Connection", connection["id"])
    entry = await AuditEntry.get(action=AuditAction.INVITATION_ACCEPTED)
    assert (entry.subject_id, entry.actor_id) == (mailed.id, ana.account_id)


async def test_accepting_twice_is_no_error(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(ana.account_id)
    first = await client.done("joinOrganization", "connection { id }", token=mailed.token)
    assert await client.done("joinOrganization", "connection { id }", token=mailed.token) == first
    assert await AuditEntry.filter(action=AuditAction.INVITATION_ACCEPTED).count() == 1


async def test_an_invitation_connects_only_whom_it_invites(api: Api) -> None:
    hillside, ana, mallory = await owned_organization("Hillside School"), await person(), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(mallory.account_id)

    refused = await client.mutate("joinOrganization", "organization { name }", token=mailed.token)

    assert refused["userErrors"][0]["code"] == "ADDRESS_NOT_YOURS"
    assert refused["organization"] == {"name": "Hillside School"}
    assert await Connection.filter(organization_id=hillside.id).count() == 0
    assert (await Invitation.get(id=mailed.id)).state is InvitationState.SENT


async def test_an_invitation_to_a_further_address_of_the_account_connects(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, "ana.at.work@example.org")
    client = await api.signed_in(ana.account_id)
    assert (await offer(client, mailed.token))["isForYou"] is False
    assert await client.refused("joinOrganization", token=mailed.token) == "ADDRESS_NOT_YOURS"

    await further_address(ana, "ana.at.work@example.org")

    assert (await offer(client, mailed.token))["isForYou"] is True
    await client.done("joinOrganization", token=mailed.token)


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        ({"state": InvitationState.REVOKED, "ended_at": now()}, "REVOKED"),
        ({"state": InvitationState.EXPIRED, "ended_at": now()}, "EXPIRED"),
        ({"expires_at": now() - timedelta(hours=1)}, "EXPIRED"),
    ],
)
async def test_an_invitation_that_ended_connects_nobody_and_says_so(api: Api, end: dict[str, Any], shown: str) -> None:
    hillside, ana, mallory = await owned_organization(), await person(), await person()
    mailed = await invitation(hillside, ana.email, **end)
    assert (await offer(api, mailed.token))["state"] == shown
    for somebody in (ana, mallory):
        client = await api.signed_in(somebody.account_id)
        assert await client.refused("joinOrganization", token=mailed.token) == "INVITATION_ENDED"


async def test_an_invitation_that_somebody_accepted_is_used_up_for_others_and_after_a_disconnect(api: Api) -> None:
    hillside, ana, mallory = await owned_organization(), await person(), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(ana.account_id)
    made = await client.done("joinOrganization", "connection { id }", token=mailed.token)
    assert (await offer(api, mailed.token))["state"] == "USED_UP"
    other = await api.signed_in(mallory.account_id)
    assert await other.refused("joinOrganization", token=mailed.token) == "INVITATION_ENDED"

    await client.done("disconnect", connectionId=made["connection"]["id"])

    assert await client.refused("joinOrganization", token=mailed.token) == "INVITATION_ENDED"


async def test_a_mail_that_arrived_although_the_server_said_no_still_connects(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email, state=InvitationState.FAILED, failure="550 No such user")
    await (await api.signed_in(ana.account_id)).done("joinOrganization", token=mailed.token)


async def test_what_the_page_shows_of_an_invitation_and_of_a_shared_link(api: Api) -> None:
    hillside, ana = await owned_organization("Hillside School"), await person()
    mailed = await invitation(hillside, ana.email, name="Ana", message="See you on Monday!")
    invited = {
        "state": "ACTIVE", "email": ana.email, "isForYou": None, "name": "Ana", "message": "See you on Monday!",
        "organization": {"name": "Hillside School"}, "connection": None,
    }  # fmt: skip
    shared = {**invited, "email": None, "name": None, "message": None}
    assert await offer(api, mailed.token) == invited
    assert await offer(api, hillside.token) == shared

    client = await api.signed_in(ana.account_id)
    assert await offer(client, mailed.token) == {**invited, "isForYou": True}
    assert await offer(client, hillside.token) == shared
    await client.done("joinOrganization", token=mailed.token)
    assert (await offer(client, hillside.token))["connection"] == {"state": "ACTIVE"}
    # It is the viewer's own connection or none: the owner is told nothing of it here.
    owner = await api.signed_in(hillside.owner.account_id)
    assert (await offer(owner, hillside.token))["connection"] is None


async def test_who_comes_by_the_shared_link_accepts_every_open_invitation_of_that_organization(api: Api) -> None:
    hillside, seaside, ana, ben = await owned_organization(), await owned_organization(), await person(), await person()
    await further_address(ana, "ana.too@example.org")
    mine = [await invitation(hillside, ana.email), await invitation(hillside, "ana.too@example.org")]
    revoked = await invitation(hillside, ana.email, state=InvitationState.REVOKED, ended_at=now())
    others = [await invitation(seaside, ana.email), await invitation(hillside, ben.email)]

    await (await api.signed_in(ana.account_id)).done("joinOrganization", token=hillside.token)

    for row in (*mine, revoked, *others):
        await row.refresh_from_db()
    connection = await Connection.get(organization_id=hillside.id)
    assert [(row.state, row.connection_id) for row in mine] == [(InvitationState.ACCEPTED, connection.id)] * 2
    assert revoked.state is InvitationState.REVOKED
    assert {row.state for row in others} == {InvitationState.SENT}


async def test_an_accepted_invitation_stays_with_who_accepted_it_when_the_address_goes_elsewhere(
    api: Api,
) -> None:
    """Else whoever gets an address after somebody would read of that person's connections."""
    hillside, ana, later = await owned_organization(), await person("Ana"), await person()
    await further_address(ana, "office@x.org")
    accepted = await invitation(hillside, "office@x.org", name="Ana", message="Dear Ana")
    open_one = await invitation(await owned_organization(), "office@x.org")
    client, other = await api.signed_in(ana.account_id), await api.signed_in(later.account_id)
    await client.done("joinOrganization", token=accepted.token)
    query = """query($id: ID!, $of: ID!) { node(id: $id) { id }
        organization(id: $of) { invitations { totalCount aggregates { accepted } nodes { name } } } }"""
    asked = {"id": to_global("Invitation", accepted.id), "of": hillside.global_id}
    assert (await client.data(query, **asked))["organization"]["invitations"]["nodes"] == [{"name": "Ana"}]

    await client.done("removeEmailAddress", email="office@x.org")
    await further_address(later, "office@x.org")
    assert await other.data(query, **asked) == {
        "node": None,
        "organization": {"invitations": {"totalCount": 0, "aggregates": {"accepted": 0}, "nodes": []}},
    }
    assert await other.refused("revokeInvitation", invitationId=asked["id"]) == "NOT_FOUND"
    listed = (await other.data("{ viewer { invitations { nodes { id } } } }"))["viewer"]["invitations"]["nodes"]
    assert listed == [{"id": to_global("Invitation", open_one.id)}]
