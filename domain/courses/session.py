"""One learner taking one course on one credit: its states, and when it may be completed."""

from __future__ import annotations

from typing import Final

from domain.described_enum import DescribedEnum


class SessionState(DescribedEnum):
    """Where a session stands."""

    IN_PROGRESS = "IN_PROGRESS", "The learner is taking the course."
    COMPLETED = "COMPLETED", "Finished; a certificate was issued."
    TERMINATED = "TERMINATED", "Ended before completion; its credit went back."


class TerminationReason(DescribedEnum):
    """Why a session was ended before completion."""

    DISCONNECTED = "DISCONNECTED", "The connection that paid for it ended."
    BY_ORGANIZATION = "BY_ORGANIZATION", "The organization ended it."


class CourseAccess(DescribedEnum):
    """How an organization's credits reach a course."""

    CONNECTION = "CONNECTION", "Learners connected to the organization start it themselves."
    CODE = "CODE", "Started with an access code, without a connection."


class ModuleKind(DescribedEnum):
    """What a module asks of the learner."""

    LESSON = "LESSON", "Something to read or watch."
    QUIZ = "QUIZ", "Questions; a score at or above the pass mark."


TRANSITIONS: Final[dict[SessionState, frozenset[SessionState]]] = {
    SessionState.IN_PROGRESS: frozenset({SessionState.COMPLETED, SessionState.TERMINATED}),
    SessionState.COMPLETED: frozenset(),
    SessionState.TERMINATED: frozenset(),
}
"""What may become what; the trigger `session_lifecycle` holds the same table."""
