"""Readiness can be asked by anybody as often as they like; the engines are asked once a second."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest

import server.web.health
from tests.client import Api

ASKED = 30


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each look at the migrations, of tests that look at once."""
    found: list[str] = []
    real = server.web.health.applied

    async def applied(connection: asyncpg.Connection) -> set[str]:
        found.append("look")
        return await real(connection)

    monkeypatch.setattr(server.web.health, "applied", applied)
    return found


async def statuses(api: Api, times: int) -> set[int]:
    async with api.client() as client:
        responses = await asyncio.gather(*(client.get("/health/ready") for _ in range(times)))
    return {response.status_code for response in responses}


async def test_many_who_ask_at_once_cost_one_look(api: Api, looks: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    await asyncio.sleep(server.web.health.SHARED_SECONDS)  # Another test may have asked just now.

    assert await statuses(api, ASKED) == {200}
    assert looks == ["look"]

    monkeypatch.setattr(server.web.health, "SHARED_SECONDS", 0.0)
    assert await statuses(api, 2) == {200}
    assert looks == ["look"] * 3


async def test_a_look_opens_no_connection_to_postgresql_of_its_own(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    await asyncio.sleep(server.web.health.SHARED_SECONDS)

    async def connect(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection outside of the pool")

    monkeypatch.setattr(asyncpg, "connect", connect)

    assert await statuses(api, 1) == {200}


async def test_who_leaves_while_looking_does_not_keep_the_others_waiting(api: Api) -> None:
    await asyncio.sleep(server.web.health.SHARED_SECONDS)
    leaving = asyncio.create_task(statuses(api, 1))
    await asyncio.sleep(0)
    leaving.cancel()

    async with asyncio.timeout(2):
        assert await statuses(api, ASKED) == {200}


async def test_what_is_pending_is_said(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    await asyncio.sleep(server.web.health.SHARED_SECONDS)
    monkeypatch.setattr(server.web.health, "known", lambda: ["0001_initial", "9999_of_tomorrow"])
    async with api.client() as client:
        response = await client.get("/health/ready")
    await asyncio.sleep(server.web.health.SHARED_SECONDS)  # The next test is to find what is so.

    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "1 pending; run `tessera migrate`"


async def test_an_edited_migration_is_said(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    async def edited(_: asyncpg.Connection) -> list[str]:
        return ["0004_x"]

    monkeypatch.setattr(server.web.health, "edited", edited)
    await asyncio.sleep(server.web.health.SHARED_SECONDS)
    async with api.client() as client:
        response = await client.get("/health/ready")
    await asyncio.sleep(server.web.health.SHARED_SECONDS)  # The next test is to find what is so.

    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "0004_x applied in another wording; run `tessera doctor`"
