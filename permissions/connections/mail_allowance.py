"""Who sees how many invitations an organization may mail."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import TRUE, Sql, sql, viewer
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


class MailAllowanceVisible(RowPermission):
    """May this viewer see how many invitations this organization may mail? Owners and admins; the provider's staff."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Of organizations that the viewer manages; of all to the provider's staff, who set it."""
        return TRUE if profile.is_platform_staff else sql("{}.id = ANY ({})", row, viewer("managed", "uuid[]"))
