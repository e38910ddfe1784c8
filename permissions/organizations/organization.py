"""Who sees what of an organization."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import TRUE, Sql, sql, viewer
from permissions.people.viewer import AccessProfile
from permissions.row import PublicRows, RowPermission


class OrganizationVisible(PublicRows):
    """May this viewer see this organization's name and branding? Everybody: learners look it up to connect."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """All."""
        return TRUE


class OrganizationReadable(RowPermission):
    """Is the viewer owner, admin or analyst of this organization? For its credits and link."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Organizations that the viewer reads as staff."""
        return sql("{}.id = ANY ({})", row, viewer("readable", "uuid[]"))


class InvitationLinkVisible(RowPermission):
    """May this viewer see this invitation link? Owners, admins and analysts of its organization."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Links of organizations that the viewer reads as staff."""
        return sql("{}.organization_id = ANY ({})", row, viewer("readable", "uuid[]"))


class JoinOfferShown(PublicRows):
    """May this viewer see what a shared or mailed link invites to? Whoever holds the token, which the query names.

    Its type has no id and is the target of one root field only, which compares the whole token.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """All: the token is the secret."""
        return TRUE


class LedgerEntryVisible(RowPermission):
    """May this viewer see this ledger entry? Owners, admins and analysts of the organization; a learner's own."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Entries of the viewer's accounts."""
        return sql(
            "EXISTS (SELECT 1 FROM ledger_account a WHERE a.id = {}.account_id"
            " AND (a.organization_id = ANY ({}) OR a.learner_id = {}))",
            row,
            viewer("readable", "uuid[]"),
            viewer("learner", "uuid"),
        )


def last_change(organization: Sql) -> Sql:
    """The number of the last transaction that recorded something of this organization in its log, lately; or null.

    Transactions end in another order than they began: it is older than the oldest that is still under way, so that
    nothing can come in before it any more. Rows of the log keep the transaction that wrote them, in 32 bits, in `xmin`.
    """
    return sql(
        "(SELECT max(c.number) FROM ("
        "SELECT s.next - (s.next % 4294967296 - e.xmin::text::bigint + 4294967296) % 4294967296 AS number"
        " FROM audit_entry e,"
        " (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next) s"
        " WHERE e.organization_id = {} AND e.at > now() - interval '15 minutes') c"
        " WHERE c.number < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)",
        organization,
    )
