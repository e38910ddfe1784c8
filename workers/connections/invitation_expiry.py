"""Ends invitations that nobody followed in time. Each run is complete in itself; two at once share the work."""

from __future__ import annotations

from typing import Any, Final

import structlog
from tortoise.transactions import in_transaction

from models.connections.invitation import expire_due
from models.pending_writes import hinted

BATCH: Final = 500
"""Invitations that one transaction ends, so that nobody waits long for one of them."""

log = structlog.get_logger("tessera.worker")


async def expire_invitations() -> int:
    """End those that are past `expires_at`, which a reminder never moved; returns how many."""
    ended = 0
    while True:
        async with in_transaction():
            batch = await expire_due(most=BATCH)
        ended += batch
        if batch < BATCH:
            return ended


async def run_expiry(ctx: dict[str, Any]) -> None:
    """The cron job."""
    with hinted() as hints:
        ended = await expire_invitations()
    await ctx["desk"].hints.publish(hints)
    if ended:
        log.info("invitations_expired", amount=ended)
