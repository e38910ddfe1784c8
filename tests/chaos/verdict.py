"""What a disaster must have left: everything, once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from delivery.smtp import CONNECTIONS
from tests.chaos.disaster import Disaster, count

BOOKS = {
    "ledger transactions that do not balance": (
        "(SELECT transaction_id FROM ledger_entry GROUP BY 1 HAVING sum(amount) <> 0) t"
    ),
    "balances that are not the sum of their entries": (
        "ledger_account a WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE account_id = a.id)"
    ),
    "credits still reserved": "ledger_account WHERE kind = 'RESERVED' AND balance <> 0",
    "sessions still in progress": "session WHERE state = 'IN_PROGRESS'",
    "connections still active": "connection WHERE state = 'ACTIVE'",
    "invitations not recorded as sent": "invitation WHERE state <> 'SENT'",
    "events not done": "outbox WHERE done_at IS NULL",
    "notifications told twice": ("(SELECT recipient_id, key FROM notification GROUP BY 1, 2 HAVING count(*) > 1) t"),
    "people whose notifications have gaps": (
        "(SELECT recipient_id FROM notification GROUP BY 1 HAVING max(sequence) <> count(*)) t"
    ),
}


@dataclass(frozen=True)
class Line:
    """One figure, and what it has to be."""

    what: str
    found: int
    wanted: int
    at_most: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is."""
        return self.found <= self.wanted if self.at_most else self.found == self.wanted


async def verdict(after: Disaster) -> list[Line]:
    """Every figure."""
    size, mailbox, kills = after.size, after.mailbox, after.place.kills
    invited = {to for to in mailbox.recipients.values() if to.startswith("guest")}
    unexplained = [
        key
        for key, times in mailbox.repeated.items()
        # A mail may come again only if a worker was killed between its first arrival and its next.
        if not all(any(first <= kill <= then for kill in kills) for first, then in pairwise(times))
    ]
    return [
        Line("people invited who got the mail", len(invited), size.invitations),
        Line("mails that came again, on the wire at a kill", len(mailbox.repeated), CONNECTIONS * len(kills), True),
        Line("mails that came again without a kill in between", len(unexplained), 0),
        Line("sessions terminated", await count("session WHERE state = 'TERMINATED'"), size.disconnects),
        Line(
            "credits that came back",
            await count("ledger_transaction WHERE reason = 'RETURNED_ON_TERMINATION'"),
            size.disconnects,
        ),
        Line(
            "learners told of the end",
            await count(
                "notification n JOIN learner l ON l.account_id = n.recipient_id WHERE n.kind = 'CONNECTION_ENDED'"
                " AND EXISTS (SELECT 1 FROM connection c WHERE c.id = n.connection_id AND c.learner_id = l.id)"
            ),
            size.disconnects,
        ),
        *[Line(what, await count(rows), 0) for what, rows in BOOKS.items()],
    ]
