"""A worker process that outlives its engines: each is started late, restarted, emptied, and nothing is lost."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import orjson
import pytest
import redis.asyncio as redis

from domain.identifiers import new_id
from server.engines.postgres import EmbeddedPostgres
from server.engines.valkey import EmbeddedValkey
from server.migrate import create_database, migrate
from server.orm import credentials

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("chaos")]

WORKER = """
import asyncio, os
from server.settings import settings
from server.worker_config import worker_config
from workers import relay, runtime
from datetime import timedelta
relay.LEASE = timedelta(seconds=1)  # What Valkey loses is looked for sooner than in production.
asyncio.run(runtime.run(worker_config(settings())))
"""


class Place:
    """Engines of one test and the worker on them."""

    def __init__(self, folder: Path, smtp_port: int) -> None:
        self.postgres = EmbeddedPostgres(folder, durable=True)
        self.valkey = EmbeddedValkey(folder, durable=False)
        self.folder = folder
        self.smtp_port = smtp_port
        self.worker: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> str:
        return self.postgres.url("tessera")

    def start_worker(self) -> None:
        names = {
            "DATABASE_URL": self.database,
            "VALKEY_URL": self.valkey.url,
            "SMTP_PORT": str(self.smtp_port),
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": "a secret that only tests know, long enough",
        }
        environment = {**os.environ, **{f"TESSERA_{name}": value for name, value in names.items()}}
        with (self.folder / "worker.log").open("ab") as log:
            self.worker = subprocess.Popen([sys.executable, "-c", WORKER], env=environment, stdout=log, stderr=log)

    def said(self) -> str:
        return (self.folder / "worker.log").read_text()

    async def announce(self) -> Any:
        """Something that a worker can do without any other row: the mail of a registration cleaned away."""
        connection = await asyncpg.connect(**credentials(self.database))
        try:
            outbox_id = new_id()
            await connection.execute(
                "INSERT INTO outbox (id, event, payload, created_at, not_before, attempts)"
                " VALUES ($1, 'registration.started', $2, now(), now(), 0)",
                outbox_id,
                orjson.dumps({"registration_id": str(new_id())}).decode(),
            )
        finally:
            await connection.close()
        return outbox_id

    async def done(self, outbox_id: Any, seconds: float = 20) -> float:
        """Wait until the row is done; returns how long that took. Fails with the worker's log."""
        started = time.monotonic()
        connection = await asyncpg.connect(**credentials(self.database))
        try:
            while time.monotonic() - started < seconds:
                assert self.worker is not None
                assert self.worker.poll() is None, f"the worker ended:\n{self.said()}"
                if await connection.fetchval("SELECT done_at FROM outbox WHERE id = $1", outbox_id):
                    return time.monotonic() - started
                await asyncio.sleep(0.05)
        finally:
            await connection.close()
        pytest.fail(f"not done after {seconds} s:\n{self.said()}")

    def close(self) -> None:
        if self.worker is not None and self.worker.poll() is None:
            self.worker.kill()
            self.worker.wait()
        self.valkey.stop()
        self.postgres.stop()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="tessera-chaos-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
async def place(folder: Path) -> AsyncIterator[Place]:
    place = Place(folder, smtp_port=1)
    place.postgres.start()
    place.valkey.start()
    await create_database(place.database)
    await migrate(place.database)
    yield place
    place.close()


@pytest.fixture
def worker(place: Place) -> Iterator[Place]:
    place.start_worker()
    yield place
    assert place.worker is not None
    place.worker.send_signal(signal.SIGTERM)
    assert place.worker.wait(timeout=10) == 0, place.said()


async def test_an_announcement_is_carried_out_at_once(worker: Place) -> None:
    await worker.done(await worker.announce())
    assert await worker.done(await worker.announce()) < 1.0


async def test_it_survives_a_restart_of_valkey(worker: Place) -> None:
    await worker.done(await worker.announce())
    worker.valkey.stop()
    meanwhile = await worker.announce()
    await asyncio.sleep(0.5)
    worker.valkey.start()
    await worker.done(meanwhile)
    await worker.done(await worker.announce())


async def test_it_survives_a_long_absence_of_valkey_and_says_so_once(worker: Place) -> None:
    await worker.done(await worker.announce())
    said_before = worker.said().count("part_away")
    worker.valkey.stop()
    meanwhile = await worker.announce()
    await asyncio.sleep(15)
    worker.valkey.start()
    await worker.done(meanwhile, seconds=30)
    said = worker.said()
    assert 1 <= said.count("part_away") - said_before <= 2, said
    assert "part_back" in said


async def test_it_survives_a_restart_of_postgresql(worker: Place) -> None:
    await worker.done(await worker.announce())
    worker.postgres.stop()
    await asyncio.sleep(3)
    worker.postgres.start()
    await worker.done(await worker.announce())
    assert await worker.done(await worker.announce()) < 1.5, "it listens again, it does not only poll"


async def test_an_emptied_valkey_loses_nothing(worker: Place) -> None:
    await worker.done(await worker.announce())
    async with redis.from_url(worker.valkey.url) as client:
        rows = []
        for _ in range(20):
            rows.append(await worker.announce())
            await client.flushall()
    for row in rows:
        await worker.done(row)


async def test_it_waits_for_engines_that_start_after_it(place: Place) -> None:
    place.valkey.stop()
    place.postgres.stop()
    place.start_worker()
    await asyncio.sleep(3)
    place.postgres.start()
    place.valkey.start()
    await place.done(await place.announce())
    assert place.worker is not None
    place.worker.send_signal(signal.SIGTERM)
    assert place.worker.wait(timeout=10) == 0


async def test_it_stops_in_time_while_the_engines_are_away(place: Place) -> None:
    place.start_worker()
    await place.done(await place.announce())
    place.valkey.stop()
    place.postgres.stop()
    await asyncio.sleep(1)
    assert place.worker is not None
    place.worker.send_signal(signal.SIGTERM)
    assert place.worker.wait(timeout=10) == 0
    place.postgres.start()
    place.valkey.start()


async def test_a_killed_worker_leaves_nothing_undone(place: Place) -> None:
    place.start_worker()
    await place.done(await place.announce())
    rows = [await place.announce() for _ in range(50)]
    assert place.worker is not None
    place.worker.kill()
    place.worker.wait()
    async with redis.from_url(place.valkey.url) as client:
        await client.flushall()  # arq itself would take a killed worker's jobs again only after 70 seconds.
    place.start_worker()
    for row in rows:
        await place.done(row)
    place.worker.send_signal(signal.SIGTERM)
    place.worker.wait(timeout=10)
