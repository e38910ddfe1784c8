"""Who sees the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import TRUE, Sql, sql
from permissions.people.viewer import AccessProfile
from permissions.row import PublicRows


class CourseVisible(PublicRows):
    """May this viewer see this course? Everybody once it is published; before, the provider's staff."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Published, or seen by the provider's staff."""
        return TRUE if profile.is_platform_staff else sql("{}.published_at <= now()", row)


class CourseModuleVisible(PublicRows):
    """May this viewer see this module? Whoever sees its course."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Modules of visible courses."""
        return sql(
            "EXISTS (SELECT 1 FROM course c WHERE c.id = {}.course_id AND ({}))",
            row,
            CourseVisible().rows(sql("c"), profile, known),
        )


class CourseTranslationVisible(CourseModuleVisible):
    """May this viewer see this translation? Whoever sees its course."""
