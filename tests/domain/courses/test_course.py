"""The rules of `domain/courses/course.py`."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from domain.courses.course import Step, check_finished, check_score, expiry, is_done
from domain.courses.session import ModuleKind
from domain.errors import CourseNotFinished, InvalidInput

LESSON = Step(UUID(int=1), ModuleKind.LESSON, None)
QUIZ = Step(UUID(int=2), ModuleKind.QUIZ, 80)
OTHER = Step(UUID(int=3), ModuleKind.LESSON, None)


@pytest.mark.parametrize(("step", "score"), [(LESSON, 0), (QUIZ, None), (QUIZ, -1), (QUIZ, 101)])
def test_a_lesson_has_no_score_and_a_quiz_one_in_percent(step: Step, score: int | None) -> None:
    with pytest.raises(InvalidInput):
        check_score(step, score)


@pytest.mark.parametrize(("step", "score"), [(LESSON, None), (QUIZ, 0), (QUIZ, 100)])
def test_a_result_that_fits_is_taken(step: Step, score: int | None) -> None:
    check_score(step, score)


def test_a_lesson_counts_once_taken_and_a_quiz_at_its_pass_mark() -> None:
    assert is_done(LESSON, {LESSON.id: None})
    assert not is_done(LESSON, {})
    assert is_done(QUIZ, {QUIZ.id: 80})
    assert not is_done(QUIZ, {QUIZ.id: 79})


def test_what_is_missing_is_counted_and_a_course_of_nothing_is_never_finished() -> None:
    check_finished([LESSON], {LESSON.id: None})
    with pytest.raises(CourseNotFinished, match="2 of 3"):
        check_finished([LESSON, QUIZ, OTHER], {LESSON.id: None, QUIZ.id: 10})
    with pytest.raises(CourseNotFinished):
        check_finished([], {})


@pytest.mark.parametrize(
    ("issued", "months", "expires"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2026, 11, 15), 24, (2028, 11, 15)),
        ((2026, 12, 1), 1, (2027, 1, 1)),
    ],
)
def test_a_certificate_expires_on_the_same_day_or_that_months_last(
    issued: tuple[int, int, int], months: int, expires: tuple[int, int, int]
) -> None:
    assert expiry(datetime(*issued, 9, 30, tzinfo=UTC), months) == datetime(*expires, 9, 30, tzinfo=UTC)


def test_without_a_term_it_never_expires() -> None:
    assert expiry(datetime(2026, 1, 1, tzinfo=UTC), None) is None
