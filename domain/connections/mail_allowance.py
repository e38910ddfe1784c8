"""How many invitations an organization may mail in a day: trust grows with what was accepted, and is lost."""

from __future__ import annotations

import math
from datetime import UTC, datetime, time, timedelta
from typing import Final

from domain.described_enum import DescribedEnum

MAX_PER_DAY: Final = 100_000
"""What the provider's staff may set."""


class MailTrust(DescribedEnum):
    """Why an organization may mail as many invitations a day as it may. The view `mail_allowance` decides it."""

    NEW = "NEW", "Fewer than 50 of its invitations were accepted so far: 200 a day."
    KNOWN = "KNOWN", "50 of its invitations were accepted: 2,000 a day."
    TRUSTED = "TRUSTED", "500 of its invitations were accepted: 10,000 a day."
    SET = "SET", "The provider's staff has said how many."
    REDUCED = (
        "REDUCED",
        "More than 5 % of its mails of the last 30 days, and at least 20, reached nobody or were answered by "
        "unsubscribing: a tenth of what it had.",
    )
    PAUSED = (
        "PAUSED",
        "It mails nobody: more than 20 % of those mails, and at least 20, reached nobody or were answered by "
        "unsubscribing, or the provider's staff has stopped it.",
    )


LITTLE_TRUST: Final = frozenset({MailTrust.NEW, MailTrust.REDUCED})
"""Whose mails are also counted by who invites: several new organizations of one person are no more than one."""


def renews_at(moment: datetime) -> datetime:
    """When the allowance of the next day begins: at midnight in UTC."""
    return datetime.combine(moment.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def seconds_to_renewal(moment: datetime) -> int:
    """Seconds from `moment` until then, at least one."""
    return max(1, math.ceil((renews_at(moment) - moment).total_seconds()))
