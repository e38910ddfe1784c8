"""Keeps a part of the worker running while engines come and go; says so once per outage."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from workers.failure import summarize, traceback_text

FIRST_WAIT_SECONDS: Final = 0.2
MAX_WAIT_SECONDS: Final = 2.0
STEADY_SECONDS: Final = 5.0
"""A part that ran this long had recovered, whether or not it said so."""

log = structlog.get_logger("tessera.worker")


class Outage:
    """What is known of one part's health: fine ──▶ away (logged once) ──▶ fine again (logged once)."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.failures = 0

    def began(self, error: BaseException) -> None:
        """The part failed; only the first failure in a row is logged, a defect with its traceback."""
        self.failures += 1
        if self.failures == 1:
            log.warning("part_away", part=self.part, error=summarize(error), traceback=traceback_text(error))

    def over(self) -> None:
        """The part works."""
        if self.failures:
            log.info("part_back", part=self.part, failures=self.failures)
        self.failures = 0

    @property
    def wait_seconds(self) -> float:
        """How long to wait before the next try."""
        return min(FIRST_WAIT_SECONDS * 2.0 ** max(self.failures - 1, 0), MAX_WAIT_SECONDS)


async def keep_up(outage: Outage, part: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
    """Run `part` again whenever it fails, until it returns or `stop` is set."""
    while not stop.is_set():
        started = time.monotonic()
        try:
            await part()
        except Exception as error:  # No failure of an engine or of ours may end the worker.
            if time.monotonic() - started > STEADY_SECONDS + MAX_WAIT_SECONDS:
                outage.over()
            outage.began(error)
            try:
                async with asyncio.timeout(outage.wait_seconds):
                    await stop.wait()
            except TimeoutError:
                pass
        else:
            return
