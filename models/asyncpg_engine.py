"""Tortoise's asyncpg engine without its leak: a cancelled BEGIN gives its connection back.

Tortoise takes a connection from the pool, then begins the transaction, and only then is inside the `try` that
releases it. A task that is cancelled in between (a client that left, a timeout) keeps the connection for ever,
and since acquiring has no timeout, an emptied pool looks like a process that hangs. Both are mended here.

Named as the `engine` in `server.config.orm`. The module's name must contain "asyncpg": Tortoise chooses its migration
editor by it.
"""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
from asyncpg.connection import Connection
from asyncpg.pool import Pool, PoolConnectionProxy
from asyncpg.protocol import Record
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.backends.base_postgres.client import translate_exceptions
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

ACQUIRE_TIMEOUT_SECONDS = 5.0


class NoFreeConnection(OperationalError):
    """Every connection of this process's pool stayed busy for the whole acquire timeout."""


async def leave_as_it_is(_connection: asyncpg.Connection) -> None:
    """Nothing to undo when a connection goes back to a pool.

    asyncpg would send `SELECT pg_advisory_unlock_all(); CLOSE ALL; UNLISTEN *; RESET ALL`, a round trip each time.
    Nobody sets, listens or locks on a pooled connection beyond its transaction, whose end undoes the rest.
    """


class TimedPool(Pool):  # type: ignore[misc]
    """A pool that says so when it is empty, instead of waiting for ever.

    Where there is nothing to wait for, taking a connection and giving it back are plain calls: asyncpg makes two tasks
    and a timeout for them, which is as much work as sending a small statement and reading its answer.
    """

    async def _acquire(self, timeout: float | None) -> Any:  # noqa: ASYNC109 (asyncpg's signature)
        limit = ACQUIRE_TIMEOUT_SECONDS if timeout is None else timeout
        proxy = await self._free_one()
        if proxy is None:
            try:
                async with asyncio.timeout(limit):
                    proxy = await super()._acquire(None)
            except TimeoutError as error:
                # Connecting may time out too, with the same exception; only a full pool is named as one.
                if self.get_idle_size() == 0 and self.get_size() >= self.get_max_size():
                    raise NoFreeConnection(
                        f"All {self.get_max_size()} database connections were busy for {limit:g} s; "
                        "raise TESSERA_DATABASE_POOL_SIZE or look for long transactions"
                    ) from error
                raise
        proxy._holder._timeout = limit
        return proxy

    async def _free_one(self) -> Any:
        """A connection that is there and idle, taken without waiting; None if there is none."""
        if self._closing or not self._initialized or self._queue.empty():
            return None
        holder = self._queue.get_nowait()
        if not holder.is_connected() or holder._generation != self._generation or holder._setup is not None:
            self._queue.put_nowait(holder)
            return None
        return await holder.acquire()

    async def release(self, connection: Any, *, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Give a connection back; at once if it is idle, outside of a transaction, and left as it is."""
        if not self._goes_back_at_once(connection):
            await super().release(connection, timeout=timeout)
            return
        holder, somebody_waits = connection._holder, bool(self._queue._getters)
        connection._con._on_release()
        holder._timeout = None
        holder._release()
        holder._setup_inactive_callback()
        if somebody_waits:
            # It is theirs, not whose turn it is at the moment and who may want another one next.
            await asyncio.sleep(0)

    def _goes_back_at_once(self, connection: Any) -> bool:
        if self._reset is not leave_as_it_is or type(connection) is not PoolConnectionProxy or self._closing:
            return False
        raw, holder = connection._con, connection._holder
        if raw is None or raw.is_closed() or holder._pool is not self or holder._in_use is None:
            return False
        protocol = raw._protocol
        return (
            raw._top_xact is None
            and not raw._listeners
            and not raw._log_listeners
            and not protocol.is_in_transaction()
            and not protocol._is_cancelling()
            and protocol.queries_count < holder._max_queries
            and holder._generation == self._generation
        )


def timed_pool(**kwargs: Any) -> TimedPool:
    """Like `asyncpg.create_pool`, whose defaults these are; await it, or enter it, to start it."""
    defaults = {
        "min_size": 10,
        "max_size": 10,
        "max_queries": 50_000,
        "max_inactive_connection_lifetime": 300.0,
        "connection_class": Connection,
        "record_class": Record,
        "setup": None,
        "init": None,
        "loop": None,
    }
    return TimedPool(None, **{**defaults, **kwargs})


class PooledTransaction(TransactionContextPooled):
    """A transaction that holds its connection only if it began."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        client: Any = self.client
        pool = client._parent._pool
        client._connection = await pool.acquire()
        self.token = get_connections().set(self.connection_name, client)
        try:
            await client.begin()
        except BaseException:
            # BaseException, for a cancellation is one. Shielded, for a second cancellation must not undo this.
            get_connections().reset(self.token)
            await asyncio.shield(pool.release(client._connection))
            raise
        return self.client


class LeakFreeClient(AsyncpgDBClient):
    """Tortoise's client with the two mended parts."""

    def _in_transaction(self) -> TransactionContext:
        return PooledTransaction(TransactionWrapper(self), self._pool_init_lock)

    @translate_exceptions
    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        """As Tortoise's, without the locks and wrappers around a connection that is there."""
        if self._pool is None:
            found: list[dict[str, Any]] = await super().execute_query_dict(query, values)
            return found
        async with self._pool.acquire() as connection:
            rows = await connection.fetch(query, *(values or ()))
        return [dict(row) for row in rows]

    async def create_pool(self, **kwargs: Any) -> asyncpg.Pool:
        return await timed_pool(**{"reset": leave_as_it_is, **kwargs})


def writes_pool() -> asyncpg.Pool | None:
    """The pool that mutations run on; None inside a transaction, and before the first connection."""
    client: Any = get_connections().get("default")
    return client._pool if isinstance(client, LeakFreeClient) else None


client_class = LeakFreeClient
