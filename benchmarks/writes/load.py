"""The load: N keep-alive connections that each take the next request from one list as soon as they have an answer.

A process of its own (`python -m benchmarks.writes.load`), like the reads', on raw sockets under uvloop. It takes jobs
as lines of JSON on stdin, and answers each with a line on stdout.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque
from typing import Any

import uvloop

REFUSED = (b'"errors"', b'"userErrors":[{')


class _Client(asyncio.Protocol):
    """One connection. Fails for any answer but 200, and for a refusal."""

    def __init__(self, waiting: deque[bytes], ended: asyncio.Future[None]) -> None:
        self._waiting, self._ended = waiting, ended
        self._buffer = b""
        self._length: int | None = None
        self._started = 0.0
        self._transport: Any = None
        self.latencies: list[float] = []
        self.last = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def go(self) -> None:
        """Ask what waits; the end if nothing does."""
        if not self._waiting:
            if not self._ended.done():
                self._ended.set_result(None)
            return
        request = self._waiting.popleft()
        self._started = time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._length is None:
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            lines = head.lower().split(b"\r\n")
            self._length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
            self._buffer = rest
            if lines[0].split(b" ")[1] != b"200":
                self._fail(f"unexpected answer: {head!r} {rest!r}")
                return
        if len(self._buffer) >= self._length:
            body, self._buffer, self._length = self._buffer, b"", None
            self.latencies.append(time.perf_counter() - self._started)
            if any(sign in body for sign in REFUSED):
                self._fail(f"refused: {body!r}")
                return
            self.last = body
            self.go()

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(f"the server closed the connection: {exc}")

    def _fail(self, why: str) -> None:
        if not self._ended.done():
            self._ended.set_exception(RuntimeError(why))

    def close(self) -> None:
        """Hang up."""
        self._transport.abort()


async def _run(port: int, connections: int, requests: list[tuple[str, str, str]]) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    waiting = deque(_bytes(port, *request) for request in requests)
    ends, clients = [], []
    for _ in range(connections):
        ended = loop.create_future()
        ends.append(ended)
        _, client = await loop.create_connection(lambda ended=ended: _Client(waiting, ended), "127.0.0.1", port)
        clients.append(client)
    started = time.perf_counter()
    for client in clients:
        client.go()
    await asyncio.gather(*ends)
    elapsed = time.perf_counter() - started
    for client in clients:
        client.close()
    latencies = [latency for client in clients for latency in client.latencies]
    return {"seconds": elapsed, "latencies": latencies, "last": clients[0].last.decode()}


def _bytes(port: int, path: str, token: str, body: str) -> bytes:
    content = body.encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


def main() -> None:
    """Serve jobs until stdin ends."""
    for line in sys.stdin:
        try:
            answer = uvloop.run(_run(**json.loads(line)))
        except (RuntimeError, OSError) as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
