"""A worker that is asked to stop ends, whatever its tasks make of a cancellation."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from arq.worker import Worker

from workers import runtime
from workers.runtime import cancel


class Poll:
    """A task like arq's poll on Python 3.11: it swallows its first `swallowed` cancellations."""

    def __init__(self, swallowed: int) -> None:
        self.left = swallowed
        self.ended = asyncio.Event()

    async def run(self) -> None:
        while not self.ended.is_set():
            try:
                await self.ended.wait()
            except asyncio.CancelledError:
                if self.left == 0:
                    raise
                self.left -= 1


def worker_of(main_task: asyncio.Task[None]) -> Worker:
    return cast(Worker, SimpleNamespace(allow_pick_jobs=True, tasks={}, job_tasks={}, main_task=main_task))


async def test_a_swallowed_cancellation_is_repeated() -> None:
    main_task = asyncio.create_task(Poll(swallowed=3).run())
    polling = asyncio.create_task(asyncio.wait({main_task}))
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await runtime._wind_down(worker_of(main_task), cast("asyncio.Task[None]", polling))
    assert main_task.cancelled()


async def test_the_wait_for_a_task_that_never_ends_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "CUT_OFF_SECONDS", 0.3)
    poll = Poll(swallowed=1000)
    endless: asyncio.Task[Any] = asyncio.create_task(poll.run())
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        assert await cancel([endless]) == {endless}
    poll.ended.set()
    await endless


async def test_what_has_ended_is_not_waited_for() -> None:
    assert await cancel([]) == set()
    done = asyncio.create_task(asyncio.sleep(0))
    await done
    assert await cancel([done]) == set()


def test_all_of_it_is_shorter_than_what_container_engines_give() -> None:
    assert runtime.STOP_SECONDS + 3 * runtime.CUT_OFF_SECONDS + 2 * runtime.CLOSE_SECONDS < 20
