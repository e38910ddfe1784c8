"""Which SQL a request's reads really send to PostgreSQL, as the driver logs it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg
from asyncpg.connection import LoggedQuery
from starlette.applications import Starlette

from tests.client import other_services


@dataclass
class LoggedPool:
    """The reads pool; every statement on its connections is kept in `texts`, in order."""

    pool: asyncpg.Pool
    texts: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def acquire(self, **options: Any) -> AsyncIterator[asyncpg.Connection]:
        """A connection that is logged while it is held."""
        async with self.pool.acquire(**options) as connection:
            with connection.query_logger(self._keep):
                yield connection
                await asyncio.sleep(0)  # The driver tells of statements in tasks of their own.

    async def fetchrow(self, text: str, *parameters: Any) -> asyncpg.Record | None:
        """Not kept: finding out who asks is no compiled field."""
        return await self.pool.fetchrow(text, *parameters)

    async def _keep(self, query: LoggedQuery) -> None:
        self.texts.append(query.query)


@contextmanager
def logged_reads(app: Starlette) -> Iterator[list[str]]:
    """The statements that compiled fields send while the block runs; what only finds out who asks is left out."""
    pool = LoggedPool(app.state.services.reads)
    with other_services(app, reads=pool):
        yield pool.texts
