"""What was done within a session, module by module."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, entity, foreign_key, to_one
from compiler.sql import Sql, sql
from permissions.courses.session import ModuleProgressVisible
from schema.courses.course import CourseModule


def counts(row: Sql) -> Sql:
    """Whether a module that was done counts: a lesson does, a quiz from its pass mark."""
    # raw table: the module that the row names, whose pass mark decides
    return sql(
        "(SELECT m.pass_mark IS NULL OR coalesce({}.score_percent, 0) >= m.pass_mark FROM course_module m"
        " WHERE m.id = {}.module_id)",
        row,
        row,
    )


def position(row: Sql) -> Sql:
    """The place of its module in the course."""
    # raw table: the module that the row names, for the order alone
    return sql("(SELECT m.position FROM course_module m WHERE m.id = {}.module_id)", row)


def _counts(row: Sql, _arguments: Arguments) -> Sql:
    return counts(row)


@entity("module_progress", ModuleProgressVisible())
@strawberry.type(description="A module that was done within a session.")
class ModuleProgress:
    """Not a Node: it is found through its session."""

    module: CourseModule | None = to_one("CourseModule", foreign_key("module_id"), description="The module.")
    done_at: datetime = column(
        "completed_at", description="When it was done; of a quiz, when the best score was reached."
    )
    score_percent: int | None = column(
        "score_percent", description="The best score of all tries, in percent; null for lessons."
    )
    is_passed: bool = column(
        _counts, description="Whether it counts: a lesson always does, a quiz if the score reaches its pass mark."
    )
