"""`python -m benchmarks.reads.hand_sql PORT`."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.reads.serving import POOL_SIZE, database, run
from domain.people.bearer_token import digest
from server.config.orm import SESSION_SETTINGS, credentials

FOLDER = Path(__file__).parent
DASHBOARD = (FOLDER / "dashboard.sql").read_text()
SMALL = (FOLDER / "small.sql").read_text()


async def _nothing_to_reset(_: object) -> None:
    """These connections keep no state between statements; asyncpg's own reset would be a round trip per request."""


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """A pool as large as the API's."""
    pool = asyncpg.create_pool(
        **credentials(database()),
        min_size=0,
        max_size=POOL_SIZE,
        # With migration 0011's `n_distinct = 2` the generic plan, which is the same, looks dear: PostgreSQL would plan
        # the statement anew for each request.
        server_settings={**SESSION_SETTINGS, "plan_cache_mode": "force_generic_plan"},
        reset=_nothing_to_reset,
    )
    async with pool:
        app.state.pool = pool
        yield


async def _answer(request: Request, name: str, statement: str, *values: Any) -> Response:
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    found = await request.app.state.pool.fetchval(statement, digest(token), *values)
    if found is None:
        return Response(status_code=401)
    return Response(f'{{"data":{{"{name}":{found}}}}}', media_type="application/json")


async def dashboard(request: Request) -> Response:
    """The nested page of an organization."""
    body = orjson.loads(await request.body())
    organization = UUID(body["organization"].removeprefix("org_"))
    return await _answer(request, "organization", DASHBOARD, organization, body["first"])


async def small(request: Request) -> Response:
    """Who is asking, with memberships."""
    return await _answer(request, "viewer", SMALL)


if __name__ == "__main__":
    routes = [Route("/dashboard", dashboard, methods=["POST"]), Route("/small", small, methods=["POST"])]
    run(Starlette(routes=routes, lifespan=lifespan), int(sys.argv[1]))
