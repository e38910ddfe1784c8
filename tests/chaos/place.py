"""The processes of one disaster: engines that last, an API, and a worker that can be killed."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from server.config.settings import PREFIX
from server.engines.postgres import EmbeddedPostgres
from server.engines.valkey import EmbeddedValkey

SECRET_KEY = "a secret that only tests know, long enough"
WORKER = """
import asyncio
from datetime import timedelta
from server.config.settings import settings
from server.config.worker_config import worker_config
from workers import relay, runner, runtime
from workers.connections import mailing
# What a killed worker had in its hands is given to the next one sooner than in production; but as there, a mail
# that was begun has time to be recorded while PostgreSQL restarts, for if it is cut off it goes out again.
relay.LEASE, relay.POLL_SECONDS = timedelta(seconds=1), 0.5
mailing.STARTING_SECONDS = 3.0
runner.HANDLING_SECONDS, runner.SENDING = 14.0, timedelta(seconds=15)
asyncio.run(runtime.run(worker_config(settings())))
"""


class Place:
    """Engines in `folder`, an API on a free port, a worker that mails to `smtp_port`."""

    def __init__(self, folder: Path, smtp_port: int) -> None:
        self.folder = folder
        self.postgres = EmbeddedPostgres(folder, durable=True)
        self.valkey = EmbeddedValkey(folder, durable=False)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self._smtp_port = smtp_port
        self._api: subprocess.Popen[bytes] | None = None
        self._worker: subprocess.Popen[bytes] | None = None
        self.kills: list[float] = []

    @property
    def url(self) -> str:
        """Of the API."""
        return f"http://127.0.0.1:{self.port}"

    def settings(self) -> dict[str, str]:
        """The environment of both processes."""
        names = {
            "ENVIRONMENT": "development",
            "DATABASE_URL": self.postgres.url("tessera"),
            "VALKEY_URL": self.valkey.url,
            "SMTP_PORT": str(self._smtp_port),
            "PORT": str(self.port),
            "PUBLIC_URL": self.url,
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": SECRET_KEY,
            "LOG_LEVEL": "warning",
        }
        return {f"{PREFIX}{name}": value for name, value in names.items()}

    def start_api(self) -> None:
        """In the background; `until_it_answers` waits."""
        self._api = self._process("api", "-m", "server.cli", "serve")

    def start_worker(self) -> None:
        """A new one in place of the one that was killed."""
        self._worker = self._process("worker", "-c", WORKER)

    def kill_worker(self) -> None:
        """Without a word."""
        assert self._worker is not None
        self._worker.kill()
        self._worker.wait()
        self.kills.append(time.monotonic())

    async def restart_postgres(self, seconds_away: float = 1.0) -> None:
        """As for an upgrade."""
        await asyncio.to_thread(self.postgres.stop)
        await asyncio.sleep(seconds_away)
        self.postgres.start()  # Not in a thread: engines end with the thread that started them.

    async def until_it_answers(self) -> None:
        """Wait for the API."""
        async with asyncio.timeout(60), httpx.AsyncClient() as client:
            while True:
                try:
                    if (await client.get(f"{self.url}/health/ready")).status_code == 200:
                        return
                except httpx.TransportError:
                    pass
                await asyncio.sleep(0.2)

    def close(self) -> None:
        """Everything ends."""
        for process in (self._worker, self._api):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()
        self.valkey.stop()
        self.postgres.stop()

    def said(self, name: str) -> str:
        """The end of a process's log."""
        log = self.folder / f"{name}.log"
        return log.read_text()[-4000:] if log.exists() else ""

    def _process(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *arguments], env={**os.environ, **self.settings()}, stdout=log, stderr=log
            )
