"""Prometheus metrics: what an operator watches."""

from __future__ import annotations

import hmac
import time
from collections.abc import Awaitable, Callable
from functools import cache

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.outbox import backlog
from server.services import Services

REQUESTS = Counter("tessera_http_requests_total", "HTTP requests by route and status.", ["route", "status"])
SECONDS = Histogram("tessera_http_request_seconds", "Seconds to answer, by route.", ["route"])
OUTBOX = Gauge("tessera_outbox_rows", "Outbox rows that are not done, by state.", ["state"])
LIVE = Gauge(
    "tessera_live", "What this process holds open: signed-in sockets and streams, and their subscriptions.", ["what"]
)
LOOPBACK = frozenset({"127.0.0.1", "::1"})


class MeasureRequests:
    """Counts and times every HTTP request; routes are few, so labels stay few."""

    def __init__(self, app: ASGIApp, routes: frozenset[str]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Measure around the application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        route = scope["path"] if scope["path"] in self._routes else "other"
        started = time.perf_counter()
        status = "500"

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            _counted(route, status).inc()
            _timed(route).observe(time.perf_counter() - started)


# Finding a metric by its labels is a lock and a copy of them each time; there are few.
_counted = cache(REQUESTS.labels)
_timed = cache(SECONDS.labels)


async def metrics(request: Request) -> Response:
    """The metrics, to whoever holds the token, or to this machine where no token is set."""
    services: Services = request.app.state.services
    token = services.settings.metrics_token
    if token is not None:
        given = request.headers.get("authorization", "")
        allowed = hmac.compare_digest(given.encode(), f"Bearer {token.get_secret_value()}".encode())
    else:
        allowed = (request.client.host if request.client else "") in LOOPBACK
    if not allowed:
        return PlainTextResponse("Not found\n", status_code=404)
    sessions, feeds = services.live.hub.size
    LIVE.labels("sessions").set(sessions)
    LIVE.labels("subscriptions").set(feeds)
    await _unless_away(_measure_outbox)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def _measure_outbox() -> None:
    found = await backlog()
    for state in ("waiting", "overdue", "parked"):
        OUTBOX.labels(state).set(getattr(found, state))


async def _unless_away(measure: Callable[[], Awaitable[None]]) -> None:
    try:
        await measure()
    except Exception:  # A scrape must succeed when the database is away: that is when it is looked at.
        OUTBOX.clear()
