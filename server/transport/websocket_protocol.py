"""uvicorn's WebSocket protocol with what thousands of mostly silent sockets need.

Frames are written to the transport as they are, and a peer that does not read can be cut off: ASGI has no words for
either. An application finds the socket in `scope["extensions"]` under EXTENSION; without it (another server), it does
the same by ASGI's means, a little slower.
"""

from __future__ import annotations

from typing import Any, Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION: Final = "tessera.socket"
_TEXT: Final = 0x81
"""A whole text message in one frame (RFC 6455, 5.2); frames of servers are not masked."""


class LiveProtocol(WebSocketsSansIOProtocol):
    """One socket. `drained` is called when the peer reads again after `is_clear` was false."""

    drained: Any = None

    async def run_asgi(self) -> None:
        """Run the application, which finds this protocol in its scope."""
        extensions: dict[str, Any] = self.scope["extensions"]
        extensions[EXTENSION] = self
        await super().run_asgi()

    @property
    def is_clear(self) -> bool:
        """Whether the peer took, or the kernel holds, nearly all that was written."""
        return self.writable.is_set()

    def write_text(self, text: str) -> None:
        """Write a text message at once. Nothing where the socket is being closed."""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return
        payload = text.encode()
        size = len(payload)
        if size < 126:
            head = bytes((_TEXT, size))
        elif size < 65_536:
            head = b"\x81\x7e" + size.to_bytes(2, "big")
        else:
            head = b"\x81\x7f" + size.to_bytes(8, "big")
        self.transport.write(head + payload)

    def resume_writing(self) -> None:
        """The peer reads again."""
        super().resume_writing()
        if self.drained is not None:
            self.drained()

    def keepalive_timeout(self) -> None:
        """A peer that does not answer a ping is gone: what it did not read is not kept for it."""
        super().keepalive_timeout()
        self.cut_off()

    def cut_off(self) -> None:
        """Close without waiting for the peer to read what was written."""
        self.transport.abort()
