"""When an organization may mail again."""

from __future__ import annotations

from datetime import datetime

from domain.connections.mail_allowance import renews_at, seconds_to_renewal


def test_the_day_ends_at_midnight_in_utc_wherever_one_is() -> None:
    late = datetime.fromisoformat("2026-03-01T23:59:59.5+00:00")
    assert renews_at(late) == renews_at(datetime.fromisoformat("2026-03-02T05:00:00+14:00"))
    assert seconds_to_renewal(late) == 1
    assert seconds_to_renewal(datetime.fromisoformat("2026-03-02T00:00:00+00:00")) == 86_400
