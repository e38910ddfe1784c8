"""What became of each mail, written as soon as it is known."""

from __future__ import annotations

import asyncio
from typing import Final
from uuid import UUID

import structlog
from tortoise.connection import get_connection

from domain.clock import now
from workers.failure import is_transient

# Whoever revoked, accepted or sent again meanwhile was faster, and their word stands. In the order of ids, as
# everybody locks several.
# raw table: the worker writes for nobody who looks
_WRITE: Final = """
    WITH result AS (
        SELECT i.id, r.failure, r.is_bounce
        FROM unnest($1::uuid[], $2::int[], $3::text[], $4::bool[]) AS r (id, sends, failure, is_bounce)
        JOIN invitation i ON i.id = r.id AND i.sends = r.sends AND i.state = 'QUEUED'
        ORDER BY i.id FOR NO KEY UPDATE OF i
    )
    UPDATE invitation
    SET state = CASE WHEN result.failure IS NULL THEN 'SENT' ELSE 'FAILED' END,
        sent_at = CASE WHEN result.failure IS NULL THEN $5 ELSE sent_at END,
        bounced_at = CASE WHEN result.is_bounce THEN $5 ELSE bounced_at END,
        failure = result.failure
    FROM result WHERE invitation.id = result.id
"""
FAILURE_CHARACTERS: Final = 500
PAUSE_SECONDS: Final = 0.2

log = structlog.get_logger("tessera.worker")
_Result = tuple[UUID, int, str | None, bool]


class Results:
    """Writes the results of all mailings of a process; belongs to the event loop that first uses it.

    A result is written at once; or if others are being written just then, right after them, in one statement with
    all that came in meanwhile. So no mail waits for another to be sent, and a disk that takes long to confirm makes
    the statements larger instead of the mailing slower. While PostgreSQL is away results are kept and tried again,
    for as long as whoever brought them waits: a mail that went out and is not recorded would go out twice.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[_Result, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def sent(self, invitation_id: UUID, sends: int) -> None:
        """The server took the mail; returns when that is committed."""
        await self._record((invitation_id, sends, None, False))

    async def failed(self, invitation_id: UUID, sends: int, words: str, *, is_bounce: bool = False) -> None:
        """The server, or we, refused it for good, for its address's sake or not; returns when that is committed."""
        await self._record((invitation_id, sends, words[:FAILURE_CHARACTERS] or "?", is_bounce))

    async def _record(self, result: _Result) -> None:
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((result, written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        await written

    async def _write_all(self) -> None:
        while batch := [entry for entry in self._waiting if not entry[1].done()]:
            self._waiting = []
            try:
                await _write([result for result, _ in batch])
            except Exception as error:
                if is_transient(error):
                    log.warning("invitation_results_wait", count=len(batch), error=type(error).__name__)
                    self._waiting = [*batch, *self._waiting]
                    await asyncio.sleep(PAUSE_SECONDS)
                    continue
                for _, written in batch:
                    if not written.done():
                        written.set_exception(error)
            else:
                for _, written in batch:
                    if not written.done():
                        written.set_result(None)


async def _write(results: list[_Result]) -> None:
    ids, sends, failures, bounces = map(list, zip(*results, strict=True))
    await get_connection("default").execute_query(_WRITE, [ids, sends, failures, bounces, now()])
