"""A mail server that takes everything and keeps nothing but a count: `python -m benchmarks.mail.sink`.

A process of its own under uvloop, with a protocol that only looks for the ends of lines and of messages, so that it
is never what is measured. On the control port a line `reset` forgets, and `count` answers with how many mails it took,
how many different Message-IDs they had, and how many bytes.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from dataclasses import dataclass, field
from typing import Any, Final

import uvloop

GREETING: Final = b"220 sink ESMTP\r\n"
HELLO: Final = b"250-sink\r\n250-SIZE 33554432\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
OK: Final = b"250 OK\r\n"
_ID: Final = re.compile(rb"^Message-ID: (\S+)", re.MULTILINE)


@dataclass
class Taken:
    """What came in since the last reset."""

    mails: int = 0
    size: int = 0
    ids: set[bytes] = field(default_factory=set)

    def take(self, content: bytes) -> None:
        """Count one message."""
        self.mails += 1
        self.size += len(content)
        found = _ID.search(content, 0, 1_000)
        if found is not None:
            self.ids.add(found[1])


class Session(asyncio.Protocol):
    """One client's connection."""

    def __init__(self, taken: Taken) -> None:
        self._taken = taken
        self._buffer = b""
        self._is_in_data = False
        self._transport: Any = None

    def connection_made(self, transport: Any) -> None:
        """Greet."""
        self._transport = transport
        transport.write(GREETING)

    def data_received(self, data: bytes) -> None:
        """Answer each whole command and each whole message."""
        self._buffer += data
        while self._buffer:
            end = self._buffer.find(b"\r\n.\r\n" if self._is_in_data else b"\r\n")
            if end < 0:
                return
            if self._is_in_data:
                self._taken.take(self._buffer[: end + 2])
                self._buffer, self._is_in_data = self._buffer[end + 5 :], False
                self._transport.write(OK)
            else:
                command, self._buffer = self._buffer[:end], self._buffer[end + 2 :]
                self._command(command[:4].upper())

    def _command(self, verb: bytes) -> None:
        if verb == b"DATA":
            self._is_in_data = True
            self._transport.write(b"354 go on\r\n")
        elif verb == b"EHLO":
            self._transport.write(HELLO)
        else:
            self._transport.write(b"221 bye\r\n" if verb == b"QUIT" else OK)


async def _serve() -> None:
    loop, taken = asyncio.get_running_loop(), Taken()
    server = await loop.create_server(lambda: Session(taken), "127.0.0.1", 0)

    async def control(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            if line.strip() == b"reset":
                taken.__init__()  # type: ignore[misc]
            said = {"mails": taken.mails, "different": len(taken.ids), "bytes": taken.size}
            writer.write(json.dumps(said).encode() + b"\n")
            await writer.drain()

    controller = await asyncio.start_server(control, "127.0.0.1", 0)
    ports = {"smtp": server.sockets[0].getsockname()[1], "control": controller.sockets[0].getsockname()[1]}
    sys.stdout.write(json.dumps(ports) + "\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_serve())
