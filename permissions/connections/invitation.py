"""Who sees an address's invitation."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import FALSE, Sql, all_of, any_of, sql, viewer
from permissions.bond import is_self, reads
from permissions.connections.connection import OF_ORGANIZATION, READS
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


def addressed_to(row: Sql, account: Sql) -> Sql:
    """Is the row, an invitation or an offer, for an address that this account has proved to be its own?"""
    return sql(
        "{}.email IN (SELECT a.email FROM account a WHERE a.id = {}"
        " UNION ALL SELECT d.email FROM account_address d WHERE d.account_id = {})",
        row,
        account,
        account,
    )


def is_live(row: Sql) -> Sql:
    """Does the invitation connect, as far as it is up to itself?"""
    return sql("{}.state IN ('QUEUED', 'SENT', 'FAILED') AND {}.expires_at > now()", row, row)


def is_paused(row: Sql) -> Sql:
    """Does it wait because the link that its organization shares is off? The view `join_offer` says the same."""
    return sql(
        "({} AND EXISTS (SELECT 1 FROM invitation_link s WHERE s.organization_id = {}.organization_id"
        " AND s.rotated_at IS NULL AND NOT s.is_active))",
        is_live(row),
        row,
    )


def open_of(organization: Sql) -> Sql:
    """How many mailed invitations of the organization wait to be followed?"""
    return sql(
        "(SELECT count(*) FROM invitation m WHERE m.organization_id = {} AND {})", organization, is_live(sql("m"))
    )


class InvitationVisible(RowPermission):
    """May this viewer see this invitation? Owners, admins and analysts of the organization, and who is invited.

    An accepted one is of who accepted it, whoever has the address by now: it tells of a connection.
    """

    facts = OF_ORGANIZATION

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Of an organization that the viewer reads as staff, or for one of the viewer's addresses."""
        account = viewer("account", "uuid")
        return any_of(_staff(row, profile, known), all_of(addressed_to(row, account), _accepted_by_nobody_else(row)))


class InvitationDeliveryVisible(RowPermission):
    """May this viewer see how the mails of this invitation fared? Owners, admins and analysts of the organization."""

    facts = OF_ORGANIZATION

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Of an organization that the viewer reads as staff."""
        return _staff(row, profile, known)


class InvitationForViewer(RowPermission):
    """Is this invitation for the viewer? Only who is invited gets its token: it connects."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """For one of the viewer's verified addresses."""
        return addressed_to(row, viewer("account", "uuid"))


def _accepted_by_nobody_else(row: Sql) -> Sql:
    return sql(
        "({}.connection_id IS NULL OR EXISTS (SELECT 1 FROM connection k WHERE k.id = {}.connection_id AND {}))",
        row,
        row,
        is_self(sql("k.learner_id")),
    )


def _staff(row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
    return known.get(READS) or reads(sql("{}.organization_id", row), profile) or FALSE
