"""One learner taking one course on one credit: its states, and when it may be completed."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class SessionState(StrEnum):
    """Where a session stands. COMPLETED and TERMINATED are final."""

    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    TERMINATED = "TERMINATED"


class TerminationReason(StrEnum):
    """Why a session was ended before completion."""

    DISCONNECTED = "DISCONNECTED"
    BY_ORGANIZATION = "BY_ORGANIZATION"


class CourseAccess(StrEnum):
    """How an organization's credits reach a course."""

    CONNECTION = "CONNECTION"
    CODE = "CODE"


class ModuleKind(StrEnum):
    """What a course's module asks of the learner."""

    LESSON = "LESSON"
    QUIZ = "QUIZ"


TRANSITIONS: Final[dict[SessionState, frozenset[SessionState]]] = {
    SessionState.IN_PROGRESS: frozenset({SessionState.COMPLETED, SessionState.TERMINATED}),
    SessionState.COMPLETED: frozenset(),
    SessionState.TERMINATED: frozenset(),
}
"""What may become what; the trigger `session_lifecycle` holds the same table."""
