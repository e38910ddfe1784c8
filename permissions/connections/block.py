"""Who sees that a learner is blocked."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import FALSE, Sql, sql
from permissions.bond import reads
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


class BlockVisible(RowPermission):
    """May this viewer see this block? Owners, admins and analysts of its organization; the learner is not told."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Blocks by organizations that the viewer reads as staff."""
        return reads(sql("{}.organization_id", row), profile) or FALSE
