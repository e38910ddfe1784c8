"""Times to wait, in words."""

from __future__ import annotations

import pytest

from domain.duration import in_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "in 1 second"), (1, "in 1 second"), (59.5, "in 60 seconds"), (89, "in 89 seconds"), (90, "in 2 minutes"),
        (899, "in 15 minutes"), (5_399, "in 90 minutes"), (5_400, "in 2 hours"), (86_251, "in 24 hours"),
        (86_400, "in 24 hours"), (130_000, "in 2 days"),
    ],
)  # fmt: skip
def test_a_time_to_wait_is_said_in_a_unit_that_fits(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
