"""The rules of `domain/unavailable.py`."""

from __future__ import annotations

from domain.unavailable import ServiceUnavailable


def test_it_names_the_service_and_when_to_come_back() -> None:
    away = ServiceUnavailable("Valkey", retry_after=9)
    assert (away.service, away.retry_after) == ("Valkey", 9)
    assert "Valkey" in str(away)
    assert "9 s" in str(away)
