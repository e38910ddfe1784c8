"""The engines that every other test stands on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import aiosmtplib
import asyncpg
import pytest
import redis.asyncio as redis
from tortoise.context import TortoiseContext
from tortoise.transactions import in_transaction

from models.asyncpg_engine import NoFreeConnection
from models.people.account import Account
from server.config.orm import credentials
from server.config.settings import Settings, settings
from server.operations.migrate import migrate, pending
from server.web.caught_mails import Mail


async def test_the_database_is_migrated_and_in_utc(database: str) -> None:
    assert await pending(database) == []
    connection = await asyncpg.connect(**credentials(database))
    assert await connection.fetchval("SELECT to_regclass('outbox') IS NOT NULL")
    await connection.close()


async def test_migrating_again_and_at_once_finds_nothing_to_do(fresh_database: str) -> None:
    assert await asyncio.gather(migrate(fresh_database), migrate(fresh_database)) == [[], []]


@pytest.mark.parametrize("time", ["first", "second"])
async def test_a_clean_database_has_no_rows_of_another_test(clean_db: TortoiseContext, time: str) -> None:
    assert await Account.all().count() == 0, time
    connection = clean_db.connections.get("default")
    await connection.execute_query(
        "INSERT INTO outbox (id, event, payload, created_at, not_before, attempts) "
        "VALUES (uuidv7(), 'x', '{}', now(), now(), 0)"
    )
    assert (await connection.execute_query_dict("SELECT count(*) FROM outbox"))[0]["count"] == 1


@pytest.mark.parametrize("time", ["first", "second"])
async def test_valkey_is_empty_for_each_test(valkey: str, time: str) -> None:
    async with redis.from_url(valkey) as client:
        assert await client.set("key", time, nx=True)


async def test_the_settings_lead_to_the_engines(
    configuration: Settings, database: str, mails: Callable[..., list[Mail]]
) -> None:
    assert settings() == configuration
    assert configuration.database_url.get_secret_value() == database
    await aiosmtplib.send(
        b"Subject: Hello\r\nTo: bob@b.test\r\n\r\nBob",
        sender="a@a.test",
        recipients=["bob@b.test"],
        hostname=configuration.smtp_host,
        port=configuration.smtp_port,
        start_tls=False,
    )
    assert [mail.subject for mail in mails(to="Bob@b.test")] == ["Hello"]
    assert mails(to="eve@b.test") == []


async def test_cancelled_transactions_give_their_connections_back(db: TortoiseContext) -> None:
    async def work() -> None:
        async with in_transaction():
            await asyncio.sleep(0)

    for round_number in range(300):
        tasks = [asyncio.create_task(work()) for _ in range(4)]
        # From before the connection is taken until after the transaction began.
        await asyncio.sleep(round_number % 30 * 0.0001)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    async with asyncio.timeout(4):
        await asyncio.gather(*(work() for _ in range(10)))


async def test_an_empty_pool_says_so(db: TortoiseContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.asyncpg_engine.ACQUIRE_TIMEOUT_SECONDS", 0.1)
    release, full = asyncio.Event(), asyncio.Barrier(11)

    async def hold() -> None:
        async with in_transaction():
            await full.wait()
            await release.wait()

    holders = [asyncio.create_task(hold()) for _ in range(10)]
    await full.wait()
    with pytest.raises(NoFreeConnection, match="TESSERA_DATABASE_POOL_SIZE"):
        await asyncio.wait_for(Account.all().count(), 3)
    release.set()
    await asyncio.gather(*holders)
