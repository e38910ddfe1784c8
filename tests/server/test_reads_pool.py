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


async def test_a_cancelled_query_leaves_a_connection_that_answers_the_next_one(configuration: Settings) -> None:
    async with reads_pool(configuration.model_copy(update={"database_pool_size": 1})) as pool:
        for _ in range(20):
            slow = asyncio.create_task(pool.fetchval("SELECT pg_sleep(10)"))
            await asyncio.sleep(0.01)
            slow.cancel()
            await asyncio.gather(slow, return_exceptions=True)

            assert await asyncio.wait_for(pool.fetchval("SELECT 1"), 5) == 1
        assert pool.get_size() == pool.get_idle_size() == 1


async def test_a_transaction_that_was_left_open_is_undone_before_the_next_one_reads(configuration: Settings) -> None:
    told: list[str] = []
    loop = asyncio.get_running_loop()
    async with reads_pool(configuration.model_copy(update={"database_pool_size": 1})) as pool:
        loop.set_exception_handler(lambda _, context: told.append(context["message"]))
        try:
            async with pool.acquire() as connection:
                await connection.execute("BEGIN; SET LOCAL statement_timeout = 1234")
        finally:
            loop.set_exception_handler(None)

        assert await pool.fetchval("SELECT current_setting('statement_timeout')") != "1234ms"
    assert "active transaction" in told[0]


async def test_whoever_waits_for_a_connection_gets_it_before_the_one_who_gave_it_back(configuration: Settings) -> None:
    order: list[str] = []
    async with reads_pool(configuration.model_copy(update={"database_pool_size": 1})) as pool:

        async def three_times(name: str) -> None:
            for _ in range(3):
                async with pool.acquire() as connection:
                    order.append(name)
                    await connection.fetchval("SELECT 1")

        await asyncio.gather(three_times("a"), three_times("b"))

    assert order == ["a", "b"] * 3


async def test_a_connection_that_the_server_ended_is_made_anew(configuration: Settings) -> None:
    async with reads_pool(configuration.model_copy(update={"database_pool_size": 2})) as pool:
        async with pool.acquire() as first, pool.acquire() as second:
            ended = await first.fetchval("SELECT pg_backend_pid()")
            await second.execute("SELECT pg_terminate_backend($1)", ended)
            await asyncio.sleep(0.05)

        assert await asyncio.gather(*(pool.fetchval("SELECT 1") for _ in range(20))) == [1] * 20
