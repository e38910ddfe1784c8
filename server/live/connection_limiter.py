"""How many sockets and streams one process holds open, and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

PER_ACCOUNT: Final = 20
"""Open at the same time by one account: devices and tabs."""
PER_NETWORK: Final = 200
"""Open at the same time from one network by whoever is not, or not yet, signed in."""


class Full(Exception):
    """There are as many as may be; a client tries again later."""


class ConnectionLimiter:
    """Counts what is open. `most` is the bound of the whole process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open = 0
        self._by: Counter[str] = Counter()

    @contextmanager
    def entering(self, network: str) -> Iterator[Slot]:
        """A place for somebody who has not said who they are. Raises Full."""
        place = Slot(self, f"network {network}")
        if self._open >= self._most or self._by[place.key] >= PER_NETWORK:
            raise Full
        self._open += 1
        self._by[place.key] += 1
        try:
            yield place
        finally:
            self._open -= 1
            self._leave(place.key)

    def _leave(self, key: str) -> None:
        self._by[key] -= 1
        if not self._by[key]:
            del self._by[key]


class Slot:
    """Where one socket or stream is counted."""

    __slots__ = ("_limiter", "key")

    def __init__(self, limiter: ConnectionLimiter, key: str) -> None:
        self._limiter = limiter
        self.key = key

    def belongs_to(self, account: str) -> None:
        """Count it to an account instead. Raises Full."""
        key = f"account {account}"
        by = self._limiter._by
        if by[key] >= PER_ACCOUNT:
            raise Full
        by[key] += 1
        self._limiter._leave(self.key)
        self.key = key
