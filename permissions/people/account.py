"""Who sees an account and what belongs to it alone."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import Sql, sql, viewer
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


def email_of(account: Sql) -> Sql:
    """The address of this account. Who may read it is said by the condition on what shows it."""
    return sql("(SELECT a.email FROM account a WHERE a.id = {})", account)


def name_of(account: Sql) -> Sql:
    """The name of the person whose account this is. Who may read it is said by the condition on what shows it."""
    return sql("(SELECT x.name FROM learner x WHERE x.account_id = {})", account)


def works_for_provider() -> Sql:
    """Is the viewer one of the provider's staff?"""
    return sql(
        "coalesce((SELECT a.is_platform_staff FROM account a WHERE a.id = {}), FALSE)", viewer("account", "uuid")
    )


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
