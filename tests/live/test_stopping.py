"""A process that stops asks its clients to come back; it never tells them that what they watch is over."""

from __future__ import annotations

import httpx

from server.transport import event_stream
from tests.live.conftest import NOTIFICATIONS, SECONDS, Server
from tests.live.event_stream import stream
from tests.people import person


async def test_a_stream_ends_without_completing_and_says_when_to_come_back(
    server: Server, another: Server, http: httpx.AsyncClient
) -> None:
    ada = await person()
    async with stream(server, http, ada, NOTIFICATIONS) as came:
        await server.tell(ada)
        assert await came.sequences(1) == [1]
        event_stream.end_all()
        rest = [line async for line in came._lines if line and not line.startswith(":")]
    [retry] = rest
    field, _, milliseconds = retry.partition(": ")
    assert field == "retry"
    assert event_stream.FIRST_BACK_MS <= int(milliseconds) <= event_stream.LAST_BACK_MS
    await server.tell(ada)
    async with (
        httpx.AsyncClient(base_url=another.address, timeout=SECONDS, trust_env=False) as elsewhere,
        stream(another, elsewhere, ada, NOTIFICATIONS, headers={"Last-Event-ID": "1"}) as came,
    ):
        assert await came.sequences(1) == [2]


async def test_a_client_that_is_too_slow_is_not_told_that_it_is_over(server: Server, http: httpx.AsyncClient) -> None:
    ada = await person()
    async with stream(server, http, ada, NOTIFICATIONS) as came:
        [open_] = [each for each in event_stream._open if not each._ended.is_set()]
        open_.interrupt()
        assert "complete" not in "".join([line async for line in came._lines])
