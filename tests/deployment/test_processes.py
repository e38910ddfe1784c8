"""Each service's command starts with the environment that it gets in its container; only engines are elsewhere."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from tortoise.transactions import in_transaction

from domain.clock import now
from domain.events import PasswordChanged
from models.outbox import Outbox, announce
from models.people.account import Account
from models.people.learner import Learner
from server.config.settings import PREFIX, Settings
from server.web.caught_mails import Mail
from tests.deployment.composition import FILLED_IN, composition, environment

SERVICES = composition()["services"]
SECONDS = 120
"""How long what hangs is waited for; a busy machine needs most of 30 s to apply all migrations."""


@asynccontextmanager
async def started(service: str, folder: Path, **elsewhere: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The service's command, in an empty folder; `elsewhere` says where engines and ports really are."""
    program, *arguments = SERVICES[service]["command"]
    assert program == "tessera"
    plain = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    moved = {f"{PREFIX}{name.upper()}": value for name, value in elsewhere.items()}
    assert set(moved) <= {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    log = folder / f"{service}.log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "server.cli", *arguments),
            env={**plain, **environment(SERVICES[service]), **moved},
            cwd=folder,
            stdout=output,
            stderr=output,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
            raise
        finally:
            sys.stdout.write(log.read_text())  # pytest shows it when the test fails


async def test_migrate_makes_the_tables_and_ends(postgres: object, tmp_path: Path) -> None:
    from server.engines.postgres import EmbeddedPostgres
    from server.operations.migrate import create_database, pending
    from server.operations.migration_checksum import known

    assert isinstance(postgres, EmbeddedPostgres)
    url = postgres.url("deployed")
    await create_database(url)
    assert await pending(url) == known()

    async with started("migrate", tmp_path, database_url=url) as migrate, asyncio.timeout(SECONDS):
        assert await migrate.wait() == 0

    assert await pending(url) == []


async def test_the_api_says_that_it_is_ready(database: str, valkey: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    where = {"database_url": database, "valkey_url": valkey, "host": "127.0.0.1", "port": str(port)}

    async with (
        started("api", tmp_path, **where) as api,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        response = await _answer(client, "/health/ready", api)
        assert response.status_code == 200, response.text

        assert (await client.get("/graphiql")).status_code == 200
        assert (await client.get("/dev/mail")).status_code == 404
        token = {"Authorization": f"Bearer {FILLED_IN['METRICS_TOKEN']}"}
        assert (await client.get("/metrics", headers=token)).status_code == 200
        assert (await client.get("/metrics")).status_code != 200

    assert api.returncode is not None


async def test_the_worker_does_what_waits_in_the_outbox(
    clean_db: object,
    database: str,
    valkey: str,
    mail_server: tuple[int, Path],
    mails: Callable[..., list[Mail]],
    tmp_path: Path,
) -> None:
    async with in_transaction():
        account = await Account.create(email="ada@example.org", password_hash="x", created_at=now())
        await Learner.create(account=account, name="Ada")
        await announce(PasswordChanged(account.id))

    where = {"database_url": database, "valkey_url": valkey, "smtp_host": "127.0.0.1", "smtp_port": str(mail_server[0])}
    async with started("worker", tmp_path, **where) as worker, asyncio.timeout(SECONDS):
        while not await Outbox.filter(done_at__isnull=False).exists():
            assert worker.returncode is None
            await asyncio.sleep(0.1)

    [mail] = mails(to="ada@example.org")
    assert FILLED_IN["PUBLIC_URL"] in mail.text
    assert "no-reply@tessera.example.org" in mail.headers["From"]


async def _answer(client: httpx.AsyncClient, path: str, process: asyncio.subprocess.Process) -> httpx.Response:
    async with asyncio.timeout(SECONDS):
        while True:
            assert process.returncode is None
            try:
                response = await client.get(path)
            except httpx.TransportError:
                pass
            else:
                if response.status_code == 200:
                    return response
            await asyncio.sleep(0.1)
