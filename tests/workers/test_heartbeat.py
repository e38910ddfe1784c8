"""A worker whose loop hangs is noticed by its health check."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from workers.heartbeat import STALE_SECONDS, beat, is_beating, keep_beating


async def test_a_worker_beats_as_long_as_its_loop_goes_round(tmp_path: Path) -> None:
    file = tmp_path / "heartbeat"
    assert not is_beating(file)
    task = asyncio.create_task(keep_beating(file))
    await asyncio.sleep(0)
    assert is_beating(file)
    task.cancel()


def test_one_that_has_stopped_beating_is_as_good_as_dead(tmp_path: Path) -> None:
    file = tmp_path / "heartbeat"
    beat(file)
    long_ago = time.time() - STALE_SECONDS - 1
    os.utime(file, (long_ago, long_ago))
    assert not is_beating(file)
    beat(file)
    assert is_beating(file)


def test_no_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "heartbeat"
    link.symlink_to(target)
    with pytest.raises(OSError, match="symbolic links"):
        beat(link)
    assert not target.exists()


async def test_a_folder_that_cannot_be_written_to_ends_no_worker(tmp_path: Path) -> None:
    task = asyncio.create_task(keep_beating(tmp_path / "nowhere" / "heartbeat"))
    await asyncio.sleep(0.05)
    assert not task.done()
    task.cancel()
