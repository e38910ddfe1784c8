"""Whoever loses what a subscription asks for loses the subscription, and gets nothing more from then on."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from domain.clock import now
from domain.organizations.role import Role
from models.organizations.membership import Membership
from models.people.access_token import AccessToken
from server.config.orm import credentials
from server.live import hub as hub_module
from tests.client import Api
from tests.live.conftest import REQUESTED, Server, until
from tests.people import member, owned_organization, person

PAST = {"created_at": now() - timedelta(hours=2), "expires_at": now() - timedelta(hours=1)}


async def test_a_lost_role_ends_the_subscription_and_leaves_the_others(server: Server) -> None:
    shop = await owned_organization()
    admin = await member(shop, Role.ADMIN)
    async with server.client(admin) as client:
        await client.subscribe(REQUESTED, organization=shop.global_id)
        await client.subscribe(name="mine")
        await Membership.filter(account_id=admin.account_id).update(role=Role.ANALYST)
        answer = await client.hear()
        assert (answer["id"], answer["type"]) == ("1", "error")
        assert answer["payload"][0]["extensions"]["code"] == "FORBIDDEN"
        await server.tell(admin, organization_id=shop.id)
        assert await client.sequences(1, "mine") == [1]
        await client.hears_nothing()


async def test_nothing_is_delivered_after_the_role_is_lost(server: Server) -> None:
    shop = await owned_organization()
    admins = [await member(shop, Role.ADMIN) for _ in range(3)]
    for admin in admins:
        async with server.client(admin) as client:
            await client.subscribe(REQUESTED, organization=shop.global_id)
            await Membership.filter(account_id=admin.account_id).delete()
            await server.tell(admin, organization_id=shop.id)
            assert (await client.hear())["type"] == "error"
            await client.hears_nothing()


async def test_sign_out_closes_every_socket_of_that_sign_in(server: Server) -> None:
    ada = await person()
    token = await server.token(ada)
    async with server.client() as phone, server.client(ada) as tablet:
        await phone.init(token)
        await phone.subscribe()
        await tablet.subscribe()
        signed_in = Api(server.api.app, {"Authorization": f"Bearer {token}"})
        await signed_in.data("mutation { signOut { userErrors { code } } }")
        assert await phone.closed() == (4403, "Forbidden")
        await server.tell(ada)
        assert await tablet.sequences(1) == [1]


async def test_a_socket_without_subscriptions_is_closed_too(server: Server) -> None:
    ada = await person()
    async with server.client(ada) as client:
        await AccessToken.all().update(revoked_at=now())
        assert await client.closed() == (4403, "Forbidden")


async def test_an_expired_token_closes(server: Server) -> None:
    ada = await person()
    async with server.client(ada) as client:
        await client.subscribe()
        [session] = server.services.live.hub._sessions
        assert session.expires_at is not None
        soon = now() + timedelta(seconds=0.5)
        await AccessToken.all().update(expires_at=soon)
        session.expires_at = soon
        assert await client.closed() == (4403, "Forbidden")


async def test_a_change_that_was_not_heard_of_is_found_by_the_sweep(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_module, "CHECK_TICKS", 1)
    ada = await person()
    async with server.client(ada) as client:
        await client.subscribe()
        await AccessToken.all().update(**PAST)
        assert await client.closed() == (4403, "Forbidden")


async def test_a_query_after_sign_out_finds_the_door_closed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module.Hub, "_heard_of", lambda *_: None)
    ada = await person()
    async with server.client(ada) as client:
        await AccessToken.all().update(**PAST)
        await client.say({"id": "1", "type": "subscribe", "payload": {"query": "{ viewer { email } }"}})
        assert await client.closed() == (4403, "Forbidden")


async def test_while_nobody_listens_for_changes_nothing_is_delivered(server: Server, database: str) -> None:
    ada = await person()
    hub = server.services.live.hub
    async with server.client(ada) as client:
        await client.subscribe()
        hub._is_listening = False
        await server.tell(ada)
        await client.hears_nothing()
        connection = await asyncpg.connect(**credentials(database))
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tessera live'"
        )
        await connection.close()
        assert await client.sequences(1) == [1]
    assert hub._is_listening


async def test_who_gains_a_role_may_watch_at_once(server: Server) -> None:
    shop, newcomer = await owned_organization(), await person()
    variables = {"organization": shop.global_id}
    subscribe: dict[str, Any] = {
        "id": "1",
        "type": "subscribe",
        "payload": {"query": REQUESTED, "variables": variables},
    }
    async with server.client(newcomer) as client:
        await client.say(subscribe)
        assert (await client.hear())["type"] == "error"
        await Membership.create(organization_id=shop.id, account_id=newcomer.account_id, role=Role.ADMIN)
        [session] = server.services.live.hub._sessions
        await until(lambda: session.viewer.managed)
        await client.subscribe(REQUESTED, **variables)
        await server.tell(newcomer, organization_id=shop.id)
        assert await client.sequences(1) == [1]


async def test_coming_and_going_leaves_nothing_behind(server: Server) -> None:
    people = [await person() for _ in range(4)]

    async def visit(somebody: Any) -> None:
        for _ in range(5):
            async with server.client(somebody) as client:
                await client.subscribe_quietly(after=0)

    await asyncio.gather(*(visit(each) for each in people))
    hub = server.services.live.hub
    await until(lambda: hub.size == (0, 0))
    assert [*hub._of_account, *hub._concerned, *hub._marked, *hub._stale] == []
