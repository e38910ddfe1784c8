"""uvicorn's HTTP protocol, which sends the head and the body of an answer together.

By ASGI the head is sent first and the body after it, and uvicorn writes each to the socket: two calls of the system,
two packets, and a client that is woken twice for one answer.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class OneWriteProtocol(HttpToolsProtocol):
    """One connection. Each of its requests writes by a `HeldHead` of its own."""

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        cycle.transport = HeldHead(cycle.transport, self.loop)
        super()._start_asgi_task(cycle, app)


class HeldHead:
    """A transport that holds what is written first until more follows, or until the event loop turns."""

    __slots__ = ("_head", "_is_first", "_loop", "_transport")

    def __init__(self, transport: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._head: bytes | None = None
        self._is_first = True

    def write(self, data: bytes) -> None:
        """Write, after what was held."""
        if self._is_first:
            self._is_first = False
            self._head = data
            self._loop.call_soon(self._release)
        elif self._head is not None:
            head, self._head = self._head, None
            self._transport.writelines((head, data))
        else:
            self._transport.write(data)

    def close(self) -> None:
        """Close, once what was held is written."""
        self._release()
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether the transport is being closed."""
        return bool(self._transport.is_closing())

    def _release(self) -> None:
        if self._head is not None:
            head, self._head = self._head, None
            self._transport.write(head)
