"""When a course counts as done, and what that earns."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.courses.session import ModuleKind
from domain.errors import CourseNotFinished, InvalidInput


@dataclass(frozen=True, slots=True)
class Step:
    """A module as far as completion is concerned. `pass_mark` is in percent, of quizzes only."""

    id: UUID
    kind: ModuleKind
    pass_mark: int | None


def check_score(step: Step, score_percent: int | None) -> None:
    """Whether a result fits the module. Raises InvalidInput."""
    if step.kind is ModuleKind.LESSON and score_percent is not None:
        raise InvalidInput("A lesson has no score.", field="scorePercent")
    if step.kind is ModuleKind.QUIZ and (score_percent is None or not 0 <= score_percent <= 100):
        raise InvalidInput("A quiz needs a score from 0 to 100.", field="scorePercent")


def is_done(step: Step, results: Mapping[UUID, int | None]) -> bool:
    """Whether a module counts: a lesson once taken, a quiz at its pass mark."""
    if step.id not in results:
        return False
    return step.pass_mark is None or (results[step.id] or 0) >= step.pass_mark


def check_finished(steps: Sequence[Step], results: Mapping[UUID, int | None]) -> None:
    """Raises CourseNotFinished unless every module is done."""
    missing = sum(not is_done(step, results) for step in steps)
    if missing or not steps:
        raise CourseNotFinished(f"{missing} of {len(steps)} modules are not finished yet.")


def expiry(issued_at: datetime, validity_months: int | None) -> datetime | None:
    """When a certificate ends to be valid: the same day so many months later, or that month's last day."""
    if validity_months is None:
        return None
    years, month = divmod(issued_at.month - 1 + validity_months, 12)
    year, month = issued_at.year + years, month + 1
    return issued_at.replace(year=year, month=month, day=min(issued_at.day, monthrange(year, month)[1]))
