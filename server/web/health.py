"""Is the process alive, and can it answer? For load balancers and people."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import redis.asyncio as redis
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.operations.migrate import applied, edited
from server.operations.migration_checksum import known
from server.services import Services

CHECK_SECONDS = 3.0
SHARED_SECONDS = 1.0


async def live(_request: Request) -> Response:
    """200 as long as the event loop turns."""
    return JSONResponse({"status": "alive"})


class Readiness:
    """Whether requests can be answered. One look serves everybody who asks within SHARED_SECONDS, so that asking
    often costs the engines nothing.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._outcome: dict[str, str] = {}
        self._looked_at = -math.inf

    async def answer(self, request: Request) -> Response:
        """200 if every engine answers and the database is migrated, else 503 that names what does not."""
        outcome = await self._look(request.app.state.services)
        is_ready = all(word == "ok" for word in outcome.values())
        return JSONResponse(
            {"status": "ready" if is_ready else "not ready", "checks": outcome},
            status_code=200 if is_ready else 503,
            headers={} if is_ready else {"Retry-After": "2"},
        )

    async def _look(self, services: Services) -> dict[str, str]:
        async with self._lock:
            if time.monotonic() - self._looked_at >= SHARED_SECONDS:
                found = await asyncio.gather(*(_outcome(check, services) for check in CHECKS.values()))
                self._outcome = dict(zip(CHECKS, found, strict=True))
                self._looked_at = time.monotonic()
            return self._outcome


async def _outcome(check: Callable[[Services], Awaitable[None]], services: Services) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await check(services)
    except NotReady as reason:
        return str(reason)
    except Exception as error:  # Any failure means "not ready"; only its kind is told to strangers.
        return f"away ({type(error).__name__})"
    return "ok"


class NotReady(Exception):
    """An engine answers, but not as it should."""


async def _postgresql(services: Services) -> None:
    async with services.reads.acquire(timeout=CHECK_SECONDS) as connection:
        await connection.fetchval("SELECT 1")


async def _migrations(services: Services) -> None:
    async with services.reads.acquire(timeout=CHECK_SECONDS) as connection:
        done, differing = await applied(connection), await edited(connection)
    waiting = [name for name in known() if name not in done]
    if waiting:
        raise NotReady(f"{len(waiting)} pending; run `tessera migrate`")
    if differing:
        raise NotReady(f"{', '.join(differing)} applied in another wording; run `tessera doctor`")


async def _valkey(services: Services) -> None:
    client: Any = redis.Redis.from_url(
        services.settings.valkey_url.get_secret_value(),
        socket_timeout=CHECK_SECONDS,
        socket_connect_timeout=CHECK_SECONDS,
    )
    async with client:
        await client.ping()


CHECKS: Final[dict[str, Callable[[Services], Awaitable[None]]]] = {
    "postgresql": _postgresql,
    "migrations": _migrations,
    "valkey": _valkey,
}
