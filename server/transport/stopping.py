"""uvicorn's server, which ends event streams when it is told to stop: it would wait for them otherwise."""

from __future__ import annotations

import socket
from typing import Any

import uvicorn

from server.transport.event_stream import end_all


class StoppingServer(uvicorn.Server):
    """As uvicorn's, whose WebSockets are closed by itself (1012, "Service restart")."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> Any:
        """End streams, then as usual."""
        end_all()
        await super().shutdown(sockets)
