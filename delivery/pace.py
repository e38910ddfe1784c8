"""How fast mails go to each recipient domain: big mailbox providers turn away who comes too fast."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

PER_SECOND: Final = 50.0
BURST_SECONDS: Final = 1.0
"""A domain that got nothing for a while may get this much of its rate at once."""
_MANY: Final = 10_000


class Pace:
    """Lets `per_second` mails a second go to each domain; 0 lets all go. Of one process: two send twice as many."""

    def __init__(self, per_second: float = PER_SECOND, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._ahead = max(BURST_SECONDS - self._gap, 0.0)
        self._clock = clock
        self._next: dict[str, float] = {}
        """When the next mail would be due if they went out evenly: the generic cell rate algorithm (ITU-T I.371)."""

    def take(self, domain: str) -> float:
        """0, and the mail counts; or in how many seconds to ask again."""
        if not self._gap:
            return 0.0
        at = self._clock()
        due = max(self._next.get(domain, 0.0), at)
        if due - at > self._ahead:
            return due - at - self._ahead
        self._next[domain] = due + self._gap
        if len(self._next) > _MANY:
            self._next = {name: when for name, when in self._next.items() if when > at}
        return 0.0
