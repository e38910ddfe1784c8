"""How much a viewer's queries may cost: per request, and per minute over all API processes.

Each process counts for itself and answers at once; every SYNC_SECONDS it adds what it counted to Valkey and
learns what the others did. So a minute's budget holds for all of them together, within a second, and no
query waits for Valkey. Without Valkey each process goes on counting alone.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import redis.asyncio as redis
import structlog
from redis.exceptions import RedisError

WINDOW_SECONDS: Final = 60
SYNC_SECONDS: Final = 1.0
ANSWER_SECONDS: Final = 2.0

MAX_SENT_TOGETHER: Final = 1_000
_ADD: Final = """
local totals = {}
for cost, who in string.gmatch(ARGV[1], "(%-?%d+) ([^\\n]*)\\n") do
    totals[#totals + 1] = string.format("%.0f", redis.call("HINCRBY", KEYS[1], who, cost))
end
redis.call("EXPIRE", KEYS[1], ARGV[2])
return table.concat(totals, " ")
"""
"""Adds lines of `cost who` to what all processes counted, and returns the sums: two commands for each of many viewers
cost this process more than their small queries do.
"""

log = structlog.get_logger("tessera.api")


@dataclass(slots=True)
class _Spent:
    """What one viewer spent in the present window: by all processes as last heard, and here since then."""

    heard: int = 0
    unsent: int = 0


class QueryBudget:
    """The budgets of this process's viewers. `per_request` and `per_minute` are in cost."""

    def __init__(self, valkey_url: str, *, per_request: int, per_minute: int) -> None:
        self.per_request = per_request
        self.per_minute = per_minute
        self._valkey: Any = redis.Redis.from_url(
            valkey_url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS
        )
        self._window = self._now()
        self._spent: dict[str, _Spent] = {}
        self._task: asyncio.Task[None] | None = None

    def left(self, who: str) -> int:
        """What this viewer may still spend in the present window."""
        self._turn()
        spent = self._spent.get(who)
        return self.per_minute - (spent.heard + spent.unsent if spent else 0)

    def spend(self, who: str, cost: int) -> None:
        """Count a query that is about to run."""
        self._turn()
        self._spent.setdefault(who, _Spent()).unsent += cost

    def refund(self, who: str, cost: int) -> None:
        """Take back what was counted for a query that gave no answer; in another window there is nothing to take."""
        self._turn()
        if who in self._spent:
            self._spent[who].unsent -= cost

    @property
    def seconds_left(self) -> int:
        """Until the next window begins."""
        return WINDOW_SECONDS - int(time.time()) % WINDOW_SECONDS

    def start(self) -> None:
        """Begin to share what is counted; call inside the running loop."""
        self._task = asyncio.create_task(self._share_for_ever(), name="share query budgets")

    async def close(self) -> None:
        """Stop sharing."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._valkey.aclose()

    async def _share_for_ever(self) -> None:
        while True:
            await asyncio.sleep(SYNC_SECONDS)
            try:
                await self.share()
            except (RedisError, OSError) as error:
                log.debug("query_budget_not_shared", error=type(error).__name__)

    async def share(self) -> None:
        """Add what was counted here to Valkey and hear what all processes counted."""
        self._turn()
        window, sent = self._window, {who: s.unsent for who, s in self._spent.items() if s.unsent}
        if not sent:
            return
        for some in batched(sent.items()):
            lines = "".join(f"{cost} {who}\n" for who, cost in some)
            totals = await self._valkey.eval(_ADD, 1, f"tessera:budget:{window}", lines, 2 * WINDOW_SECONDS)
            if window != self._window:
                return
            for (who, cost), total in zip(some, totals.split(), strict=True):
                spent = self._spent[who]
                spent.unsent -= cost
                spent.heard = int(total)

    def _turn(self) -> None:
        window = self._now()
        if window != self._window:
            self._window, self._spent = window, {}

    def _now(self) -> int:
        return int(time.time()) // WINDOW_SECONDS


def batched(sent: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """So few at once that Valkey is not held up."""
    waiting = iter(sent)
    while some := list(islice(waiting, MAX_SENT_TOGETHER)):
        yield some
