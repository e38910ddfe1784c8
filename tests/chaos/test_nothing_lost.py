"""A short disaster; `make chaos` runs the long one."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HANGS_AFTER_SECONDS = 400


@pytest.mark.slow
@pytest.mark.xdist_group("chaos")
async def test_nothing_is_lost_whatever_dies() -> None:
    """In a process of its own, for there is one Tortoise in each."""
    disaster = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chaos", "--invitations", "200", "--disconnects", "20", "--kills", "3",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    async with asyncio.timeout(HANGS_AFTER_SECONDS):
        said, _ = await disaster.communicate()
    assert disaster.returncode == 0, said.decode()
    assert "200  people invited who got the mail" in said.decode()
