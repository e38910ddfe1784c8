"""The provider's catalogue."""

from __future__ import annotations

from typing import LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression
from compiler.declare import argument, column, entity, referring, to_many
from compiler.sql import Sql, sql
from domain.courses.session import CourseAccess, ModuleKind
from domain.language import Language
from permissions.courses.course import CourseModuleVisible, CourseTranslationVisible, CourseVisible
from schema.filter import TextFilter
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.page import Page

LANGUAGE = argument(
    "language",
    Language | None,
    "Preferred language; without it, or where it is not offered, English, else any.",
    default=None,
)


def _translated(found: Sql, key: LiteralString = "id") -> Expression:
    """The text in the preferred language, else English, else whichever there is.

    `found` selects it from a translation `x`, up to the column that names the row, which has it as its `key`.
    """

    def expression(row: Sql, arguments: Arguments) -> Sql:
        return sql(
            "coalesce(({} = {}.{} ORDER BY (x.language = {}) DESC NULLS LAST, (x.language = 'EN') DESC, x.language"
            " LIMIT 1), '')",
            found,
            row,
            sql(key),
            arguments["language"].bind("text"),
        )

    return expression


# raw table: of a course that the row may show; what it is called in each language is told with it
_TITLE_FOUND = sql("SELECT x.title FROM course_translation x WHERE x.course_id")
_TITLE = _translated(_TITLE_FOUND)
TITLE_OF_ITS_COURSE = _translated(_TITLE_FOUND, "course_id")
"""The same of the course that a row names. Its own condition does not count: only where the row shows what it names."""
# raw table: of the course whose row it is
_SUMMARY = _translated(sql("SELECT x.summary FROM course_translation x WHERE x.course_id"))
# raw table: of the module whose row it is
_MODULE_TITLE = _translated(sql("SELECT x.title FROM course_module_translation x WHERE x.module_id"))


@entity("course_translation", CourseTranslationVisible())
@strawberry.type(description="A course in one language.")
class CourseTranslation:
    """Not a Node: a translation is found through its course."""

    language: Language = column("language", description="The language.")
    title: str = column("title", description="The course's title in this language.")
    summary: str = column("summary", description="What the course is about, in a paragraph.")


@entity("course_module", CourseModuleVisible())
@strawberry.type(description="One step of a course.")
class CourseModule(Node):
    """A lesson or a quiz."""

    id: strawberry.ID = global_id("CourseModule")
    position: int = column("position", description="Its place in the course, from 1.")
    kind: ModuleKind = column("kind", description="What it asks of the learner.")
    pass_mark: int | None = column("pass_mark", description="Score in percent that passes; null for lessons.")
    title: str = column(
        _MODULE_TITLE,
        description="The module's title.",
        arguments=[LANGUAGE],
    )


@entity("course", CourseVisible(), materialize=True)
@strawberry.type(description="A course of the provider's catalogue.")
class Course(Node):
    """Public once published."""

    id: strawberry.ID = global_id("Course")
    slug: str = column("slug", description="Its name in addresses, e.g. `level-1-educators`.")
    access: CourseAccess = column("access", description="How an organization's credits reach it.")
    validity_months: int | None = column(
        "validity_months", description="Months its certificate is valid; null if it does not expire."
    )
    title: str = column(
        _TITLE,
        description="The course's title.",
        arguments=[LANGUAGE],
    )
    summary: str = column(
        _SUMMARY,
        description="What the course is about, in a paragraph.",
        arguments=[LANGUAGE],
    )
    translations: list[CourseTranslation] = to_many(
        "CourseTranslation",
        referring("course_id"),
        lambda row: sql("{}.language", row),
        sorted_by="language",
        description="The languages it comes in.",
    )
    modules: list[CourseModule] = to_many(
        "CourseModule",
        referring("course_id"),
        lambda row: sql("{}.position", row),
        sorted_by="`position`",
        description="Its steps.",
    )


COURSES = listing(
    "Course",
    sorts={
        "ADDED_AT": sort("created_at", "timestamptz", "When it entered the catalogue.", descending_by_default=True),
        "SLUG": sort("slug", "text", "Its slug, alphabetically."),
    },
    filters={
        "access": where(CourseAccess, "How an organization's credits reach it."),
        "slug": where(TextFilter, "Its name in addresses."),
    },
)


@strawberry.type(description="One page of courses.")
class CoursesConnection(Page[Course]):
    """Courses, paged."""
