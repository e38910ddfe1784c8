"""What a course is called in mails."""

from __future__ import annotations

from uuid import UUID

from domain.language import Language
from models.courses.course import CourseTranslation


async def title_of(course_id: UUID, *wanted: Language) -> str:
    """The course's title in the first of the wanted languages that it has, else in any; "" if it has none."""
    titles = {row.language: row.title for row in await CourseTranslation.filter(course_id=course_id)}
    return next((titles[language] for language in (*wanted, *Language) if language in titles), "")
