"""Credits as double entry: every change moves credits between two accounts of one owner.

An owner (an organization or a learner) has four accounts. Credits enter from SOURCE (which goes
negative by what was ever granted) into AVAILABLE; a started session moves one to RESERVED; completion
moves it to SPENT, termination back to AVAILABLE. So at any time
AVAILABLE + RESERVED + SPENT = -SOURCE, and only SOURCE may be negative.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class LedgerAccountKind(StrEnum):
    """Where an owner's credits are."""

    SOURCE = "SOURCE"
    AVAILABLE = "AVAILABLE"
    RESERVED = "RESERVED"
    SPENT = "SPENT"


class LedgerReason(StrEnum):
    """Why credits moved."""

    GRANTED = "GRANTED"
    SESSION_STARTED = "SESSION_STARTED"
    SESSION_COMPLETED = "SESSION_COMPLETED"
    RETURNED_ON_TERMINATION = "RETURNED_ON_TERMINATION"


MOVES: Final[dict[LedgerReason, tuple[LedgerAccountKind, LedgerAccountKind]]] = {
    LedgerReason.GRANTED: (LedgerAccountKind.SOURCE, LedgerAccountKind.AVAILABLE),
    LedgerReason.SESSION_STARTED: (LedgerAccountKind.AVAILABLE, LedgerAccountKind.RESERVED),
    LedgerReason.SESSION_COMPLETED: (LedgerAccountKind.RESERVED, LedgerAccountKind.SPENT),
    LedgerReason.RETURNED_ON_TERMINATION: (LedgerAccountKind.RESERVED, LedgerAccountKind.AVAILABLE),
}
"""From which account to which, by reason."""
