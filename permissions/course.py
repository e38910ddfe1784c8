"""Who sees the catalogue."""

from __future__ import annotations

from compiler.sql import Sql, any_of, sql, viewer
from permissions.row import PublicRows


class CourseVisible(PublicRows):
    """May this viewer see this course? Everybody once it is published; before, the provider's staff."""

    def rows(self, row: Sql) -> Sql:
        """Published, or seen by the provider's staff."""
        return any_of(sql("{}.published_at <= now()", row), viewer("platform", "boolean"))


class CourseModuleVisible(PublicRows):
    """May this viewer see this module? Whoever sees its course."""

    def rows(self, row: Sql) -> Sql:
        """Modules of visible courses."""
        return sql(
            "EXISTS (SELECT 1 FROM course c WHERE c.id = {}.course_id AND ({}))", row, CourseVisible().rows(sql("c"))
        )


class CourseTranslationVisible(CourseModuleVisible):
    """May this viewer see this translation? Whoever sees its course."""
