"""Whatever shapes of queries are sent, a connection keeps few prepared statements."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

import server.services
from server.config.settings import Settings
from server.services import CACHED_STATEMENT_BYTES, CACHED_STATEMENTS, reads_pool

PREPARED = "SELECT count(*) FROM pg_prepared_statements"


async def test_a_connection_keeps_so_many_statements_and_forgets_the_others(configuration: Settings) -> None:
    async with reads_pool(configuration) as pool, pool.acquire() as connection:
        for number in range(CACHED_STATEMENTS + 50):
            await connection.fetchval(f"SELECT {number}")

        assert await connection.fetchval(PREPARED) <= CACHED_STATEMENTS <= 100


async def test_the_longest_statements_are_not_kept(configuration: Settings) -> None:
    long = f"SELECT 1 /* {'x' * CACHED_STATEMENT_BYTES} */"
    async with reads_pool(configuration) as pool, pool.acquire() as connection:
        before = await connection.fetchval(PREPARED)
        for _ in range(3):
            assert await connection.fetchval(long) == 1

        assert await connection.fetchval(PREPARED) == before


async def test_a_statement_that_is_not_asked_again_is_forgotten(
    configuration: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def kept(connection: asyncpg.Connection) -> int:
        text = "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 77'"
        return int(await connection.fetchval(text))

    monkeypatch.setattr(server.services, "CACHED_STATEMENT_SECONDS", 0.2)
    async with reads_pool(configuration) as pool, pool.acquire() as connection:
        await connection.fetchval("SELECT 77")
        assert await kept(connection) == 1
        await asyncio.sleep(0.3)
        await connection.fetchval("SELECT 78")
        assert await kept(connection) == 0
