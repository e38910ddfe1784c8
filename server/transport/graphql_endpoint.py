"""`/graphql` over HTTP as an ASGI application of its own, answered before the router looks for a route."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from server.transport.event_stream import graphql_as_event_stream, wants_event_stream
from server.transport.http import graphql_over_http


class FirstHeaders(Headers):
    """A request's headers, where finding one does not look at all of them: a GraphQL request is asked for nine."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope=scope)
        self._first = dict(reversed(self._list))
        """By name, the first of several: as Starlette's."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a header."""
        found = self._first.get(_name(key))
        return default if found is None else found.decode("latin-1")

    def __contains__(self, key: Any) -> bool:
        return _name(key) in self._first


@lru_cache(maxsize=128)
def _name(key: str) -> bytes:
    return key.lower().encode("latin-1")


class GraphQLOverHTTP:
    """One answer, or as an event stream."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive, send)
        request._headers = FirstHeaders(scope)
        response = await (graphql_as_event_stream if wants_event_stream(request) else graphql_over_http)(request)
        await response(scope, receive, send)


class BeforeRouter:
    """Answers HTTP requests for one path at once; all else goes on to Starlette's router.

    What Starlette does in between (turn exceptions into answers, try the routes, wrap the endpoint) costs half as much
    as reading the request; `graphql_over_http` turns its exceptions into answers itself.
    """

    def __init__(self, app: ASGIApp, path: str, endpoint: ASGIApp) -> None:
        self._app, self._path, self._endpoint = app, path, endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or go on."""
        is_here = scope["type"] == "http" and scope["path"] == self._path
        await (self._endpoint if is_here else self._app)(scope, receive, send)
