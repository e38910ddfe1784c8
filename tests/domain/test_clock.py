"""The rules of `domain/clock.py`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from domain.clock import now, stopped_at


def test_the_clock_says_utc() -> None:
    assert now().tzinfo is UTC


def test_a_stopped_clock_stands_until_it_is_let_go_again() -> None:
    moment = datetime(2030, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    with stopped_at(moment):
        assert now() == now() == moment
        assert now().tzinfo is UTC
        with stopped_at(moment + timedelta(days=1)):
            assert now() == moment + timedelta(days=1)
        assert now() == moment
    assert now() != moment
