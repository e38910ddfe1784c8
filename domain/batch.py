"""Several rows in one call."""

from __future__ import annotations

from typing import Final

MAX_AT_ONCE: Final = 200
"""Rows that one call changes, each with its outcome."""
