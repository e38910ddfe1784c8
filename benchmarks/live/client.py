"""`python -m benchmarks.live.client PORT COUNT HISTORY`: subscribers in one process, who check what they get.

Reads a token a line, opens a socket for each, says `ready`. Told `done N` it waits until every subscriber has N events;
told the moments at which they were published (JSON) it answers with the latencies. Raw sockets: one client for all
servers, and nearly all of the machine for them.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from array import array
from typing import Any, Final

import uvloop

QUERY: Final = "subscription { notifications { id sequence kind createdAt organization { id name } } }"
AT_ONCE: Final = 50
WAIT_SECONDS: Final = 60.0
_SEQUENCE: Final = re.compile(rb'"sequence":(\d+)')


def frame(payload: bytes, opcode: int = 1) -> bytes:
    """A client's frame; masked with zeros, which leaves the payload as it is."""
    size = len(payload)
    head = bytes((0x80 | opcode, 0x80 | size)) if size < 126 else bytes((0x80 | opcode, 0xFE)) + size.to_bytes(2, "big")
    return head + bytes(4) + payload


class Subscriber(asyncio.Protocol):
    """One socket: upgraded, then acknowledged, then subscribed."""

    def __init__(self, audience: Audience, token: str) -> None:
        self.audience = audience
        self.token = token
        self.buffer = b""
        self.upgraded = False
        self.acknowledged: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.next = 1

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(
            b"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
        )

    def data_received(self, data: bytes) -> None:
        at = time.monotonic()
        buffer = self.buffer + data if self.buffer else data
        if not self.upgraded:
            head, found, buffer = buffer.partition(b"\r\n\r\n")
            if not found:
                self.buffer = head
                return
            if b" 101 " not in head:
                raise RuntimeError(head.decode())
            self.upgraded = True
            init = {"type": "connection_init", "payload": {"Authorization": f"Bearer {self.token}"}}
            self.transport.write(frame(json.dumps(init).encode()))
        while len(buffer) >= 2:
            size, start = buffer[1] & 0x7F, 2
            if size == 126:
                size, start = int.from_bytes(buffer[2:4], "big"), 4
            if len(buffer) < start + size:
                break
            self._take(buffer[0] & 0x0F, buffer[start : start + size], at)
            buffer = buffer[start + size :]
        self.buffer = buffer

    def _take(self, opcode: int, payload: bytes, at: float) -> None:
        if opcode == 9:
            self.transport.write(frame(payload, 10))
        elif opcode == 8:
            raise RuntimeError(f"closed: {payload!r}")
        elif b'"connection_ack"' in payload:
            operation = {"id": "1", "type": "subscribe", "payload": {"query": QUERY}}
            self.transport.write(frame(json.dumps(operation).encode()))
            self.acknowledged.set_result(None)
        else:
            found = _SEQUENCE.search(payload)
            if found is None or b'"errors"' in payload:
                raise RuntimeError(payload.decode())
            self.audience.heard(self, int(found[1]) - self.audience.history, at)

    def connection_lost(self, exc: Exception | None) -> None:
        self.audience.lost += 1


class Audience:
    """Everybody, and when each event came to each of them."""

    def __init__(self, history: int) -> None:
        """`history` is the sequence number of the last event before the first one."""
        self.history = history
        self.subscribers: list[Subscriber] = []
        self.moments: list[array[float]] = []
        self.wrong = 0
        self.lost = 0

    def heard(self, subscriber: Subscriber, sequence: int, at: float) -> None:
        """An event came; it has to be the next one of this subscriber."""
        if sequence != subscriber.next:
            self.wrong += 1
        subscriber.next = sequence + 1
        while len(self.moments) < sequence:
            self.moments.append(array("d"))
        self.moments[sequence - 1].append(at)

    async def open(self, port: int, tokens: list[str]) -> None:
        """Connect and subscribe everybody."""
        loop = asyncio.get_running_loop()
        for start in range(0, len(tokens), AT_ONCE):
            some = tokens[start : start + AT_ONCE]
            opened = await asyncio.gather(
                *(loop.create_connection(lambda t=t: Subscriber(self, t), "127.0.0.1", port) for t in some)
            )
            subscribers = [protocol for _, protocol in opened]
            await asyncio.gather(*(subscriber.acknowledged for subscriber in subscribers))
            self.subscribers += subscribers

    async def wait_for(self, count: int) -> None:
        """Until everybody has so many events, or time is up."""
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            if len(self.moments) >= count and len(self.moments[count - 1]) >= len(self.subscribers):
                return
            await asyncio.sleep(0.05)

    def result(self, published: list[float]) -> dict[str, object]:
        """Latencies in milliseconds, and whether every subscriber got every event once and in order."""
        latencies = sorted(
            (at - since) * 1000 for since, moments in zip(published, self.moments, strict=True) for at in moments
        )
        complete = all(subscriber.next == len(published) + 1 for subscriber in self.subscribers)
        right = complete and not self.wrong and not self.lost
        return {
            "events": len(latencies),
            "right": right and len(latencies) == len(published) * len(self.subscribers),
            "p50_ms": latencies[len(latencies) // 2],
            "p99_ms": latencies[int(len(latencies) * 0.99)],
            "max_ms": latencies[-1],
        }


async def main() -> None:
    """As the module says."""
    port, count, history = map(int, sys.argv[1:])
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: (loop.default_exception_handler(context), sys.exit(1)))
    tokens = [(await loop.run_in_executor(None, sys.stdin.readline)).strip() for _ in range(count)]
    audience = Audience(history)
    await audience.open(port, tokens)
    print("ready", flush=True)
    while line := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        if line.startswith("done "):
            await audience.wait_for(int(line.split()[1]))
            print("done", flush=True)
        else:
            print(json.dumps(audience.result(json.loads(line))), flush=True)
            return


if __name__ == "__main__":
    uvloop.run(main())
