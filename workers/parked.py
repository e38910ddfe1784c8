"""Parked rows: what failed for good and waits for an operator."""

from __future__ import annotations

from uuid import UUID

from tortoise.connection import get_connection

from domain.clock import now
from models.outbox import Outbox
from workers.listener import CHANNEL


async def retry(outbox_id: UUID | None = None) -> int:
    """Put one parked row, or all of them, back to waiting with all attempts before them; returns how many.

    `last_error` stays until the row is done or fails anew: it says why the row was parked.
    """
    rows = Outbox.filter(parked_at__isnull=False)
    if outbox_id is not None:
        rows = rows.filter(id=outbox_id)
    freed = await rows.update(parked_at=None, attempts=0, not_before=now(), lease_until=None)
    if freed:
        await get_connection("default").execute_query("SELECT pg_notify($1, '')", [CHANNEL])
    return freed
