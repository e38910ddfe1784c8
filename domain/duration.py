"""Durations in words, as people say them."""

from __future__ import annotations

from math import ceil
from typing import Final

_UNITS: Final = ((86_400, "day", 36 * 3_600), (3_600, "hour", 90 * 60), (60, "minute", 90))
"""Seconds of a unit, its name, and from how many seconds on it is the one to speak in."""


def in_words(seconds: float) -> str:
    """When it is over, rounded up to a unit that fits.

    >>> in_words(1), in_words(45), in_words(100), in_words(86_251), in_words(600_000)
    ('in 1 second', 'in 45 seconds', 'in 2 minutes', 'in 24 hours', 'in 7 days')
    """
    size, name = next(((size, name) for size, name, least in _UNITS if seconds >= least), (1, "second"))
    count = max(1, ceil(seconds / size))
    return f"in {count} {name}{'' if count == 1 else 's'}"
