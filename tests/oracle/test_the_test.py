"""The oracle notices: with any one guard broken it finds, within so many questions, an answer that says too much."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.oracle.comparison import REFUSES
from tests.oracle.inquiry import Inquiry
from tests.oracle.leaks import LEAKS

WORLDS, QUESTIONS = 4, 600
"""Questions asked of each world at most; most leaks are found within two hundred. What one world has no case of, which
chance alone decides, another has."""


@pytest.mark.parametrize("name", LEAKS)
async def test_a_leak_is_noticed(inquire: Callable[[int], Inquiry], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    leak = LEAKS[name]
    leak.seed(monkeypatch)
    asked = 0
    for number in range(WORLDS):
        async for _, _, difference in inquire(number).differences(QUESTIONS, broad=0, about=leak.about):
            asked += 1
            if difference is not None:
                # A leak that breaks the API instead would prove nothing.
                assert not difference.startswith(REFUSES), difference
                print(f"{name}: noticed after {asked} questions: {difference[:200]}")
                return
    pytest.fail(f"nothing noticed in {asked} questions: {name}")
