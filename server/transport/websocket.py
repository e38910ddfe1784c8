"""GraphQL over a WebSocket: the protocol `graphql-transport-ws`.

opened ──connection_init──▶ acknowledged ──▶ closed. One task reads what the client says; what is delivered is written
by the hub's task, and a client that does not read what it is sent is not read for until it does.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import orjson
from graphql import GraphQLError, OperationType
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from permissions.people.viewer import ANONYMOUS, Viewer
from schema.context import Context
from server.auth import csrf
from server.auth.identity import Unauthenticated
from server.auth.rate_limits import network
from server.live.connection_limiter import Full, Slot
from server.live.feed import Feed
from server.live.session import Session
from server.live.subscribing import Rejected
from server.query.errors import outage_of
from server.query.request import BadRequest, GraphQLRequest, request_of
from server.services import Services
from server.transport.init_payload import UnusableInit, authorization_in
from server.transport.messages import PROTOCOL, Close, Kind, Malformed, Message, read_message, reason
from server.transport.one_answer import one_answer, refused
from server.transport.send_buffer import SendBuffer
from server.transport.websocket_protocol import EXTENSION, LiveProtocol

INIT_SECONDS: Final = 10.0
"""How long a socket may be open without saying who it is."""
MAX_OPERATIONS: Final = 50
"""Subscriptions, and queries under way, of one socket."""
TOO_SLOW_SECONDS: Final = 60.0
"""A client that took nothing for so long is cut off. It lost nothing: it names the last event it has."""

_ACK: Final = '{"type":"connection_ack"}'


class Closed(Exception):
    """The socket is to be closed, with a code and the reason."""

    def __init__(self, code: Close, text: str) -> None:
        self.code = code
        self.text = text
        super().__init__(text)


class GraphQLOverWebSocket:
    """The ASGI application of `/graphql` for WebSockets."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One socket, from the handshake to its end."""
        services: Services = scope["app"].state.services
        await receive()
        if PROTOCOL not in scope["subprotocols"]:
            await send({"type": "websocket.accept"})
            await send(_closing(Close.NO_SUBPROTOCOL, f"Speak {PROTOCOL}."))
            return
        await send({"type": "websocket.accept", "subprotocol": PROTOCOL})
        connection = HTTPConnection(scope)
        try:
            with services.live.limiter.entering(network(connection.client.host if connection.client else "")) as place:
                await Socket(connection, services, place, receive, send).run()
        except Full:
            await send(_closing(Close.TRY_AGAIN_LATER, "Too many connections are open."))


