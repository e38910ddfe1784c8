"""Whether the disk has room for what is about to be started: an engine that finds it full says so badly."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from server.config.operator_error import OperatorError

NEEDED_MEGABYTES: Final = 400
"""A new PostgreSQL cluster with its write-ahead log, the demo, Valkey's file and logs take 150."""


class DiskFull(OperatorError):
    """There is too little room on the disk of the data folder."""


def require_room(folder: Path, needed: int = NEEDED_MEGABYTES) -> None:
    """Raise DiskFull, which says how much is free and how much is needed, in megabytes."""
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < needed:
        raise DiskFull(
            f"The disk of {folder} is nearly full: {free} MB are free, and Tessera needs {needed} MB to start.\n"
            "Make room, or give it a folder on another disk: TESSERA_DATA_DIR=/elsewhere/tessera make up"
        )
