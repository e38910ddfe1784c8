"""A database that holds what a fixture writes, for as long as the fixture needs it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import asyncpg

from server.config.orm import credentials


@asynccontextmanager
async def emptied_afterwards(
    database: str, row_eraser: Callable[[], Awaitable[None]]
) -> AsyncIterator[asyncpg.Connection]:
    """A connection to write with. Every row is gone afterwards, even if the set-up fails halfway.

    Otherwise the next one to write the same world would fail, too, and far from the cause.
    """
    connection = await asyncpg.connect(**credentials(database))
    try:
        yield connection
    finally:
        await connection.close()
        await row_eraser()
