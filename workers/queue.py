"""arq behind one `enqueue()`: Valkey carries the ids of outbox rows, and nothing in it is the truth."""

from __future__ import annotations

import asyncio
from typing import Any, Final
from uuid import UUID

import orjson
import redis
from arq.connections import ArqRedis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff

QUEUE: Final = "tessera:events"
MAILINGS: Final = "tessera:mailings"
"""For what takes many seconds, such as a hundred mails: a disconnect must not wait behind it."""
RUN_EVENT: Final = "run_event"
TIMEOUT_SECONDS: Final = 10.0
"""For one command; a Valkey that is silent for longer counts as away."""


def to_json(value: Any) -> bytes:
    """arq's serializer. Exceptions, which arq puts into the results that we never keep, become their kind."""
    return orjson.dumps(value, default=lambda thing: type(thing).__name__)


def connect(valkey_url: str) -> ArqRedis:
    """A client for `redis://`, `rediss://` or `unix://`; connects when first used, and again after a restart.

    About six seconds of absence are bridged (OSError is a socket that is gone); then the caller hears of it.
    """
    options: dict[str, Any] = {
        "retry": Retry(ExponentialBackoff(cap=1, base=0.05), 10),
        "retry_on_error": [redis.ConnectionError, redis.TimeoutError, OSError],
        "socket_timeout": TIMEOUT_SECONDS,
        "socket_connect_timeout": TIMEOUT_SECONDS,
    }
    if valkey_url.startswith("rediss://"):
        options["ssl_check_hostname"] = True
    if not valkey_url.startswith("unix://"):
        options["socket_keepalive"] = True
    client: ArqRedis = ArqRedis.from_url(valkey_url, **options)
    client.default_queue_name = QUEUE
    client.job_serializer = to_json
    client.job_deserializer = orjson.loads
    return client


class Queue:
    """Where the relay puts what is due; open → closed."""

    def __init__(self, valkey_url: str) -> None:
        self._client = connect(valkey_url)

    async def enqueue(self, outbox_id: UUID, queue: str = QUEUE) -> bool:
        """Put a row into a queue; False if it is there already, for a row's id is its job's id.

        Raises redis.ConnectionError or redis.TimeoutError when Valkey is away, and OSError.
        """
        async with asyncio.timeout(2 * TIMEOUT_SECONDS):
            job = await self._client.enqueue_job(RUN_EVENT, str(outbox_id), _job_id=str(outbox_id), _queue_name=queue)
        return job is not None

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose(close_connection_pool=True)
