"""Takes what is due from the outbox to the queue: relay and sweeper in one statement.

Due is a row that is neither done nor parked, whose time has come, and that was not handed over a moment
ago. Whatever is lost after that (an emptied Valkey, a killed worker, a crash before the enqueue) comes
round again when the lease has run out, and the queue ignores what it still has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from tortoise.connection import get_connection

from domain.clock import now
from domain.events import InvitationsQueued
from workers.queue import MAILINGS, QUEUE, Queue

LEASE: Final = timedelta(seconds=30)
"""How long after a hand-over the row is left alone. Too short costs a command to Valkey, too long delays
what Valkey lost; neither is ever wrong."""
BATCH: Final = 200
SLOW: Final = frozenset({InvitationsQueued.name})
"""Events whose handling takes many seconds."""
POLL_SECONDS: Final = 2.0
"""How often to look without being woken: for retries that fall due, leases, and lost notifications."""

# raw table: a queue of ours, which nobody is shown
# Materialized: as a plain sub-select the planner may run it once per row, and each run would lock another batch.
_CLAIM: Final = """
    WITH due AS MATERIALIZED (
        SELECT id FROM outbox
        WHERE done_at IS NULL AND parked_at IS NULL AND not_before <= $1
            AND (lease_until IS NULL OR lease_until <= $1)
        ORDER BY not_before LIMIT $3 FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox SET lease_until = $2 FROM due WHERE outbox.id = due.id RETURNING outbox.id, event, not_before
"""
# raw table: a queue of ours, which nobody is shown
_RELEASE: Final = "UPDATE outbox SET lease_until = NULL WHERE id = ANY($1::uuid[]) AND done_at IS NULL"


async def claim(limit: int = BATCH) -> dict[UUID, str]:
    """Lease rows that are due, the longest waiting first: each with the queue it belongs into.

    Relays that run at once get different rows.
    """
    at = now()
    rows = await get_connection("default").execute_query_dict(_CLAIM, [at, at + LEASE, limit])
    return {
        row["id"]: MAILINGS if row["event"] in SLOW else QUEUE
        for row in sorted(rows, key=lambda row: row["not_before"])
    }


async def relay_once(queue: Queue) -> int:
    """Hand over what is due, at most BATCH rows; returns how many. Raises when an engine is away."""
    claimed = await claim()
    waiting = list(claimed)
    try:
        while waiting:
            await queue.enqueue(waiting[0], claimed[waiting[0]])
            del waiting[0]
    finally:
        if waiting:
            await asyncio.shield(_release(waiting))
    return len(claimed)


async def relay_forever(queue: Queue, wake: asyncio.Event, relayed: Callable[[], None]) -> None:
    """Relay when woken and every POLL_SECONDS, saying `relayed` each time that it worked.

    Runs until cancelled, or raises when an engine is away.
    """
    while True:
        wake.clear()
        handed_over = await relay_once(queue)
        relayed()
        if handed_over < BATCH:
            try:
                async with asyncio.timeout(POLL_SECONDS):
                    await wake.wait()
            except TimeoutError:
                pass


async def _release(outbox_ids: Sequence[UUID]) -> None:
    """Let go what was not handed over, so that it need not wait for its lease to run out."""
    await get_connection("default").execute_query(_RELEASE, [list(outbox_ids)])
