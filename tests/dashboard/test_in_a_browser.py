"""The dashboard as people meet it: the whole system runs, a real Chromium opens the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "dashboard" / "app"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("dashboard")]


@pytest.mark.parametrize(
    "name", sorted(Path(path.stem).stem for path in (APP / "tests" / "browser").glob("*.test.mjs"))
)
def test_in_the_browser(in_browser: Callable[[str], None], name: str) -> None:
    in_browser(name)
