"""Who sees an address's invitation."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import FALSE, Sql, any_of, sql, viewer
from permissions.bond import reads
from permissions.connection import OF_ORGANIZATION, READS
from permissions.row import RowPermission
from permissions.viewer import Standing


def addressed_to(row: Sql, account: Sql) -> Sql:
    """Is the invitation for an address that this account has proved to be its own?"""
    return sql(
        "{}.email IN (SELECT a.email FROM account a WHERE a.id = {}"
        " UNION ALL SELECT d.email FROM account_address d WHERE d.account_id = {})",
        row,
        account,
        account,
    )


class InvitationVisible(RowPermission):
    """May this viewer see this invitation? Owners, admins and analysts of the organization, and who is invited."""

    facts = OF_ORGANIZATION

    def rows(self, row: Sql, standing: Standing, known: Mapping[str, Sql]) -> Sql:
        """Of an organization that the viewer reads as staff, or for one of the viewer's addresses."""
        return any_of(_staff(row, standing, known), addressed_to(row, viewer("account", "uuid")))


class InvitationDeliveryVisible(RowPermission):
    """May this viewer see how the mails of this invitation fared? Owners, admins and analysts of the organization."""

    facts = OF_ORGANIZATION

    def rows(self, row: Sql, standing: Standing, known: Mapping[str, Sql]) -> Sql:
        """Of an organization that the viewer reads as staff."""
        return _staff(row, standing, known)


class InvitationForViewer(RowPermission):
    """Is this invitation for the viewer? Only who is invited gets its token: it connects."""

    def rows(self, row: Sql, standing: Standing, known: Mapping[str, Sql]) -> Sql:
        """For one of the viewer's verified addresses."""
        return addressed_to(row, viewer("account", "uuid"))


def _staff(row: Sql, standing: Standing, known: Mapping[str, Sql]) -> Sql:
    return known.get(READS) or reads(sql("{}.organization_id", row), standing) or FALSE
