"""How values are written in mails."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(maxsize=64)
def moment(at: datetime) -> str:
    """A moment as every language reads it: `2026-03-04 14:05 UTC`."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
