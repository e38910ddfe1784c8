"""Whether a worker's loop still goes round: it touches a file, and a health check looks how old that is."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from pathlib import Path
from typing import Final

import structlog

BEAT_SECONDS: Final = 5.0
STALE_SECONDS: Final = 45.0
"""So long without a beat means that the loop hangs: no job of ours holds it for a tenth of that."""
FILE: Final = Path(tempfile.gettempdir()) / "tessera-worker.heartbeat"

log = structlog.get_logger("tessera.worker")


async def keep_beating(file: Path = FILE) -> None:
    """Touch the file every few seconds, until cancelled. A folder that cannot be written to is said once."""
    has_complained = False
    while True:
        try:
            beat(file)
        except OSError as error:
            if not has_complained:
                log.warning("heartbeat_not_written", error=str(error))
                has_complained = True
        await asyncio.sleep(BEAT_SECONDS)


def beat(file: Path = FILE) -> None:
    """Touch the file; never through a link that somebody else laid there. Raises OSError."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        os.utime(descriptor)
    finally:
        os.close(descriptor)


def is_beating(file: Path = FILE) -> bool:
    """Whether there was a beat lately."""
    try:
        return time.time() - file.lstat().st_mtime < STALE_SECONDS
    except OSError:
        return False
