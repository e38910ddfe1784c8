"""Whether a system runs in this folder: commands that look at one say so in words when there is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from server.config.operator_error import OperatorError

CHOSEN: Final = ("TESSERA_DATABASE_URL", "TESSERA_SECRET_KEY")
"""Whoever sets one of these has a system elsewhere, and settings that speak for themselves."""


class NothingRuns(OperatorError):
    """There is no system here to look at."""


def require_a_system() -> None:
    """Raise NothingRuns where `tessera up` was never started and nobody says where another system is."""
    folder = Path(os.environ.get("TESSERA_DATA_DIR", ".tessera"))
    is_configured = any(os.environ.get(name) for name in CHOSEN) or Path(".env").exists()
    if not is_configured and not (folder / "env").exists():
        raise NothingRuns("Nothing runs here. Start a system first: make up (and leave it running in its terminal).")
