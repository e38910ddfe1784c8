"""Invitations as their mails leave: every change of state, however transactions overlap."""

from __future__ import annotations

import asyncio
import contextvars
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from domain.clock import now
from domain.connections.invitation import InvitationState
from domain.identifiers import to_global
from domain.organizations.role import Role
from models.connections.invitation import Invitation
from models.organizations.membership import Membership
from server.live import hub as hub_module
from tests.live.conftest import Client, Server
from tests.people import invitation, member, owned_organization, person

WATCH = """subscription($organization: ID!) {
  invitationDelivery(organizationId: $organization) { id state }
}"""


async def changes(client: Client, count: int) -> list[tuple[str, str]]:
    """The next changes: email invitations' ids and states."""
    events = [(await client.event())["invitationDelivery"] for _ in range(count)]
    return [(event["id"], event["state"]) for event in events]


def key(row: Invitation) -> str:
    return to_global("Invitation", row.id)


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMIN, Role.ANALYST])
async def test_whoever_reads_the_organization_sees_states_change(server: Server, role: Role) -> None:
    shop, other = await owned_organization(), await owned_organization()
    watcher = shop.owner if role is Role.OWNER else await member(shop, role)
    await invitation(shop, "before@example.org")
    async with server.client(watcher) as client:
        await client.subscribe(WATCH, organization=shop.global_id)
        queued = await invitation(shop, "a@example.org", state=InvitationState.QUEUED, sent_at=None)
        await invitation(other, "b@example.org")
        await server.publisher.publish({"Invitation": {shop.id, other.id}})
        assert await changes(client, 1) == [(key(queued), "QUEUED")]
        await Invitation.filter(id=queued.id).update(state=InvitationState.SENT, sent_at=now())
        await server.publisher.publish({"Invitation": {shop.id}})
        assert await changes(client, 1) == [(key(queued), "SENT")]
        await client.hears_nothing()


@pytest.mark.parametrize("role", [Role.COACH, None])
async def test_it_is_not_for_anybody_else(server: Server, role: Role | None) -> None:
    shop = await owned_organization()
    somebody = await member(shop, role) if role else await person()
    async with server.client(somebody) as client:
        await client.subscribe_quietly(WATCH, organization=shop.global_id)
        answer = await client.hear()
        assert (answer["type"], answer["payload"][0]["extensions"]["code"]) == ("error", "FORBIDDEN")


async def test_a_lost_role_ends_it(server: Server) -> None:
    shop = await owned_organization()
    analyst = await member(shop, Role.ANALYST)
    async with server.client(analyst) as client:
        await client.subscribe(WATCH, organization=shop.global_id)
        await Membership.filter(account_id=analyst.account_id).update(role=Role.COACH)
        assert (await client.hear())["type"] == "error"


async def test_a_hint_brings_changes_at_once_and_a_list_comes_whole(server: Server) -> None:
    shop = await owned_organization()
    async with server.client(shop.owner) as client:
        await client.subscribe(WATCH, organization=shop.global_id)
        async with in_transaction():
            rows = [await invitation(shop, f"{number}@example.org") for number in range(120)]
        await server.publisher.publish({"Invitation": {shop.id}})
        assert sorted(await changes(client, 120)) == sorted((key(row), "SENT") for row in rows)


async def test_a_transaction_that_began_earlier_and_ends_later_loses_nothing(server: Server) -> None:
    shop = await owned_organization()
    async with server.client(shop.owner) as client:
        await client.subscribe(WATCH, organization=shop.global_id)
        release, began = asyncio.Event(), asyncio.Event()

        async def slow() -> Invitation:
            async with in_transaction():
                row = await invitation(shop, "slow@example.org")
                began.set()
                await release.wait()
            return row

        task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(slow(), context=contextvars.Context())
        await began.wait()
        quick = await invitation(shop, "quick@example.org")
        await server.publisher.publish({"Invitation": {shop.id}})
        await client.hears_nothing()
        release.set()
        late = await task
        assert sorted(await changes(client, 2)) == sorted([(key(late), "SENT"), (key(quick), "SENT")])
        await client.hears_nothing()


async def test_a_mutation_is_hinted_at_and_nobody_waits_for_the_sweep(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_module, "SWEEP_TICKS", 1_000_000)
    shop = await owned_organization()
    row = await invitation(shop, "a@example.org")
    owner = await server.api.signed_in(shop.owner.account_id)
    async with server.client(shop.owner) as client:
        await client.subscribe(WATCH, organization=shop.global_id)
        await owner.done("revokeInvitation", invitationId=key(row))
        assert await changes(client, 1) == [(key(row), "REVOKED")]


async def test_a_feed_where_nothing_happens_is_not_read(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "SWEEP_TICKS", 1_000_000)
    monkeypatch.setattr(hub_module, "SETTLING_TICKS", 1)
    shop = await owned_organization()
    async with server.client(shop.owner) as client:
        await client.subscribe(WATCH, organization=shop.global_id)
        hub = server.services.live.hub
        reads: list[Any] = []
        read = hub._read

        async def noted(batch: Any) -> None:
            reads.append(batch)
            await read(batch)

        monkeypatch.setattr(hub, "_read", noted)
        await asyncio.sleep(2.5 * hub_module.TICK_SECONDS)
        assert reads == []
