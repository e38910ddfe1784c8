"""Engines that go away and clients that do not read: nothing is lost, and nobody else waits."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import asyncpg
import pytest

from server.config.orm import credentials
from server.engines.valkey import EmbeddedValkey
from server.live.hub import Hub
from server.transport import websocket as socket_module
from server.transport.websocket import Socket
from tests.live.conftest import Server, until
from tests.people import Person, owned_organization, person

MANY = 1_500
LONG = "x" * 100
LARGE = "subscription($after: Int) { notifications(after: $after) { sequence %s } }" % " ".join(  # noqa: UP031
    f"{LONG}{number}: organization {{ name {LONG}: name }}" for number in range(40)
)
"""Each event has some 10 kB."""


async def told_by_hand(database: str, recipient: Person, organization: Any, count: int) -> None:
    """Rows as many tellings would have made them."""
    connection = await asyncpg.connect(**credentials(database))
    await connection.execute(
        "INSERT INTO notification (id, recipient_id, sequence, key, kind, organization_id, created_at)"
        " SELECT gen_random_uuid(), $1, n, 'by hand ' || n, 'MEMBERSHIP_CHANGED', $2, now()"
        " FROM generate_series(1, $3::int) n",
        recipient.account_id,
        organization,
        count,
    )
    await connection.execute("UPDATE account SET notification_sequence = $2 WHERE id = $1", recipient.account_id, count)
    await connection.close()


def narrow(port: int) -> socket.socket:
    """A connection whose peer's data is hardly buffered on this side."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    made.connect(("127.0.0.1", port))
    made.setblocking(False)
    return made


async def test_a_client_that_does_not_read_is_not_read_for(server: Server, database: str) -> None:
    ada, bob, shop = await person(), await person(), await owned_organization()
    await told_by_hand(database, ada, shop.id, MANY)
    hub = server.services.live.hub
    async with server.client(ada, sock=narrow(server.port), max_queue=1) as slow, server.client(bob) as quick:
        await slow.subscribe_quietly(LARGE, after=0)
        await quick.subscribe()
        feed = next(feed for feed in hub._feeds if feed.session.viewer.account_id == ada.account_id)
        receiver = feed.receiver
        assert isinstance(receiver, Socket)
        await until(lambda: not receiver.is_ready)
        protocol = receiver._direct
        assert protocol is not None
        assert protocol.transport.get_write_buffer_size() < 200_000
        assert feed.after < MANY
        stopped_at = feed.after
        await server.tell(bob)
        assert await quick.sequences(1) == [1]
        assert feed.after == stopped_at
        # It reads on, and gets all of it.
        for number in range(1, MANY + 1):
            [event] = (await slow.event()).values()
            assert event["sequence"] == number
    assert feed.after == MANY


async def test_a_client_that_never_reads_is_cut_off(
    server: Server, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_module, "TOO_SLOW_SECONDS", 0.2)
    ada, shop = await person(), await owned_organization()
    await told_by_hand(database, ada, shop.id, MANY)
    hub = server.services.live.hub
    async with server.client(ada, sock=narrow(server.port), max_queue=1, close_timeout=0.5) as slow:
        await slow.subscribe_quietly(LARGE, after=0)
        await until(lambda: hub.size == (1, 1))
        await until(lambda: hub.size == (0, 0))


async def test_a_valkey_that_restarts_costs_time_and_no_event(
    server: Server, valkey_server: EmbeddedValkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await person()
    async with server.client(ada) as client:
        await client.subscribe()
        await server.tell(ada)
        valkey_server.stop()
        await server.tell(ada, hints_too=False)
        valkey_server.start()
        await server.tell(ada, hints_too=False)
        assert await client.sequences(3) == [1, 2, 3]
        await server.tell(ada)
        assert await client.sequences(1) == [4]


async def test_connections_to_postgresql_that_break_cost_time_and_no_event(server: Server, database: str) -> None:
    ada = await person()
    connection = await asyncpg.connect(**credentials(database))
    async with server.client(ada) as client:
        await client.subscribe()
        for number in range(1, 4):
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name IN ('tessera live', 'tessera reads')"
            )
            await server.tell(ada)
            assert await client.sequences(1) == [number]
    await connection.close()


async def test_a_statement_that_fails_ends_its_subscription_and_no_other(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await person()
    rows = Hub._rows

    async def failing(self: Hub, asked: Any, shape: Any, feeds: Any) -> Any:
        if shape.cost > 2:
            raise asyncpg.QueryCanceledError("canceling statement due to statement timeout")
        return await rows(self, asked, shape, feeds)

    async with server.client(ada) as client:
        await client.subscribe(name="good")
        monkeypatch.setattr(Hub, "_rows", failing)
        query = "subscription { notifications { organization { name } connection { id } } }"
        await client.subscribe_quietly(query, name="bad")
        with monkeypatch.context() as patch:
            patch.setattr(Hub, "_begin", _begin_anywhere)
            answer = await client.hear()
        assert (answer["id"], answer["type"]) == ("bad", "error")
        assert answer["payload"][0]["extensions"]["code"] == "QUERY_TIMEOUT"
        await server.tell(ada)
        assert await client.sequences(1, "good") == [1]


async def _begin_anywhere(self: Hub) -> None:
    for feed in self._marked:
        feed.after = 0 if feed.after is None else feed.after
        feed.is_placed = True


async def test_many_sockets_come_and_go_at_once(server: Server) -> None:
    people = [await person() for _ in range(10)]

    async def watch(somebody: Person) -> list[int]:
        async with server.client(somebody) as client:
            await client.subscribe_quietly(after=0)
            return await client.sequences(3)

    watching = [asyncio.create_task(watch(each)) for each in people]
    await server.tell(*people, times=3)
    assert await asyncio.gather(*watching) == [[1, 2, 3]] * 10
