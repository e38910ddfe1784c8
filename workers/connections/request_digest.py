"""Orders the daily mails about connection requests that wait. Run once a day; twice orders nothing more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import structlog
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from domain.clock import now
from domain.events import RequestDigestDue
from models.outbox import announce

APART: Final = timedelta(hours=20)
"""Two digests of one member are at least this far apart: a day, with room for a cron that is late."""

# raw table: the worker writes for nobody who looks
# Ordered and written down in one statement: of two that run at the same time, each member is one's.
_DUE: Final = """
UPDATE membership m SET digest_sent_at = $1
WHERE m.id IN (
    SELECT d.id FROM membership d
    WHERE d.request_mails = 'DAILY' AND d.role IN ('OWNER', 'ADMIN')
        AND (d.digest_sent_at IS NULL OR d.digest_sent_at < $2)
        AND EXISTS (
            SELECT 1 FROM connection c
            WHERE c.organization_id = d.organization_id AND c.state = 'REQUESTED'
                AND (d.digest_sent_at IS NULL OR c.created_at >= d.digest_sent_at)
        )
    ORDER BY d.id FOR NO KEY UPDATE SKIP LOCKED
)
RETURNING m.id
"""

log = structlog.get_logger("tessera.worker")


async def order_digests() -> int:
    """Order a digest for each member who wants one and has a request waiting that is newer than the last.

    That it was ordered is written with the order, not when the mail is made: a mail that has to be sent again is
    made again.
    """
    at = now()
    async with in_transaction():
        due = await get_connection("default").execute_query_dict(_DUE, [at, at - APART])
        for row in due:
            await announce(RequestDigestDue(row["id"]))
    return len(due)


async def run_request_digests(_ctx: dict[str, Any]) -> None:
    """The cron job."""
    log.info("request_digests_ordered", members=await order_digests())
