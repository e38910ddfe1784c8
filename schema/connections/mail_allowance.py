"""How many invitations an organization may mail."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.declare import column, entity
from domain.connections.mail_allowance import MailTrust
from permissions.connections.mail_allowance import MailAllowanceVisible


@entity("mail_allowance", MailAllowanceVisible())
@strawberry.type(
    description="How many invitations an organization may mail in a day, from midnight to midnight in UTC, and why. "
    "Trust grows by itself as invitations are accepted."
)
class MailAllowance:
    """A row of the view `mail_allowance` for each organization."""

    level: MailTrust = column("level", description="Why as many as that.")
    per_day: int = column("per_day", description="How many a day, those that are sent again included.")
    used_today: int = column("used_today", description="How many were queued today.")
    left_today: int = column("left_today", description="How many more may be queued today.")
    renews_at: datetime = column("renews_at", description="When the next day begins.")
    accepted: int = column("accepted", description="How many of its invitations were ever accepted; counted to 500.")
    mailed: int = column(
        "mailed",
        description="How many were queued in the last 30 days. This count and the next two begin anew when the "
        "provider's staff sets the allowance.",
    )
    refused: int = column(
        "refused", description="How many of the last 30 days' mails a server refused because of their address."
    )
    unsubscribed: int = column(
        "unsubscribed", description="How many addresses unsubscribed from its invitations in the last 30 days."
    )
