"""Engines that go away: said at /health/ready, answered with a 503 and Retry-After, and over by itself."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from server.engines.postgres import EmbeddedPostgres
from server.engines.valkey import EmbeddedValkey
from tests.http.engines_of_ones_own import HILLSIDE, Island, Server

VIEWER = "{ viewer { id learner { name } } }"
CHANGE = (
    f'mutation {{ updateBranding(input: {{organizationId: "{HILLSIDE}", signatoryName: "A"}})'
    " { userErrors { code } organization { id } } }"
)
"""A mutation that counts no tries."""
SIGN_IN = 'mutation { signIn(input: {email: "a@b.org", password: "x"}) { userErrors { code } } }'
INVITE = 'query { invitation(token: "x") { state } }'


@pytest.fixture(scope="module")
async def island() -> AsyncIterator[Island]:
    folder = Path(tempfile.mkdtemp(prefix="tessera-test-"))
    made = Island(folder, EmbeddedPostgres(folder, durable=False), EmbeddedValkey(folder, durable=False))
    try:
        made.postgres.start()
        made.valkey.start()
        made.settle()
        yield made
    finally:
        made.close()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
async def running(island: Island) -> Server:
    server = island.serve()
    await server.until_ready()
    return server


@pytest.fixture
async def server(island: Island, running: Server) -> AsyncIterator[Server]:
    """A server whose engines are all there; what the test stopped is started again after it."""
    yield running
    for engine in (island.postgres, island.valkey):
        if engine.child is None or engine.child.ended() is not None or engine.child.pid is None:
            engine.start()
    await running.until_ready()


def assert_come_back_later(response: httpx.Response) -> None:
    assert response.status_code == 503, response.text
    assert 1 <= int(response.headers["retry-after"]) <= 30
    [error] = response.json()["errors"]
    assert error["extensions"] == {"code": "UNAVAILABLE"}
    assert "Try again" in error["message"]
    assert "data" not in response.json()
    assert "asyncpg" not in response.text


def assert_answered(response: httpx.Response) -> None:
    assert response.status_code == 200, response.text
    assert "errors" not in response.json(), response.text


async def test_started_without_its_engines_it_says_so_and_works_once_they_are_there(island: Island) -> None:
    island.postgres.stop()
    island.valkey.stop()
    server = island.serve()
    try:
        await server.until_alive()
        status, checks = await server.readiness()
        assert (status, checks["postgresql"][:4], checks["valkey"][:4]) == (503, "away", "away")
        for query in (VIEWER, CHANGE):
            assert_come_back_later(await server.post(query))
        for query in (SIGN_IN, INVITE):
            assert_come_back_later(await server.post(query, anonymous=True))
        assert_answered(await server.post("{ __typename }", anonymous=True))
    finally:
        island.postgres.start()
        island.valkey.start()

    await server.until_ready()
    assert_answered(await server.post(VIEWER))
    assert_answered(await server.post(CHANGE))
    server.process.terminate()
    server.process.wait(20)


async def test_without_postgresql_in_the_middle_requests_get_a_503_and_all_resumes_by_itself(
    island: Island, server: Server
) -> None:
    assert_answered(await server.post(VIEWER))
    island.postgres.stop()

    status, checks = await server.readiness()
    assert (status, checks["valkey"]) == (503, "ok")
    assert checks["postgresql"].startswith("away")
    for query in (VIEWER, CHANGE):
        assert_come_back_later(await server.post(query))
    async with server.client() as client:
        assert (await client.get("/health/live")).status_code == 200
        assert (await client.get("/metrics")).status_code == 200

    island.postgres.start()
    # At once, without a pause and without asking readiness first: dead connections are replaced when used.
    for query in (VIEWER, CHANGE) * 6:
        assert_answered(await server.post(query))
    assert (await server.readiness())[0] == 200


async def test_without_valkey_signing_in_waits_and_everything_else_goes_on(island: Island, server: Server) -> None:
    assert "INVALID_CREDENTIALS" in (await server.post(SIGN_IN, anonymous=True)).text
    island.valkey.stop()

    status, checks = await server.readiness()
    assert (status, checks["postgresql"], checks["migrations"]) == (503, "ok", "ok")
    assert checks["valkey"].startswith("away")
    assert_come_back_later(await server.post(SIGN_IN, anonymous=True))
    assert_answered(await server.post(VIEWER))
    assert_answered(await server.post(CHANGE))

    island.valkey.start()
    assert "INVALID_CREDENTIALS" in (await server.post(SIGN_IN, anonymous=True)).text
    assert (await server.readiness())[0] == 200


async def test_a_valkey_that_hangs_is_as_good_as_away(island: Island, server: Server) -> None:
    assert island.valkey.child is not None
    assert island.valkey.child.pid is not None
    os.kill(island.valkey.child.pid, signal.SIGSTOP)
    try:
        started = time.monotonic()
        assert_come_back_later(await server.post(SIGN_IN, anonymous=True))
        assert time.monotonic() - started < 60, "it waited for Valkey as long as Valkey hangs"
        assert_answered(await server.post(VIEWER))
    finally:
        os.kill(island.valkey.child.pid, signal.SIGCONT)
    assert "INVALID_CREDENTIALS" in (await server.post(SIGN_IN, anonymous=True)).text


async def test_requests_under_way_when_postgresql_restarts_are_answered_or_asked_to_come_back(
    island: Island, server: Server
) -> None:
    answers: list[httpx.Response] = []
    over = asyncio.Event()

    async def ask_on_and_on(query: str) -> None:
        async with server.client() as client:
            while not over.is_set():
                answers.append(await client.post("/graphql", json={"query": query}))

    asking = [asyncio.create_task(ask_on_and_on(query)) for query in (VIEWER, CHANGE) * 4]
    try:
        await asyncio.sleep(0.3)
        for _ in range(2):
            await asyncio.to_thread(island.postgres.stop, lambda: True)
            await asyncio.sleep(0.2)
            island.postgres.start()
            await asyncio.sleep(0.3)
    finally:
        over.set()
        await asyncio.gather(*asking)

    for answer in answers:
        assert_come_back_later(answer) if answer.status_code != 200 else assert_answered(answer)
    assert {answer.status_code for answer in answers} == {200, 503}
    assert_answered(await server.post(VIEWER))


async def test_clients_that_leave_in_the_middle_leave_nothing_open(island: Island, server: Server) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    for number in range(150):
        body = json.dumps({"query": (VIEWER, CHANGE)[number % 2]}).encode()
        with socket.create_connection((host, int(port))) as leaving:
            # Some leave before their body is whole.
            head = f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {server.token}\r\n"
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            leaving.sendall(head.encode() + body[: len(body) // (1 + number % 3 // 2)])
        await asyncio.sleep(0.002 * (number % 4))

    for query in (VIEWER, CHANGE) * 5:
        assert_answered(await server.post(query))
    watching = await island.connect()
    try:
        async with asyncio.timeout(5):
            while await watching.fetchval(  # noqa: ASYNC110 (PostgreSQL tells nobody)
                "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'tessera%' AND state <> 'idle'"
            ):
                await asyncio.sleep(0.05)
    finally:
        await watching.close()
