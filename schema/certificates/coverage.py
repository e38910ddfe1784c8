"""How many learners of a list are certified, course by course."""

from __future__ import annotations

from typing import Final

import strawberry

from compiler.catalogue import Derived
from compiler.declare import column, foreign_key, to_one
from compiler.sql import sql
from permissions.certificates.coverage import coverage_of
from schema.courses.course import Course

COVERAGE: Final = Derived(coverage_of, lambda row: sql("{}.certified DESC, {}.slug", row, row))


@strawberry.type(description="How many learners of a list are certified in a course.")
class CourseCoverage:
    """Of the whole list, whatever the page."""

    course: Course | None = to_one("Course", foreign_key("course"), description="The course.")
    learners: int = column("learners", description="How many learners are in the list: those whom you see.")
    certified: int = column(
        "certified",
        description="How many of them have a certificate of the course that you may see and that is valid at this "
        "moment.",
    )
