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
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import orjson
import pytest
import redis.asyncio as redis

from domain.identifiers import new_id
from server.config.orm import credentials
from server.engines.postgres import EmbeddedPostgres
from server.engines.valkey import EmbeddedValkey
from server.operations.migrate import create_database, migrate

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("chaos")]

WORKER = """
import asyncio, os
from server.config.settings import settings
from server.config.worker_config import worker_config
from workers import relay, runtime
from datetime import timedelta
relay.LEASE = timedelta(seconds=1)  # What Valkey loses is looked for sooner than in production.
relay.POLL_SECONDS = float(os.environ["POLL_SECONDS"])
asyncio.run(runtime.run(worker_config(settings())))
"""


class Slot:
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

    def start_worker(self, poll_seconds: float = 1) -> None:
        names = {
            "DATABASE_URL": self.database,
            "VALKEY_URL": self.valkey.url,
            "SMTP_PORT": str(self.smtp_port),
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": "a secret that only tests know, long enough",
        }
        environment = {
            **os.environ,
            "POLL_SECONDS": str(poll_seconds),
            **{f"TESSERA_{name}": value for name, value in names.items()},
        }
        with (self.folder / "worker.log").open("ab") as log:
            self.worker = subprocess.Popen([sys.executable, "-c", WORKER], env=environment, stdout=log, stderr=log)

    def stop_worker(self) -> None:
        """As an operator does: it ends by itself, in time, and without complaint."""
        assert self.worker is not None
        self.worker.send_signal(signal.SIGTERM)
        assert self.worker.wait(timeout=10) == 0, self.said()

    def said(self) -> str:
        return (self.folder / "worker.log").read_text()

    async def announce(self, *, to: str | None = None) -> Any:
        """A registration whose mail goes `to` an address; without one it is cleaned away already."""
        connection = await asyncpg.connect(**credentials(self.database))
        registration_id, outbox_id = new_id(), new_id()
        try:
            if to is not None:
                await connection.execute(
                    "INSERT INTO registration (id, email, name, password_hash, language, created_at, expires_at)"
                    " VALUES ($1, $2, 'N', 'x', 'EN', now(), now() + interval '1 day')",
                    registration_id,
                    to,
                )
            await connection.execute(
                "INSERT INTO outbox (id, event, payload, created_at, not_before, attempts)"
                " VALUES ($1, 'registration.started', $2, now(), now(), 0)",
                outbox_id,
                orjson.dumps({"registration_id": str(registration_id)}).decode(),
            )
        finally:
            await connection.close()
        return outbox_id

    async def done(self, outbox_id: Any, seconds: float = 20) -> None:
        """Wait until the row is done. Fails with the worker's log."""
        started = time.monotonic()
        connection = await asyncpg.connect(**credentials(self.database))
        try:
            while time.monotonic() - started < seconds:
                assert self.worker is not None
                assert self.worker.poll() is None, f"the worker ended:\n{self.said()}"
                if await connection.fetchval("SELECT done_at FROM outbox WHERE id = $1", outbox_id):
                    return
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


async def until(condition: Callable[[], Any]) -> None:
    """Wait until `condition()` holds."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 (it changes in another process)
            await asyncio.sleep(0.02)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="tessera-chaos-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
async def place(folder: Path) -> AsyncIterator[Slot]:
    place = Slot(folder, smtp_port=1)
    place.postgres.start()
    place.valkey.start()
    await create_database(place.database)
    await migrate(place.database)
    yield place
    place.close()


@pytest.fixture
def worker(place: Slot) -> Iterator[Slot]:
    place.start_worker()
    yield place
    place.stop_worker()


async def test_an_announcement_is_heard_and_not_waited_for(place: Slot) -> None:
    place.start_worker(poll_seconds=3600)
    for _ in range(3):
        await place.done(await place.announce())
    place.stop_worker()


async def test_it_survives_a_restart_of_valkey(worker: Slot) -> None:
    await worker.done(await worker.announce())
    worker.valkey.stop()
    meanwhile = await worker.announce()
    await asyncio.sleep(0.5)
    worker.valkey.start()
    await worker.done(meanwhile)
    await worker.done(await worker.announce())


async def test_it_survives_a_long_absence_of_valkey_and_says_so_once(worker: Slot) -> None:
    await worker.done(await worker.announce())
    said_before = worker.said().count("part_away")
    worker.valkey.stop()
    meanwhile = await worker.announce()
    await asyncio.sleep(10)
    worker.valkey.start()
    await worker.done(meanwhile, seconds=30)
    said = worker.said()
    assert 1 <= said.count("part_away") - said_before <= 3, said  # The relay and two queues.
    assert "part_back" in said
    assert "Traceback" not in said


async def test_it_survives_a_restart_of_postgresql_and_listens_again(place: Slot) -> None:
    place.start_worker(poll_seconds=3600)
    await place.done(await place.announce())
    place.postgres.stop()
    await asyncio.sleep(3)
    place.postgres.start()
    for _ in range(3):
        await place.done(await place.announce())
    place.stop_worker()


async def test_an_emptied_valkey_loses_nothing(worker: Slot) -> None:
    await worker.done(await worker.announce())
    async with redis.from_url(worker.valkey.url) as client:
        rows = []
        for _ in range(20):
            rows.append(await worker.announce())
            await client.flushall()
    for row in rows:
        await worker.done(row)


async def test_it_waits_for_engines_that_start_after_it(place: Slot) -> None:
    place.valkey.stop()
    place.postgres.stop()
    place.start_worker()
    await asyncio.sleep(3)
    place.postgres.start()
    place.valkey.start()
    await place.done(await place.announce())
    place.stop_worker()


async def test_it_stops_in_time_while_the_engines_are_away(place: Slot) -> None:
    place.start_worker()
    await place.done(await place.announce())
    place.valkey.stop()
    place.postgres.stop()
    await asyncio.sleep(1)
    place.stop_worker()
    place.postgres.start()
    place.valkey.start()


async def test_a_killed_worker_leaves_nothing_undone(place: Slot) -> None:
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
    place.stop_worker()


async def test_a_mail_that_is_refused_for_now_goes_out_soon_after(place: Slot, mail_server_of_ours: Any) -> None:
    place.smtp_port = mail_server_of_ours.port
    mail_server_of_ours.answer = "451 try later"
    place.start_worker()
    row = await place.announce(to="ada@people.test")
    await until(lambda: "event_retried" in place.said())
    mail_server_of_ours.answer = "250 OK"
    await place.done(row)
    assert mail_server_of_ours.message_ids() == [f"<{row.hex}@tessera.localhost>"]
    await asyncio.to_thread(place.stop_worker)


async def test_a_worker_asked_to_stop_finishes_what_it_is_doing(place: Slot, mail_server_of_ours: Any) -> None:
    place.smtp_port = mail_server_of_ours.port
    place.start_worker()
    await place.done(await place.announce())
    mail_server_of_ours.seconds = 1.5
    row = await place.announce(to="ada@people.test")
    await until(lambda: mail_server_of_ours.connections)
    await asyncio.to_thread(place.stop_worker)
    assert len(mail_server_of_ours.taken) == 1
    connection = await asyncpg.connect(**credentials(place.database))
    assert await connection.fetchval("SELECT done_at IS NOT NULL FROM outbox WHERE id = $1", row)
    await connection.close()
