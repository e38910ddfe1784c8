"""`python -m benchmarks.writes.hand_sql PORT`."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.reads.serving import POOL_SIZE, database, run
from domain.certificates.certificate_number import certificate_number
from domain.identifiers import key_of, new_id
from domain.people.bearer_token import digest
from server.config.orm import SESSION_SETTINGS, credentials

FOLDER = Path(__file__).parent
Connection = Any


class Refused(Exception):
    """What the caller may not do; rolls the transaction back."""


def _statements(name: str) -> tuple[str, str]:
    check, write = (FOLDER / f"{name}.sql").read_text().split("-- then\n")
    return check, write


JOIN, START, RECORD = (_statements(name) for name in ("join", "start", "record"))
COMPLETE, DISCONNECT = (_statements(name) for name in ("complete", "disconnect"))


def _unless(refused: bool, reason: str) -> None:
    if refused:
        raise Refused(reason)


async def join(connection: Connection, token: bytes, given: dict[str, Any]) -> Any:
    """Connect by a link that an organization shares."""
    check, write = JOIN
    found = await connection.fetchrow(check, token, given["token"])
    _unless(found is None, "UNAUTHENTICATED")
    _unless(found["link"] is None, "INVITATION_LINK_UNKNOWN")
    # An open connection is returned as it is, or becomes active: not what is measured.
    _unless(found["found"] is not None, "FOUND")
    _unless(found["lately"] >= 10, "RATE_LIMITED")
    values = (found["learner"], found["organization"], found["account"], found["link"], found["invited"] or [])
    answer = await connection.fetchval(write, new_id(), *values, found["came_before"])
    _unless(answer is None, "INVITATION_LINK_INACTIVE")
    return answer


async def start(connection: Connection, token: bytes, given: dict[str, Any]) -> Any:
    """Start a course on an organization's credit."""
    check, write = START
    course, organization = key_of("Course", given["courseId"]), key_of("Organization", given["organizationId"])
    found = await connection.fetchrow(check, token, course, given["language"], organization)
    _unless(found is None, "UNAUTHENTICATED")
    _unless(found["access"] is None, "NOT_FOUND")
    _unless(not found["is_offered"], "LANGUAGE_NOT_OFFERED")
    _unless(found["connection"] is None, "CONNECTION_REQUIRED")
    _unless(found["access"] == "CODE", "COURSE_NEEDS_CODE")
    return await connection.fetchval(
        write,
        new_id(),
        found["learner"],
        course,
        given["language"],
        organization,
        found["connection"],
        found["account"],
    )


async def record(connection: Connection, token: bytes, given: dict[str, Any]) -> Any:
    """Record that a module was done."""
    check, write = RECORD
    session, module = key_of("Session", given["sessionId"]), key_of("CourseModule", given["moduleId"])
    score = given.get("scorePercent")
    found = await connection.fetchrow(check, token, session, module)
    _unless(found is None, "UNAUTHENTICATED")
    _unless(found["session"] is None or found["kind"] is None, "NOT_FOUND")
    _unless(found["state"] != "IN_PROGRESS" or not found["is_paid"], "SESSION_ENDED")
    _unless((found["kind"] == "QUIZ") != (score is not None and 0 <= score <= 100), "INVALID_INPUT")
    return await connection.fetchval(write, session, module, score)


async def complete(connection: Connection, token: bytes, given: dict[str, Any]) -> Any:
    """Complete a session and issue its certificate."""
    check, write = COMPLETE
    session = key_of("Session", given["sessionId"])
    found = await connection.fetchrow(check, token, session)
    _unless(found is None, "UNAUTHENTICATED")
    _unless(found["session"] is None, "NOT_FOUND")
    _unless(found["state"] != "IN_PROGRESS" or not found["is_paid"], "SESSION_ENDED")
    answer = await connection.fetchval(write, session, found["account"], found["name"], new_id(), certificate_number())
    _unless(answer is None, "COURSE_NOT_FINISHED")
    return answer


async def disconnect(connection: Connection, token: bytes, given: dict[str, Any]) -> Any:
    """End a connection."""
    check, write = DISCONNECT
    key = key_of("Connection", given["connectionId"])
    found = await connection.fetchrow(check, token, key)
    _unless(found is None, "UNAUTHENTICATED")
    _unless(found["connection"] is None, "NOT_FOUND")
    _unless(found["state"] != "ACTIVE", "CONNECTION_ENDED")
    side = "LEARNER" if found["is_own"] else "ORGANIZATION"
    return await connection.fetchval(write, key, found["organization"], found["account"], side, given.get("reason"))


def route(name: str, work: Callable[[Connection, bytes, dict[str, Any]], Awaitable[Any]]) -> Route:
    """`POST /name` with the mutation's input as its body: one transaction."""

    async def answer(request: Request) -> Response:
        token = digest(request.headers.get("authorization", "").removeprefix("Bearer "))
        given = orjson.loads(await request.body())
        try:
            async with request.app.state.pool.acquire() as connection, connection.transaction():
                done = await work(connection, token, given)
        except Refused as refused:
            return Response(f'{{"errors":["{refused}"]}}', 401 if str(refused) == "UNAUTHENTICATED" else 422)
        except asyncpg.IntegrityConstraintViolationError as refused:
            return Response(f'{{"errors":["{refused.constraint_name}"]}}', 422)
        return Response(f'{{"data":{{"{name}":{done}}}}}', media_type="application/json")

    return Route(f"/{name}", answer, methods=["POST"])


async def _nothing_to_reset(_: object) -> None:
    """A transaction leaves nothing behind; asyncpg's own reset would be a round trip per request."""


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """A pool as large as the API's."""
    pool = asyncpg.create_pool(
        **credentials(database()),
        min_size=0,
        max_size=POOL_SIZE,
        server_settings=dict(SESSION_SETTINGS),
        reset=_nothing_to_reset,
    )
    async with pool:
        app.state.pool = pool
        yield


ROUTES = {
    "joinOrganization": join,
    "startSession": start,
    "recordProgress": record,
    "completeSession": complete,
    "disconnect": disconnect,
}

if __name__ == "__main__":
    routes = [route(name, work) for name, work in ROUTES.items()]
    run(Starlette(routes=routes, lifespan=lifespan), int(sys.argv[1]))
