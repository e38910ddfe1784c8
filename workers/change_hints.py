"""Says "look" to whoever watches something live: after the commit, over Valkey, to any number of API processes.

A look is a hint and carries no news: those who watch read the rows, and look by themselves now and then, so a lost
one costs seconds and never an event. On the channel it is a letter that says what to look at, and the keys of whom
it concerns, 16 bytes each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Any, Final
from uuid import UUID

import redis.asyncio as redis
import structlog
from redis.exceptions import RedisError

CHANNEL: Final = "tessera:looks"
KEY_BYTES: Final = 16
PUBLISH_SECONDS: Final = 1.0
"""What is done must not wait for a hint."""

log = structlog.get_logger("tessera.worker")


class Look(Enum):
    """What there is to look at."""

    NOTIFICATIONS = b"n"
    """Keys are of accounts."""
    INVITATIONS = b"i"
    """Keys are of organizations whose invitations changed."""


Looks = dict[Look, set[UUID]]
_collected: ContextVar[Looks | None] = ContextVar("looks", default=None)


@contextmanager
def collected_looks() -> Iterator[Looks]:
    """Collects what is said inside; the caller publishes it once its transaction is committed."""
    looks: Looks = {}
    token = _collected.set(looks)
    try:
        yield looks
    finally:
        _collected.reset(token)


def look(what: Look, *keys: UUID) -> None:
    """Whoever watches these should look, once what is being done is committed. Nothing where nobody collects."""
    looks = _collected.get()
    if looks is not None and keys:
        looks.setdefault(what, set()).update(keys)


def messages(looks: Looks) -> list[bytes]:
    """What to publish, a message for each kind."""
    return [what.value + b"".join(key.bytes for key in keys) for what, keys in looks.items()]


def keys_in(message: bytes) -> tuple[Look, Iterable[bytes]] | None:
    """What a message says to look at, and the keys as bytes; None for one that this version does not understand."""
    try:
        what = Look(message[:1])
    except ValueError:
        return None
    if len(message) % KEY_BYTES != 1:
        return None
    return what, (message[at : at + KEY_BYTES] for at in range(1, len(message), KEY_BYTES))


class LooksPublisher:
    """Where a worker says "look"; connects when it first has something to say."""

    def __init__(self, valkey_url: str) -> None:
        self._client: Any = redis.Redis.from_url(
            valkey_url, socket_timeout=PUBLISH_SECONDS, socket_connect_timeout=PUBLISH_SECONDS
        )

    async def publish(self, looks: Looks) -> None:
        """Say it to every API process. Never raises for want of Valkey: they look by themselves a little later."""
        try:
            for message in messages(looks):
                await self._client.publish(CHANNEL, message)
        except (RedisError, OSError) as error:
            log.info("look_not_said", error=type(error).__name__)

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose(close_connection_pool=True)
