"""Removes what has served its purpose. Run by the hour; each run is complete in itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import structlog
from tortoise.expressions import Q

from domain.clock import now
from models.idempotency_key import IdempotencyKey
from models.outbox import Outbox
from models.people.access_token import AccessToken
from models.people.emailed_link import EmailedLink
from models.people.registration import Registration

DONE_EVENTS_KEPT: Final = timedelta(days=7)
IDEMPOTENCY_KEYS_KEPT: Final = timedelta(days=1)
EXPIRED_KEPT: Final = timedelta(days=30)
"""After that nobody asks any more why a link or a sign-in no longer worked."""

log = structlog.get_logger("tessera.worker")


async def clean() -> dict[str, int]:
    """Delete what is past its keeping; returns how many rows of which table. Parked events stay."""
    at = now()
    long_ago = at - EXPIRED_KEPT
    return {
        "outbox": await Outbox.filter(done_at__lt=at - DONE_EVENTS_KEPT).delete(),
        "idempotency_key": await IdempotencyKey.filter(created_at__lt=at - IDEMPOTENCY_KEYS_KEPT).delete(),
        "registration": await Registration.filter(expires_at__lt=long_ago).delete(),
        "emailed_link": await EmailedLink.filter(expires_at__lt=long_ago).delete(),
        "access_token": await AccessToken.filter(Q(expires_at__lt=long_ago) | Q(revoked_at__lt=long_ago)).delete(),
    }


async def run_cleaning(_ctx: dict[str, Any]) -> None:
    """The cron job."""
    log.info("cleaned", **await clean())
