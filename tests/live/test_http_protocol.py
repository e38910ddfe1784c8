"""Head and body of an answer leave together, and nothing is held back that no body follows."""

from __future__ import annotations

import asyncio
from typing import Any

from server.transport.http_protocol import HeldHead
from tests.live.conftest import Server

BODY = b'{"query":"{ __typename }"}'
POST = b"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"


class _Transport:
    """Remembers what reached it, call by call."""

    def __init__(self) -> None:
        self.calls: list[Any] = []

    def write(self, data: bytes) -> None:
        self.calls.append(data)

    def writelines(self, data: Any) -> None:
        self.calls.append(b"".join(data))

    def close(self) -> None:
        self.calls.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.calls


def _held() -> tuple[_Transport, HeldHead]:
    transport = _Transport()
    return transport, HeldHead(transport, asyncio.get_running_loop())


async def test_a_head_and_its_body_are_one_write_and_what_follows_is_written_as_it_comes() -> None:
    transport, held = _held()
    for data in (b"head ", b"body", b"more"):
        held.write(data)

    assert transport.calls == [b"head body", b"more"]


async def test_a_head_whose_body_is_not_there_yet_does_not_wait_for_it() -> None:
    transport, held = _held()
    held.write(b"head")
    await asyncio.sleep(0)
    assert transport.calls == [b"head"]
    held.write(b"event")

    assert transport.calls == [b"head", b"event"]


async def test_a_head_without_a_body_is_written_before_the_end() -> None:
    transport, held = _held()
    held.write(b"head")
    held.close()

    assert transport.calls == [b"head", "closed"]
    assert held.is_closing()


async def test_several_requests_at_once_on_one_connection_are_answered_in_order(server: Server) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = b"HEAD /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    writer.write(POST % (len(BODY), b"") + BODY + head + POST % (len(BODY), b"Connection: close\r\n") + BODY)
    answered = await asyncio.wait_for(reader.read(), 5)
    writer.close()

    assert answered.count(b"HTTP/1.1 200 OK") == 3
    assert answered.count(b'{"data":{"__typename":"Query"}') == 2


async def test_a_client_that_asks_first_whether_to_send_its_body_is_told_to_go_on(server: Server) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(POST % (len(BODY), b"Expect: 100-continue\r\nConnection: close\r\n"))
    assert await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5) == b"HTTP/1.1 100 Continue\r\n\r\n"
    writer.write(BODY)

    assert b'{"data":{"__typename":"Query"}' in await asyncio.wait_for(reader.read(), 5)
    writer.close()
