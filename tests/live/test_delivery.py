"""Each event once and in order: whatever is lost on the way, whoever was away, however many processes there are."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import redis.asyncio as redis

from domain.organizations.role import Role
from server.live import hub as hub_module
from tests.live.conftest import REQUESTED, Server
from tests.people import member, owned_organization, person


async def test_an_event_reaches_every_device_of_its_recipient_and_nobody_else(server: Server) -> None:
    ada, bob = await person(), await person()
    async with server.client(ada) as phone, server.client(ada) as tablet, server.client(bob) as other:
        for client in (phone, tablet, other):
            await client.subscribe()
        await server.tell(ada)
        assert await phone.sequences(1) == await tablet.sequences(1) == [1]
        await other.hears_nothing()


async def test_without_a_position_only_what_is_new_comes(server: Server) -> None:
    ada = await person()
    await server.tell(ada, times=3)
    async with server.client(ada) as client:
        await client.subscribe()
        await server.tell(ada, times=2)
        assert await client.sequences(2) == [4, 5]


@pytest.mark.parametrize("after", [-5, 0, 2, 7])
async def test_with_a_position_all_that_came_since_comes_first(server: Server, after: int) -> None:
    ada = await person()
    await server.tell(ada, times=7)
    async with server.client(ada) as client:
        await client.subscribe(after=after)
        await server.tell(ada)
        expected = list(range(max(after, 0) + 1, 9))
        assert await client.sequences(len(expected)) == expected
        await client.hears_nothing()


async def test_more_than_one_read_finds_at_once_comes_whole(server: Server) -> None:
    ada = await person()
    await server.tell(ada, times=130, hints_too=False)
    async with server.client(ada) as client:
        await client.subscribe(after=0)
        assert await client.sequences(130) == list(range(1, 131))


async def test_a_phone_that_was_away_misses_nothing_while_more_is_told(server: Server) -> None:
    ada = await person()
    stop = asyncio.Event()

    async def keep_telling() -> None:
        while not stop.is_set():
            await server.tell(ada)

    telling = asyncio.create_task(keep_telling())
    last = 0
    for _ in range(12):
        async with server.client(ada) as client:
            await client.subscribe_quietly(after=last)
            got = await client.sequences(6)
            assert got == list(range(last + 1, last + 7))
            last = got[-1]
    stop.set()
    await telling


async def test_a_lost_look_costs_time_and_no_event(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await person()
    monkeypatch.setattr(hub_module, "SWEEP_TICKS", 1)
    async with server.client(ada) as client:
        await client.subscribe()
        await server.tell(ada, times=3, hints_too=False)
        assert await client.sequences(3) == [1, 2, 3]


async def test_hints_that_say_too_much_repeat_nothing(server: Server) -> None:
    ada = await person()
    async with server.client(ada) as client:
        await client.subscribe()
        await server.tell(ada)
        hints = {"Notification": {ada.account_id}}
        for _ in range(20):
            await server.publisher.publish(hints)
        assert await client.sequences(1) == [1]
        await client.hears_nothing()


async def test_two_processes_deliver_the_same(server: Server, another: Server) -> None:
    ada = await person()
    async with server.client(ada) as here, another.client(ada) as there:
        await here.subscribe()
        await there.subscribe()
        await server.tell(ada, times=5)
        assert await here.sequences(5) == await there.sequences(5) == [1, 2, 3, 4, 5]


async def test_many_who_ask_the_same_are_read_in_one_statement(server: Server) -> None:
    people = [await person() for _ in range(12)]
    clients = []
    async with asyncio.timeout(30):
        contexts = [server.client(each) for each in people]
        for context in contexts:
            client = await context.__aenter__()
            await client.subscribe()
            clients.append(client)
    feeds = list(server.services.live.hub._feeds)
    assert len(feeds) == 12
    assert len({feed.shape for feed in feeds}) == 1
    read: list[Any] = []
    original = hub_module.Hub._rows

    async def rows(self: Any, asked: Any, shape: Any, feeds: Any) -> Any:
        found = await original(self, asked, shape, feeds)
        read.append((len(feeds), len(found)))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hub_module.Hub, "_rows", rows)
        await server.tell(*people)
        for client in clients:
            assert await client.sequences(1) == [1]
    assert (12, 12) in read
    for context in contexts:
        await context.__aexit__(None, None, None)


async def test_positions_of_different_phones_are_one_shape(server: Server) -> None:
    ada = await person()
    await server.tell(ada, times=5)
    async with server.client(ada) as one, server.client(ada) as two:
        await one.subscribe(after=3)
        await two.subscribe(after=5)
        assert len({feed.shape for feed in server.services.live.hub._feeds}) == 1


async def test_the_whole_language_holds_in_an_event(server: Server) -> None:
    ada = await person()
    shop = await owned_organization("Shop", owner=ada)
    query = """
    subscription Watch($after: Int, $no: Boolean!) {
      told: notifications(after: $after) {
        ...Told
        never: sequence @include(if: $no)
        organization { ... on Node { __typename } name kind @skip(if: $no) }
      }
    }
    fragment Told on Notification { __typename nth: sequence again: sequence }
    """
    async with server.client(ada) as client:
        await client.subscribe_quietly(query, after=0, no=False)
        await server.tell(ada, organization_id=shop.id)
        assert await client.event() == {
            "told": {
                "__typename": "Notification",
                "nth": 1,
                "again": 1,
                "organization": {"__typename": "Organization", "name": "Shop", "kind": "SCHOOL"},
            }
        }


async def test_requests_come_to_owners_and_admins_of_that_organization(server: Server) -> None:
    shop, other = await owned_organization("Shop"), await owned_organization("Other")
    admin = await member(shop, Role.ADMIN)
    async with server.client(shop.owner) as owner, server.client(admin) as at_admin:
        for client in (owner, at_admin):
            await client.subscribe(REQUESTED, organization=shop.global_id)
        await server.tell(shop.owner, admin, organization_id=other.id)
        await server.tell(shop.owner, admin)
        await server.tell(shop.owner, admin, organization_id=shop.id)
        for client in (owner, at_admin):
            assert await client.event() == {"connectionRequested": {"sequence": 3, "organization": {"name": "Shop"}}}
            await client.hears_nothing()
    async with server.client(admin) as client:
        await client.subscribe_quietly(REQUESTED, organization=shop.global_id, after=1)
        assert await client.sequences(1) == [3]


@pytest.mark.parametrize("role", [Role.COACH, Role.ANALYST, None])
async def test_requests_are_not_for_anybody_else(server: Server, role: Role | None) -> None:
    shop = await owned_organization()
    somebody = await member(shop, role) if role else await person()
    async with server.client(somebody) as client:
        await client.say(
            {
                "id": "1",
                "type": "subscribe",
                "payload": {"query": REQUESTED, "variables": {"organization": shop.global_id}},
            }
        )
        answer = await client.hear()
        assert (answer["type"], answer["payload"][0]["extensions"]["code"]) == ("error", "FORBIDDEN")


async def test_what_is_told_while_valkey_is_cut_off_comes_when_it_is_back(server: Server, valkey: str) -> None:
    ada = await person()
    async with server.client(ada) as client, redis.from_url(valkey) as control:
        await client.subscribe()
        for number in range(3):
            await control.client_kill_filter(_type="pubsub")
            await server.tell(ada, hints_too=False)
            assert await client.sequences(1) == [number + 1]
