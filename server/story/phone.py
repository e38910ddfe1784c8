"""A mobile app in the story: watches over a WebSocket, goes offline, and comes back to what it missed."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from server.story.client import PATIENCE_SECONDS, Untrue

PROTOCOL = Subprotocol("graphql-transport-ws")


class Phone:
    """Online for as long as it is entered; speaks `graphql-transport-ws`."""

    def __init__(self, url: str, authorization: str) -> None:
        at = urlsplit(url)
        self._url = urlunsplit(("wss" if at.scheme == "https" else "ws", at.netloc, "/graphql", "", ""))
        self._authorization = authorization
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        self._socket = await connect(self._url, subprotocols=[PROTOCOL], open_timeout=PATIENCE_SECONDS)
        await self._say(type="connection_init", payload={"Authorization": self._authorization})
        if (await self._hear())["type"] != "connection_ack":
            raise Untrue("the phone was not let in")
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def watch(self, subscription: str, **variables: Any) -> None:
        """Begin to watch."""
        await self._say(id="1", type="subscribe", payload={"query": subscription, "variables": variables})

    async def next(self) -> dict[str, Any]:
        """The next event's data; Untrue if none comes in time, or something else does."""
        said = await self._hear()
        if said["type"] != "next" or "errors" in said["payload"]:
            raise Untrue(f"the phone heard {said}")
        return dict(said["payload"]["data"])

    async def _say(self, **message: Any) -> None:
        assert self._socket is not None
        await self._socket.send(orjson.dumps(message).decode())

    async def _hear(self) -> dict[str, Any]:
        assert self._socket is not None
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    said = orjson.loads(await self._socket.recv())
                    if said["type"] != "ping":
                        return dict(said)
                    await self._say(type="pong")
        except (TimeoutError, WebSocketException) as error:
            raise Untrue(f"the phone heard nothing ({type(error).__name__})") from None
