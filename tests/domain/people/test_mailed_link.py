"""The rules of `domain/people/mailed_link.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from domain.people.mailed_link import counts

MOMENT = datetime(2026, 5, 1, tzinfo=UTC)


@dataclass
class Link:
    used_at: datetime | None = None
    expires_at: datetime = MOMENT + timedelta(hours=1)


@dataclass
class Revocable(Link):
    revoked_at: datetime | None = None


@pytest.mark.parametrize("link", [Link(), Revocable()])
def test_a_fresh_link_counts(link: Link) -> None:
    assert counts(link, MOMENT)


@pytest.mark.parametrize("link", [Link(used_at=MOMENT), Link(expires_at=MOMENT), Revocable(revoked_at=MOMENT)])
def test_a_used_replaced_or_expired_one_does_not(link: Link) -> None:
    assert not counts(link, MOMENT)
