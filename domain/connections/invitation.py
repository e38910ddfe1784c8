"""One address invited by one organization: its states, and what may become what (product.md, "Words")."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final


class InvitationState(StrEnum):
    """Where an invitation stands. QUEUED and SENT are open; FAILED may be sent again; the others are final."""

    QUEUED = "QUEUED"
    SENT = "SENT"
    FAILED = "FAILED"
    ACCEPTED = "ACCEPTED"
    REVOKED = "REVOKED"
    EXPIRED = "EXPIRED"


class InvitationOutcome(StrEnum):
    """What became of one address of a list to invite."""

    QUEUED = "QUEUED"
    INVALID = "INVALID"
    DUPLICATE = "DUPLICATE"
    ALREADY_INVITED = "ALREADY_INVITED"
    ALREADY_CONNECTED = "ALREADY_CONNECTED"
    BLOCKED = "BLOCKED"


OPEN: Final = frozenset({InvitationState.QUEUED, InvitationState.SENT})
"""At most one of these per organization and address."""

LIVE: Final = OPEN | {InvitationState.FAILED}
"""Whose token still connects until it expires: a mail may arrive although the server said no."""

LIFETIME: Final = timedelta(days=30)
"""From the first time it was sent; a reminder does not prolong it."""

MOST_ADDRESSES: Final = 1_000
"""In one call."""

MOST_MAILS_A_DAY: Final = 3
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
