"""How long a mailed link counts. Short enough that an old mailbox is no key ring."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Protocol

VERIFY_LIFETIME: Final = timedelta(days=2)
"""People register in the evening and read their mail at work the day after next."""
RESET_LIFETIME: Final = timedelta(hours=1)
"""Somebody who asked for it is waiting for it (OWASP, Forgot Password)."""
CHANGE_LIFETIME: Final = timedelta(days=1)


class OneTimeLink(Protocol):
    """What a registration and a mailed link have in common."""

    used_at: datetime | None
    expires_at: datetime


def counts(link: OneTimeLink, now: datetime) -> bool:
    """Whether the link may still be followed: not used, not replaced, not expired."""
    return link.used_at is None and getattr(link, "revoked_at", None) is None and link.expires_at > now
