"""Says "look" to whoever watches something live: after the commit, over Valkey, to any number of API processes.

On the channel a hint is a message that names the type, and the keys of what it concerns, 16 bytes each. Both workers
and the API publish it, whoever made the change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import redis.asyncio as redis
import structlog
from redis.exceptions import RedisError

from domain.change_hint import Hints

CHANNEL: Final = "tessera:changes"
KEY_BYTES: Final = 16
PUBLISH_SECONDS: Final = 1.0
"""What is done must not wait for a hint."""

log = structlog.get_logger("tessera.worker")


def messages(hints: Hints) -> list[bytes]:
    """What to publish, a message for each type."""
    return [f"{topic}:".encode() + b"".join(key.bytes for key in keys) for topic, keys in hints.items()]


def keys_in(message: bytes) -> tuple[str, Iterable[bytes]] | None:
    """The type that changed, and the keys as bytes; None for a message that is not understood."""
    topic, colon, keys = message.partition(b":")
    if not topic or not colon or not topic.isalpha() or len(keys) % KEY_BYTES:
        return None
    return topic.decode("ascii", "replace"), (keys[at : at + KEY_BYTES] for at in range(0, len(keys), KEY_BYTES))


class ChangeHintPublisher:
    """Where a process says that something changed; connects when it first has something to say."""

    def __init__(self, valkey_url: str) -> None:
        self._client: Any = redis.Redis.from_url(
            valkey_url, socket_timeout=PUBLISH_SECONDS, socket_connect_timeout=PUBLISH_SECONDS
        )

    async def publish(self, hints: Hints) -> None:
        """Say it to every API process. Never raises for want of Valkey: they read by themselves a little later."""
        try:
            for message in messages(hints):
                await self._client.publish(CHANNEL, message)
        except (RedisError, OSError) as error:
            log.info("change_hint_not_published", error=type(error).__name__)

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose(close_connection_pool=True)
