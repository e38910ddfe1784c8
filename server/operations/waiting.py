"""Waits until PostgreSQL takes connections: where everything starts at once, it may be the last to be ready."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Final

import asyncpg

from server.config.operator_error import OperatorError
from server.config.orm import credentials

RETRY_SECONDS: Final = 0.5
NOT_YET: Final = (OSError, asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError, TimeoutError)
"""What an engine says, or does not say, while it starts. A wrong password or database is not among it."""


class EngineAway(OperatorError):
    """PostgreSQL did not take a connection in time."""


async def wait_for_postgres(dsn: str, seconds: float, say: Callable[[str], None]) -> None:
    """Return once a connection was made. Raises EngineAway after `seconds`."""
    deadline, has_said = time.monotonic() + seconds, False
    target = credentials(dsn)
    while True:
        try:
            connection = await asyncpg.connect(**target, timeout=5)
        except asyncpg.InvalidCatalogNameError:
            return  # It answers; that the database is not there yet is the next one's matter.
        except NOT_YET as error:
            if time.monotonic() > deadline:
                raise EngineAway(
                    f"PostgreSQL at {target['host']} did not take a connection within {seconds:g} s "
                    f"({type(error).__name__}). Is it running, and is TESSERA_DATABASE_URL right?"
                ) from None
            if not has_said:
                say("waiting for PostgreSQL")
                has_said = True
            await asyncio.sleep(RETRY_SECONDS)
        else:
            await connection.close()
            return
