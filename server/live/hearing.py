"""What the hub hears: PostgreSQL says whose access profile changed, Valkey that something changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

import asyncpg
import redis.asyncio as redis

from workers.change_hints import CHANNEL as HINTS

CHANGED_PROFILE: Final = "standing"
"""The channel that triggers notify with an account's id, when a role, a token or the platform's staff change."""
CHECK_SECONDS: Final = 10.0
"""A connection that died without a word (a firewall, a lost host) is noticed within this time."""


async def hear_changed_profiles(
    database: dict[str, Any], heard: Callable[[str], None], began: Callable[[], None]
) -> None:
    """Call `heard` with an account's id whenever its access profile changed. Raises when the connection is lost."""
    connection = await asyncpg.connect(**database, timeout=10, server_settings={"application_name": "tessera live"})
    try:
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        await connection.add_listener(CHANGED_PROFILE, lambda _connection, _pid, _channel, payload: heard(payload))
        began()
        while not lost.is_set():
            try:
                async with asyncio.timeout(CHECK_SECONDS):
                    await lost.wait()
            except TimeoutError:
                await connection.fetchval("SELECT 1", timeout=CHECK_SECONDS)
        raise ConnectionError("the listening connection was lost")
    finally:
        connection.terminate()


async def hear_hints(valkey_url: str, heard: Callable[[bytes], None], began: Callable[[], None]) -> None:
    """Call `heard` with every hint. Raises when the connection is lost: what was said meanwhile is lost too."""
    client: Any = redis.Redis.from_url(
        valkey_url, socket_connect_timeout=CHECK_SECONDS, health_check_interval=CHECK_SECONDS
    )
    try:
        async with client.pubsub() as channel:
            await channel.subscribe(HINTS)
            while True:
                message = await channel.get_message(timeout=CHECK_SECONDS / 2)
                if message is None:
                    continue
                if message["type"] == "subscribe":
                    began()
                elif message["type"] == "message":
                    heard(message["data"])
    finally:
        await client.aclose(close_connection_pool=True)
