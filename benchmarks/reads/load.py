"""The load: N keep-alive connections that each ask again as soon as they have the answer.

A process of its own (`python -m benchmarks.reads.load`), on raw sockets under uvloop: it reads a header once, counts
bytes and looks at nothing else, so that it costs a small part of what the fastest contender costs. It takes jobs as
lines of JSON on stdin, and answers each with a line on stdout.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

import uvloop


@dataclass(frozen=True)
class Job:
    """One round against one server; `seconds` after `warm` requests per connection that do not count."""

    port: int
    path: str
    body: str
    token: str
    connections: int
    seconds: float
    warm: int = 0


@dataclass(frozen=True)
class Round:
    """What a round gave: requests per second, and how long each took, in seconds."""

    rps: float
    latencies: list[float]


class _Client(asyncio.Protocol):
    """One connection. Raises for any answer but 200, and for one of another length than the first."""

    def __init__(self, request: bytes, ended: asyncio.Future[None]) -> None:
        self._request = request
        self._ended = ended
        self._head = b""
        self._missing = -1
        self._started = 0.0
        self._transport: Any = None
        self._length: int | None = None
        self.latencies: list[float] = []
        self.until = float("inf")
        self.left = -1

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def go(self) -> None:
        """Ask."""
        self._started = time.perf_counter()
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        if self._missing >= 0:
            self._missing -= len(data)
        else:
            self._head += data
            head, found, rest = self._head.partition(b"\r\n\r\n")
            if not found:
                return
            self._head = b""
            self._missing = self._expected(head) - len(rest)
        if self._missing <= 0:
            self._missing = -1
            self._answered()

    def _expected(self, head: bytes) -> int:
        lines = head.lower().split(b"\r\n")
        length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), None)
        if lines[0].split(b" ")[1] != b"200" or length is None or self._length not in {None, length}:
            self._fail(f"unexpected answer: {head!r}")
            return 0
        self._length = length
        return length

    def _answered(self) -> None:
        now = time.perf_counter()
        self.latencies.append(now - self._started)
        self.left -= 1
        if self._ended.done() or now >= self.until or self.left == 0:
            if not self._ended.done():
                self._ended.set_result(None)
            return
        self.go()

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(f"the server closed the connection: {exc}")

    def _fail(self, why: str) -> None:
        if not self._ended.done():
            self._ended.set_exception(RuntimeError(why))

    def close(self) -> None:
        """Hang up."""
        self._transport.abort()

    def again(self, ended: asyncio.Future[None]) -> None:
        """Forget the warming up."""
        self._ended, self.latencies = ended, []


async def _run(job: Job) -> Round:
    loop = asyncio.get_running_loop()
    body = job.body.encode()
    request = (
        f"POST {job.path} HTTP/1.1\r\nHost: 127.0.0.1:{job.port}\r\nAuthorization: Bearer {job.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    clients = []
    for _ in range(job.connections):
        _, client = await loop.create_connection(lambda: _Client(request, loop.create_future()), "127.0.0.1", job.port)
        clients.append(client)
    if job.warm:
        await _together(clients, left=job.warm)
    started = time.perf_counter()
    await _together(clients, until=started + job.seconds)
    elapsed = time.perf_counter() - started
    for client in clients:
        client.close()
    latencies = [latency for client in clients for latency in client.latencies]
    return Round(len(latencies) / elapsed, latencies)


async def _together(clients: list[_Client], *, until: float = float("inf"), left: int = -1) -> None:
    ends = []
    for client in clients:
        ended = asyncio.get_running_loop().create_future()
        client.again(ended)
        client.until, client.left = until, left
        ends.append(ended)
        client.go()
    await asyncio.gather(*ends)


def main() -> None:
    """Serve jobs until stdin ends."""
    for line in sys.stdin:
        try:
            answer: dict[str, Any] = asdict(uvloop.run(_run(Job(**json.loads(line)))))
        except (RuntimeError, OSError) as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
