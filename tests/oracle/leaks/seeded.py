"""How a leak is named, and what most of them do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compiler.sql import TRUE
from permissions.row import RowPermission

Leak = Callable[[pytest.MonkeyPatch], None]
LEAKS: dict[str, Leak] = {}


def leak(function: Leak) -> Leak:
    LEAKS[function.__name__.replace("_", " ")] = function
    return function


def shown_to_everybody(patch: pytest.MonkeyPatch, permission: type[RowPermission]) -> None:
    patch.setattr(permission, "rows", lambda *_: TRUE)
