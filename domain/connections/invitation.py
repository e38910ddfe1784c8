"""One address invited by one organization: its states, and what may become what (product.md, "Words")."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from domain.described_enum import DescribedEnum


class InvitationState(DescribedEnum):
    """Where an address's invitation stands. QUEUED and SENT are open; FAILED can be sent again; the others are
    final.
    """

    QUEUED = "QUEUED", "Its mail is about to leave."
    SENT = "SENT", "A mail server took its mail."
    FAILED = "FAILED", "The mail server refused its mail. It can be sent again, and connects all the same."
    ACCEPTED = "ACCEPTED", "The learner connected by it."
    REVOKED = "REVOKED", "The organization took it back."
    EXPIRED = "EXPIRED", "Nobody followed it in time."


class InvitationOutcome(DescribedEnum):
    """What became of one item of a list to invite."""

    QUEUED = "QUEUED", "A mail is on its way."
    INVALID = "INVALID", "No mail goes there: it is no address, or none that your organization invites."
    DUPLICATE = "DUPLICATE", "The same address stands earlier in the list."
    ALREADY_INVITED = "ALREADY_INVITED", "The address has an open invitation; nothing was sent again."
    ALREADY_CONNECTED = "ALREADY_CONNECTED", "Whoever has the address is connected already."
    BLOCKED = (
        "BLOCKED",
        "Your organization blocked this learner, or the address wants no more of your invitations, or had three "
        "mails of yours within a day.",
    )
    OVER_ALLOWANCE = (
        "OVER_ALLOWANCE",
        "Your organization has mailed as many invitations today as it may: nothing was queued. Invite the address "
        "again tomorrow.",
    )


OPEN: Final = frozenset({InvitationState.QUEUED, InvitationState.SENT})
"""At most one of these per organization and address."""

LIVE: Final = OPEN | {InvitationState.FAILED}
"""Whose token still connects until it expires: a mail may arrive although the server said no."""

LIFETIME: Final = timedelta(days=30)
"""From the first time it was sent; a reminder does not prolong it."""

MAX_ADDRESSES: Final = 1_000
"""In one call."""

MAX_MAILS_A_DAY: Final = 3
"""To one address, by one organization or by one person for several, however often they take invitations back."""

CHUNK: Final = 100
"""Invitations that one event mails."""

_ANY_END: Final = {InvitationState.ACCEPTED, InvitationState.REVOKED, InvitationState.EXPIRED}
TRANSITIONS: Final[dict[InvitationState, frozenset[InvitationState]]] = {
    InvitationState.QUEUED: frozenset({InvitationState.SENT, InvitationState.FAILED, *_ANY_END}),
    InvitationState.SENT: frozenset({InvitationState.QUEUED, InvitationState.FAILED, *_ANY_END}),
    InvitationState.FAILED: frozenset({InvitationState.QUEUED, *_ANY_END}),
    InvitationState.ACCEPTED: frozenset(),
    InvitationState.REVOKED: frozenset(),
    InvitationState.EXPIRED: frozenset(),
}
"""What may become what; back to QUEUED by sending it again. The trigger `invitation_lifecycle` holds the same."""
