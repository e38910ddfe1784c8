"""A whole API process on engines that a test may stop: PostgreSQL, Valkey and a server of their own."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx
from tortoise import Tortoise
from tortoise.transactions import in_transaction

from domain.identifiers import key_of, to_global
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from domain.people.access import TokenKind
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.people.access_token import issue
from server.config.orm import credentials, orm_config_for
from server.config.settings import PREFIX, settings
from server.engines.postgres import EmbeddedPostgres
from server.engines.valkey import EmbeddedValkey
from server.operations.migrate import create_database, migrate
from server.web.health import SHARED_SECONDS
from tests.people import person

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 20.0
POOL_SIZE = 4
HILLSIDE = to_global("Organization", UUID("01920000-0000-7000-8000-000000000001"))


@dataclass
class Island:
    """Engines in `folder`, and API processes on them. Engines are started and stopped by their own methods."""

    folder: Path
    postgres: EmbeddedPostgres
    valkey: EmbeddedValkey
    token: str = ""
    servers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def environment(self, **more: str) -> dict[str, str]:
        own = {
            "ENVIRONMENT": "development",
            "DATABASE_URL": self.postgres.url("tessera"),
            "DATABASE_POOL_SIZE": str(POOL_SIZE),
            "VALKEY_URL": self.valkey.url,
            "DATA_DIR": str(self.folder),
            **more,
        }
        return {**os.environ, **{f"{PREFIX}{name}": value for name, value in own.items()}}

    def settle(self) -> None:
        """Migrate, and add an account whose token is `token`; in another process, as Tortoise can run once in each."""
        command = [sys.executable, "-m", "tests.http.engines_of_ones_own"]
        done = subprocess.run(command, cwd=ROOT, env=self.environment(), check=True, capture_output=True, text=True)
        self.token = done.stdout.strip()

    async def connect(self) -> asyncpg.Connection:
        return await asyncpg.connect(**credentials(self.postgres.url("tessera")))

    def serve(self) -> Server:
        """Start an API process; returns at once."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with (self.folder / "server.log").open("ab") as log:
            command = [sys.executable, "-P", "-m", "server.cli", "serve"]
            process = subprocess.Popen(command, env=self.environment(PORT=str(port)), stdout=log, stderr=log)
        self.servers.append(process)
        return Server(f"http://127.0.0.1:{port}", process, self.token)

    def close(self) -> None:
        for process in self.servers:
            process.terminate()
        for process in self.servers:
            process.wait(20)
        self.valkey.stop()
        self.postgres.stop()


@dataclass
class Server:
    """One API process."""

    url: str
    process: subprocess.Popen[bytes]
    token: str

    def client(self) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=PATIENCE_SECONDS)

    async def post(self, query: str, *, anonymous: bool = False, **variables: Any) -> httpx.Response:
        async with self.client() as client:
            if anonymous:
                del client.headers["Authorization"]
            return await client.post("/graphql", json={"query": query, "variables": variables})

    async def readiness(self) -> tuple[int, dict[str, str]]:
        """What it says now, and not what it found when it was last asked."""
        await asyncio.sleep(SHARED_SECONDS)
        async with self.client() as client:
            response = await client.get("/health/ready")
        return response.status_code, response.json()["checks"]

    async def until_alive(self) -> None:
        await self._until(lambda client: client.get("/health/live"))

    async def until_ready(self) -> None:
        await self._until(lambda client: client.get("/health/ready"))

    async def _until(self, ask: Any) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        async with self.client() as client:
            while True:
                assert self.process.poll() is None, "the process has ended"
                try:
                    response = await ask(client)
                except httpx.TransportError:
                    response = None
                if response is not None and response.status_code == 200:
                    return
                assert time.monotonic() < deadline, response.text if response is not None else "nobody answers"
                await asyncio.sleep(0.05)


async def settle(dsn: str) -> str:
    """A migrated database with one account in it, who owns HILLSIDE; a token that signs it in."""
    await create_database(dsn)
    await migrate(dsn)
    context = await Tortoise.init(config=orm_config_for(dsn), _enable_global_fallback=True)
    try:
        ada = await person("Ada")
        async with in_transaction():
            organization = await Organization.create(
                id=key_of("Organization", HILLSIDE),
                kind=OrganizationKind.SCHOOL,
                name="Hillside",
                slug="hillside",
                created_by_id=ada.account_id,
            )
            await Membership.create(organization=organization, account_id=ada.account_id, role=Role.OWNER)
        return (await issue(ada.account_id, TokenKind.MOBILE_ACCESS, lifetime=timedelta(hours=1))).secret
    finally:
        await context.close_connections()


if __name__ == "__main__":
    print(asyncio.run(settle(settings().database_url.get_secret_value())))
