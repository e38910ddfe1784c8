"""Credits as double entry: every change moves credits between two accounts of one owner.

An owner (an organization or a learner) has four accounts. Credits enter from SOURCE (which goes
negative by what was ever granted) into AVAILABLE; a started session moves one to RESERVED; completion
moves it to SPENT, termination back to AVAILABLE. So at any time
AVAILABLE + RESERVED + SPENT = -SOURCE, and only SOURCE may be negative.
"""

from __future__ import annotations

from typing import Final

from domain.described_enum import DescribedEnum


class LedgerAccountKind(DescribedEnum):
    """Where an owner's credits are. Available, reserved and spent add up to what ever came in."""

    SOURCE = "SOURCE", "Where credits come from; negative by what was ever added."
    AVAILABLE = "AVAILABLE", "Free to be used."
    RESERVED = "RESERVED", "In a session that is in progress."
    SPENT = "SPENT", "Used by a completed session."


class LedgerReason(DescribedEnum):
    """Why credits moved."""

    GRANTED = "GRANTED", "The provider granted them."
    SESSION_STARTED = "SESSION_STARTED", "A session reserved one."
    SESSION_COMPLETED = "SESSION_COMPLETED", "A completed session spent its reserved one."
    RETURNED_ON_TERMINATION = "RETURNED_ON_TERMINATION", "A terminated session gave its reserved one back."


MOVES: Final[dict[LedgerReason, tuple[LedgerAccountKind, LedgerAccountKind]]] = {
    LedgerReason.GRANTED: (LedgerAccountKind.SOURCE, LedgerAccountKind.AVAILABLE),
    LedgerReason.SESSION_STARTED: (LedgerAccountKind.AVAILABLE, LedgerAccountKind.RESERVED),
    LedgerReason.SESSION_COMPLETED: (LedgerAccountKind.RESERVED, LedgerAccountKind.SPENT),
    LedgerReason.RETURNED_ON_TERMINATION: (LedgerAccountKind.RESERVED, LedgerAccountKind.AVAILABLE),
}
"""From which account to which, by reason."""