class Socket:
    """One client."""

    __slots__ = (
        "_connection",
        "_direct",
        "_is_acknowledged",
        "_operations",
        "_place",
        "_receive",
        "_send_buffer",
        "_services",
        "_session",
        "_stuck_since",
    )  # fmt: skip

    def __init__(
        self, connection: HTTPConnection, services: Services, place: Slot, receive: Receive, send: Send
    ) -> None:
        self._connection = connection
        self._services = services
        self._place = place
        self._receive = receive
        self._send_buffer = SendBuffer(send, self._drained)
        self._direct: LiveProtocol | None = connection.scope["extensions"].get(EXTENSION)
        self._operations: dict[str, Feed | asyncio.Task[None]] = {}
        self._session: Session | None = None
        self._is_acknowledged = False
        self._stuck_since = 0.0
        if self._direct is not None:
            self._direct.drained = self._drained

    async def run(self) -> None:
        """Serve until either side closes."""
        try:
            async with asyncio.timeout(INIT_SECONDS):
                while not self._is_acknowledged:
                    if not await self._next():
                        return
            while await self._next():
                pass
        except TimeoutError:
            self._close(Close.NO_INIT, "Say connection_init first.")
        except Closed as closed:
            self._close(closed.code, closed.text)
        finally:
            self._leave()

    async def _next(self) -> bool:
        """Take one message; whether there may be another."""
        received = await self._receive()
        if received["type"] == "websocket.disconnect":
            return False
        text = received.get("text")
        if text is None:
            raise Closed(Close.BAD_MESSAGE, "Messages are text.")
        try:
            await self._take(read_message(text), text)
        except Malformed as malformed:
            raise Closed(Close.BAD_MESSAGE, str(malformed)) from None
        return True

    async def _take(self, message: Message, text: str) -> None:
        match message.kind:
            case Kind.INIT:
                await self._init(message)
            case Kind.PING:
                payload = "" if message.payload is None else f',"payload":{orjson.dumps(message.payload).decode()}'
                self._write(f'{{"type":"pong"{payload}}}')
            case Kind.SUBSCRIBE:
                self._subscribe(message, text)
            case Kind.COMPLETE:
                self._end(message.id)
        while not self._can_write:
            # Whoever asks and does not listen is not listened to either.
            await self._send_buffer.clear() if self._direct is None else await self._direct.writable.wait()

    # Who it is.

    async def _init(self, message: Message) -> None:
        if self._is_acknowledged:
            raise Closed(Close.SECOND_INIT, "Too many initialisation requests")
        try:
            viewer = await self._viewer(message.payload or {})
            if viewer.is_signed_in and not await self._admit(viewer):
                raise Closed(Close.FORBIDDEN, "Forbidden")
        except Unauthenticated:
            raise Closed(Close.FORBIDDEN, "Forbidden") from None
        except Full:
            raise Closed(Close.TRY_AGAIN_LATER, "Too many connections of this account are open.") from None
        except Exception as problem:
            if outage_of(problem, where="connection_init") is None:
                raise
            raise Closed(Close.TRY_AGAIN_LATER, "A service that Tessera needs is away.") from None
        self._is_acknowledged = True
        self._write(_ACK)

    async def _viewer(self, payload: dict[str, Any]) -> Viewer:
        try:
            authorization = authorization_in(payload)
        except UnusableInit as unusable:
            raise Closed(Close.BAD_MESSAGE, str(unusable)) from None
        identification = self._services.identification
        if authorization is not None:
            return await identification.identify_authorization(authorization)
        viewer = await identification.identify(self._connection)
        headers = self._connection.headers
        if viewer is not ANONYMOUS and "authorization" not in headers:
            # Signed in by a cookie, which a browser sends whatever page opened the socket.
            ours = self._services.settings.origins
            if not csrf.is_our_origin(headers.get("origin"), host=headers.get("host"), origins=ours):
                raise Closed(Close.FORBIDDEN, "Forbidden")
        return viewer

    async def _admit(self, viewer: Viewer) -> bool:
        self._place.belongs_to(str(viewer.account))
        self._session = Session(viewer, self._forbid)
        return await self._services.live.hub.admit(self._session)

    def _forbid(self) -> None:
        """The token does not count any more."""
        self._close(Close.FORBIDDEN, "Forbidden")

    # What it asks for.

    def _subscribe(self, message: Message, text: str) -> None:
        if not self._is_acknowledged:
            raise Closed(Close.UNAUTHORIZED, "Unauthorized")
        if message.id in self._operations:
            raise Closed(Close.DUPLICATE_ID, f"Subscriber for {message.id} already exists")
        try:
            if len(self._operations) >= MAX_OPERATIONS:
                raise Rejected(_error("TOO_MANY_SUBSCRIPTIONS", f"A socket may have {MAX_OPERATIONS} at once."))
            self._begin(message, request_of(message.payload or {}, text))
        except BadRequest as bad:
            self._fail(message.id, [_error(bad.code, str(bad))])
        except Rejected as rejected:
            self._fail(message.id, rejected.errors)

    def _begin(self, message: Message, wanted: GraphQLRequest) -> None:
        live = self._services.live
        operation = live.subscribing.operation(wanted)
        viewer = ANONYMOUS if self._session is None else self._session.viewer
        context = self._context(viewer)
        if operation.type is not OperationType.SUBSCRIPTION:
            self._operations[message.id] = asyncio.create_task(self._answer(message.id, wanted))
            return
        shape, after = live.subscribing.begin(wanted, operation, context)
        assert self._session is not None
        feed = Feed(shape, self._session, self, message.id, after)
        self._operations[message.id] = feed
        live.hub.watch(feed)

    def _context(self, viewer: Viewer) -> Context:
        context = self._services.context(viewer, self._connection)
        context.transport = "websocket"
        return context

    async def _answer(self, name: str, wanted: GraphQLRequest) -> None:
        """A query or mutation: like over HTTP, of who the token stands for at this moment."""
        viewer = ANONYMOUS
        if self._session is not None:
            found = await self._services.live.hub.viewer_now(self._session)
            if found is None:
                return
            viewer = found
        body = await one_answer(wanted, self._context(viewer), self._services)
        if self._operations.pop(name, None) is None:
            return
        if "data" in body:
            self._write(f'{{"id":{json.dumps(name)},"type":"next","payload":{orjson.dumps(body).decode()}}}')
            self._write(f'{{"id":{json.dumps(name)},"type":"complete"}}')
        else:
            self._write_errors(name, body["errors"])

    def _end(self, name: str) -> None:
        found = self._operations.pop(name, None)
        if isinstance(found, Feed):
            self._services.live.hub.unwatch(found)

    def _fail(self, name: str, errors: list[GraphQLError]) -> None:
        self._write_errors(name, refused(errors))

    def _write_errors(self, name: str, errors: list[dict[str, Any]]) -> None:
        self._write(f'{{"id":{json.dumps(name)},"type":"error","payload":{orjson.dumps(errors).decode()}}}')

    # What the hub says.

    @property
    def is_ready(self) -> bool:
        """Whether the client reads what it is sent."""
        if self._can_write:
            self._stuck_since = 0.0
            return True
        if not self._stuck_since:
            self._stuck_since = time.monotonic()
        elif time.monotonic() - self._stuck_since > TOO_SLOW_SECONDS:
            self._cut_off()
        return False

    def event(self, feed: Feed, event: str) -> None:
        """One event of a feed."""
        self._write(f"{_head(feed.name, feed.shape.prefix)}{event}}}}}}}")

    def refused(self, feed: Feed, error: GraphQLError) -> None:
        """The feed has ended."""
        if self._operations.pop(feed.name, None) is not None:
            self._fail(feed.name, [error])

    # The wire.

    @property
    def _can_write(self) -> bool:
        return self._send_buffer.is_ready and (self._direct is None or self._direct.is_clear)

    def _write(self, text: str) -> None:
        if self._direct is not None and self._send_buffer.is_ready:
            self._direct.write_text(text)
        else:
            self._send_buffer.write({"type": "websocket.send", "text": text})

    def _drained(self) -> None:
        self._stuck_since = 0.0
        self._services.live.hub.drained(self._feeds())

    def _feeds(self) -> Iterator[Feed]:
        return (each for each in self._operations.values() if isinstance(each, Feed))

    def _close(self, code: Close, text: str) -> None:
        self._send_buffer.write(_closing(code, text))

    def _cut_off(self) -> None:
        self._close(Close.TOO_SLOW, "Too slow")
        if self._direct is not None:
            self._direct.cut_off()

    def _leave(self) -> None:
        if self._session is not None:
            self._services.live.hub.leave(self._session)
        for each in self._operations.values():
            if isinstance(each, asyncio.Task):
                each.cancel()
        self._operations.clear()
        if self._direct is not None:
            self._direct.drained = None


def _closing(code: Close, text: str) -> dict[str, Any]:
    return {"type": "websocket.close", "code": int(code), "reason": reason(text)}


def _error(code: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


@lru_cache(maxsize=4_096)
def _head(name: str, prefix: str) -> str:
    return f'{{"id":{json.dumps(name)},"type":"next","payload":{prefix}'
