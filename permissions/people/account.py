"""Who sees an account and what belongs to it alone."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import Sql, sql, viewer
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


class OwnAccount(RowPermission):
    """Is this the viewer's own account?"""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """The row itself."""
        return sql("{}.id = {}", row, viewer("account", "uuid"))


class OwnNotification(RowPermission):
    """Is this notification for the viewer?"""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """The viewer is the recipient."""
        return sql("{}.recipient_id = {}", row, viewer("account", "uuid"))


class OwnAccessToken(RowPermission):
    """Is this one of the viewer's own sign-ins and tokens?"""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """The viewer's account is the token's."""
        return sql("{}.account_id = {}", row, viewer("account", "uuid"))


class OwnAddress(RowPermission):
    """Is this one of the viewer's own further addresses?"""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """The viewer's account is the address's."""
        return sql("{}.account_id = {}", row, viewer("account", "uuid"))
