"""How a leak is named, and what most of them do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from compiler.sql import TRUE
from permissions.row import RowPermission


@dataclass(frozen=True)
class Leak:
    """A guard taken away; `about` is the list of organizations that is asked for, so that it is noticed sooner."""

    seed: Callable[[pytest.MonkeyPatch], None]
    about: str | None = None


LEAKS: dict[str, Leak] = {}


def leak(
    *, about: str | None = None
) -> Callable[[Callable[[pytest.MonkeyPatch], None]], Callable[[pytest.MonkeyPatch], None]]:
    """Name the function's leak after it."""

    def named(seed: Callable[[pytest.MonkeyPatch], None]) -> Callable[[pytest.MonkeyPatch], None]:
        LEAKS[seed.__name__.replace("_", " ")] = Leak(seed, about)
        return seed

    return named


def shown_to_everybody(patch: pytest.MonkeyPatch, permission: type[RowPermission]) -> None:
    patch.setattr(permission, "rows", lambda *_: TRUE)
