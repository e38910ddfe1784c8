"""What became of each mail of a chunk, written as soon as it is known."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Final, Self
from uuid import UUID

import structlog
from tortoise.connection import get_connection

from domain.clock import now
from workers.failure import is_transient

# Whoever revoked, accepted or sent again meanwhile was faster, and their word stands.
_WRITE: Final = """
    UPDATE invitation AS i
    SET state = CASE WHEN r.failure IS NULL THEN 'SENT' ELSE 'FAILED' END,
        sent_at = CASE WHEN r.failure IS NULL THEN $4 ELSE i.sent_at END,
        failure = r.failure
    FROM unnest($1::uuid[], $2::int[], $3::text[]) AS r (id, sends, failure)
    WHERE i.id = r.id AND i.sends = r.sends AND i.state = 'QUEUED'
"""
FAILURE_CHARACTERS: Final = 500
PAUSE_SECONDS: Final = 0.2

log = structlog.get_logger("tessera.worker")
_Result = tuple[UUID, int, str | None]


class Results:
    """Writes results on a connection of its own; a context manager, open for one round of one chunk.

    A result is written at once, or if one is being written just then, right after it, together with all that
    came in meanwhile. While PostgreSQL is away it is kept and tried again until `until` (of the monotonic
    clock): a mail that went out and is not recorded would go out twice.
    """

    def __init__(self, until: float) -> None:
        self._until = until
        self._waiting: list[tuple[_Result, asyncio.Future[None]]] = []
        self._is_writing = False
        self._opened = AsyncExitStack()
        self._connection: Any = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._opened.aclose()

    async def sent(self, invitation_id: UUID, sends: int) -> None:
        """The server took the mail; returns when that is committed."""
        await self._record((invitation_id, sends, None))

    async def failed(self, invitation_id: UUID, sends: int, words: str) -> None:
        """The server, or we, refused it for good; returns when that is committed."""
        await self._record((invitation_id, sends, words[:FAILURE_CHARACTERS] or "?"))

    async def _record(self, result: _Result) -> None:
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((result, written))
        if not self._is_writing:
            await self._write_all()
        await written

    async def _write_all(self) -> None:
        self._is_writing = True
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                try:
                    await self._write([result for result, _ in batch])
                except BaseException:
                    for _, written in batch:
                        written.cancel()
                    raise
                for _, written in batch:
                    if not written.done():
                        written.set_result(None)
        finally:
            self._is_writing = False

    async def _write(self, results: list[_Result]) -> None:
        while True:
            try:
                if self._connection is None:
                    borrowed = get_connection("default").acquire_connection()
                    self._connection = await self._opened.enter_async_context(borrowed)
                await self._connection.execute(_WRITE, *map(list, zip(*results, strict=True)), now())
            except Exception as error:
                await self._let_go()
                if not is_transient(error) or time.monotonic() > self._until:
                    raise
                log.warning("invitation_results_wait", count=len(results), error=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                return

    async def _let_go(self) -> None:
        self._connection = None
        opened, self._opened = self._opened, AsyncExitStack()
        try:
            await opened.aclose()
        except Exception as error:
            log.warning("database_connection_lost", error=type(error).__name__)
