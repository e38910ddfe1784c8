"""GraphQL as an event stream (graphql-sse, "distinct connections mode"): one operation for each request.

`next` with each result, `complete` once it is over, a comment now and then that keeps the connection open. The id of an
event is its position, so a browser's EventSource that reconnects goes on where it was.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from typing import Any, Final
from weakref import WeakSet

import orjson
from graphql import GraphQLError, OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from schema.context import Context
from server.auth import csrf
from server.auth.identity import Unauthenticated
from server.live.connection_limiter import Full
from server.live.feed import Feed
from server.live.session import Session
from server.live.subscribing import Rejected
from server.query.errors import outage_of
from server.query.request import BadRequest, GraphQLRequest, read_request
from server.services import Services
from server.transport.one_answer import failure, one_answer, refused
from server.transport.send_buffer import SendBuffer

EVENT_STREAM: Final = "text/event-stream"
KEEP_ALIVE_SECONDS: Final = 12.0
TOO_SLOW_TICKS: Final = 5
"""A client that took nothing during so many keep-alives is cut off."""
FIRST_BACK_MS: Final = 250
LAST_BACK_MS: Final = 3_000
"""Between these, clients come back after a process stopped."""


def wants_event_stream(request: Request) -> bool:
    """Whether the answer is wanted as an event stream."""
    return EVENT_STREAM in request.headers.get("accept", "").lower()


async def graphql_as_event_stream(request: Request) -> Response:
    """Answer one request by an event stream; what is wrong with the request itself is told as over HTTP."""
    services: Services = request.app.state.services
    try:
        wanted = await read_request(request, services.settings.body_limit_bytes)
        wanted = await services.persisted.with_document(wanted)
        viewer = await services.identification.identify(request)
        csrf.check_request(viewer, request, services.settings)
    except BadRequest as bad:
        return _no_stream(bad.status, bad.code, str(bad), bad.headers)
    except Unauthenticated as nobody:
        return _no_stream(nobody.status, nobody.code, str(nobody), dict(nobody.headers))
    except csrf.CsrfRefused as foreign:
        return _no_stream(foreign.status, foreign.code, str(foreign), {})
    except Exception as problem:
        outage = outage_of(problem, where="graphql_as_event_stream")
        if outage is None:
            raise
        return _no_stream(503, "UNAVAILABLE", str(outage), {"Retry-After": str(outage.retry_after)})
    context = services.context(viewer, request)
    context.transport = "stream"
    return EventStream(wanted, context, services, request.headers.get("last-event-id"))


def _no_stream(status: int, code: str, message: str, headers: dict[str, str]) -> Response:
    body = orjson.dumps({"errors": [{"message": message, "extensions": {"code": code}}]})
    return Response(body, status, {"Cache-Control": "no-store", **headers}, "application/json")


class EventStream(Response):
    """The answer to one request; receives the events of its feed."""

    def __init__(self, wanted: GraphQLRequest, context: Context, services: Services, last_id: str | None) -> None:
        """`last_id` is the position of the last event that the client has, from its `Last-Event-ID`."""
        super().__init__(media_type=EVENT_STREAM)
        self.headers["Cache-Control"] = "no-store"
        self.headers["X-Accel-Buffering"] = "no"
        self.headers["X-Content-Type-Options"] = "nosniff"
        del self.headers["content-length"]
        self._wanted = wanted
        self._context = context
        self._services = services
        self._last_id = last_id
        self._ended = asyncio.Event()
        self._send_buffer: SendBuffer | None = None
        self._feed: Feed | None = None
        self._is_forbidden = False
        self._is_interrupted = False
        _open.add(self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, until the operation or the client ends."""
        self._send_buffer = SendBuffer(send, self._drained)
        try:
            with self._services.live.limiter.entering(self._context.client_network) as place:
                if self._context.viewer.is_signed_in:
                    place.belongs_to(str(self._context.viewer.account))
                self._send_buffer.write({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
                await self._run(receive)
        except Full:
            full = Response(status_code=503, headers={"Retry-After": "10"})
            await full(scope, receive, send)

    async def _run(self, receive: Receive) -> None:
        assert self._send_buffer is not None
        session = None
        try:
            session = await self._begin()
            if session is not None:
                await self._until_ended(receive)
                if self._is_forbidden:
                    raise Rejected(_signed_out())
        except Rejected as rejected:
            self._next({"errors": refused(rejected.errors)})
        except Exception as problem:
            self._next(failure(problem))
        finally:
            if session is not None:
                self._services.live.hub.leave(session)
        # "complete" is for what is over; a stream that ends without it is one to come back to.
        is_over = session is None or not self._is_interrupted
        self._write("event: complete\ndata:\n\n" if is_over else f"retry: {_pause()}\n\n", more=False)
        try:
            async with asyncio.timeout(KEEP_ALIVE_SECONDS):
                await self._send_buffer.clear()
        except TimeoutError:
            self._send_buffer.close()

    async def _begin(self) -> Session | None:
        """Start watching, or answer at once: then there is no session to wait for."""
        live, context = self._services.live, self._context
        operation = live.subscribing.operation(self._wanted)
        if operation.type is not OperationType.SUBSCRIPTION:
            self._next(await one_answer(self._wanted, context, self._services))
            return None
        shape, after = live.subscribing.begin(self._wanted, operation, context)
        if self._last_id:
            after = _position(self._last_id, shape.spec.type)
        session = Session(context.viewer, self._forbid)
        if not await live.hub.admit(session):
            raise Rejected(_signed_out())
        self._feed = Feed(shape, session, self, "", after)
        live.hub.watch(self._feed)
        return session

    async def _until_ended(self, receive: Receive) -> None:
        assert self._send_buffer is not None
        left = asyncio.create_task(_disconnected(receive))
        stuck = 0
        try:
            while not self._ended.is_set() and not left.done() and stuck < TOO_SLOW_TICKS:
                ended = asyncio.create_task(self._ended.wait())
                await asyncio.wait({left, ended}, timeout=KEEP_ALIVE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                ended.cancel()
                stuck = 0 if self._send_buffer.is_ready else stuck + 1
                if self._send_buffer.is_ready:
                    self._write(":\n\n")
            self._is_interrupted = self._is_interrupted or stuck >= TOO_SLOW_TICKS
        finally:
            left.cancel()

    def end(self) -> None:
        """Complete."""
        self._ended.set()

    def interrupt(self) -> None:
        """End the response and leave the operation to be gone on with, by this client at another process."""
        self._is_interrupted = not self._ended.is_set()
        self._ended.set()

    def _forbid(self) -> None:
        """The token does not count any more."""
        self._is_forbidden = True
        self._is_interrupted = False
        self.end()

    @property
    def is_ready(self) -> bool:
        """Whether the client reads what it is sent."""
        return self._send_buffer is not None and self._send_buffer.is_ready

    def event(self, feed: Feed, event: str) -> None:
        """One event of the feed."""
        # PostgreSQL breaks lines between the items of an array; a line break ends the data here.
        data = event.replace("\n", "")
        self._write(f"event: next\nid: {feed.after}\ndata: {feed.shape.prefix}{data}}}}}\n\n")

    def refused(self, feed: Feed, error: GraphQLError) -> None:
        """The feed has ended."""
        self._next({"errors": refused([error])})
        self.end()

    def _next(self, body: dict[str, Any]) -> None:
        self._write(f"event: next\ndata: {orjson.dumps(body).decode()}\n\n")

    def _write(self, text: str, *, more: bool = True) -> None:
        assert self._send_buffer is not None
        self._send_buffer.write({"type": "http.response.body", "body": text.encode(), "more_body": more})

    def _drained(self) -> None:
        if self._feed is not None:
            self._services.live.hub.drained([self._feed])


def _signed_out() -> GraphQLError:
    return GraphQLError(
        "This token is expired or revoked. Refresh it, or sign in again.", extensions={"code": "UNAUTHENTICATED"}
    )


_POSITIONS: Final = {
    "bigint": re.compile(r"\d{1,18}", re.ASCII),
    "text": re.compile(r"0\d{19}[0-9a-f-]{36}", re.ASCII),
}
"""Ids of events as they are given out, by the type of their position; PostgreSQL has to read what is in them."""


def _position(last_id: str, type_name: str) -> Any:
    if _POSITIONS[type_name].fullmatch(last_id) is None or int(last_id[:20]) >= 2**63:
        raise Rejected(GraphQLError("Last-Event-ID is none of ours.", extensions={"code": "BAD_USER_INPUT"}))
    return int(last_id) if type_name == "bigint" else last_id


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


_open: WeakSet[EventStream] = WeakSet()


def end_all() -> None:
    """End every stream of this process, which is about to stop; clients come back to another one."""
    for stream in list(_open):
        stream.interrupt()


def _pause() -> int:
    """Milliseconds that a client is asked to wait before it comes back, so that not all come at once."""
    return FIRST_BACK_MS + secrets.randbelow(LAST_BACK_MS - FIRST_BACK_MS)
