"""The rules of `domain/connections/invitation_link.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.connections.invitation_link import MAX_USES, check_limits, why_dead
from domain.errors import (
    InvalidInput,
    InvitationLinkExpired,
    InvitationLinkInactive,
    InvitationLinkUnknown,
    InvitationLinkUsedUp,
)

MOMENT = datetime(2026, 5, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass
class Link:
    rotated_at: datetime | None = None
    expires_at: datetime | None = None
    is_active: bool = True
    max_uses: int | None = None
    uses: int = 0


@pytest.mark.parametrize(
    ("link", "refusal"),
    [
        (Link(rotated_at=MOMENT, expires_at=MOMENT, is_active=False), InvitationLinkUnknown),
        (Link(expires_at=MOMENT, is_active=False), InvitationLinkExpired),
        (Link(expires_at=MOMENT + DAY, is_active=False), InvitationLinkInactive),
        (Link(max_uses=2, uses=2), InvitationLinkUsedUp),
        (Link(max_uses=2, uses=2, is_active=False), InvitationLinkInactive),
        (Link(), InvitationLinkInactive),
    ],
)
def test_a_dead_link_says_the_most_final_reason(link: Link, refusal: type) -> None:
    assert why_dead(link, MOMENT) is refusal


@pytest.mark.parametrize(("cap", "until"), [(None, None), (3, None), (MAX_USES, MOMENT + DAY)])
def test_limits_that_a_link_can_have(cap: int | None, until: datetime | None) -> None:
    check_limits(cap, until, uses=3, moment=MOMENT)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"max_uses": 2}, "maxUses"),
        ({"max_uses": MAX_USES + 1}, "maxUses"),
        ({"max_uses": 0, "uses": 0}, "maxUses"),
        ({"expires_at": MOMENT}, "expiresAt"),
    ],
)
def test_a_cap_below_what_was_used_and_an_end_in_the_past_are_refused(given: dict[str, Any], field: str) -> None:
    usual: dict[str, Any] = {"max_uses": None, "expires_at": None, "uses": 3, "moment": MOMENT}
    with pytest.raises(InvalidInput) as refused:
        check_limits(**{**usual, **given})
    assert refused.value.field == field
