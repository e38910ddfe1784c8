"""Wakes the relay when something is announced: a connection of its own that listens to the outbox."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

import asyncpg

CHANNEL: Final = "outbox"
CHECK_SECONDS: Final = 15.0
"""A connection that died without a word (a firewall, a lost host) is noticed within this time."""


async def keep_listening(database: dict[str, Any], wake: asyncio.Event, listening: Callable[[], None]) -> None:
    """Set `wake` at every announcement. Runs until cancelled, or raises when the connection is lost."""
    connection = await asyncpg.connect(**database, timeout=10, server_settings={"application_name": "tessera relay"})
    try:
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        await connection.add_listener(CHANNEL, lambda *_: wake.set())
        listening()
        wake.set()  # For what was announced while nobody listened.
        while not lost.is_set():
            try:
                async with asyncio.timeout(CHECK_SECONDS):
                    await lost.wait()
            except TimeoutError:
                await connection.fetchval("SELECT 1", timeout=CHECK_SECONDS)
        raise ConnectionError("the listening connection was lost")
    finally:
        connection.terminate()
