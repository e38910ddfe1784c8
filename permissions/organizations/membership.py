"""Who sees an organization's staff."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import Sql, any_of, sql, viewer
from permissions.people.viewer import AccessProfile
from permissions.row import PublicRows, RowPermission


class MembershipVisible(RowPermission):
    """May this viewer see this membership? The member, and everybody on the same staff."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or of an organization that the viewer is a member of."""
        return any_of(
            sql("{}.account_id = {}", row, viewer("account", "uuid")),
            sql("{}.organization_id = ANY ({})", row, viewer("member_of", "uuid[]")),
        )


class OwnMembership(RowPermission):
    """Is this the viewer's own membership? For what a member decides for himself alone."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own."""
        return sql("{}.account_id = {}", row, viewer("account", "uuid"))


class StaffInvitationVisible(RowPermission):
    """May this viewer see this invitation to the staff? Owners and admins of its organization."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Invitations of organizations that the viewer manages."""
        return sql("{}.organization_id = ANY ({})", row, viewer("managed", "uuid[]"))


class StaffOfferShown(PublicRows):
    """May this viewer see what an invitation to the staff offers? Whoever holds its token, while it can be accepted.

    Its type has no id, and no relation leads to it: one root field reads it, which verifies the whole token.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Pending ones: who has the token of another one learns nothing of it."""
        return sql(
            "({}.accepted_at IS NULL AND {}.revoked_at IS NULL AND {}.expires_at > now())",
            row,
            row,
            row,
        )


class TeamVisible(RowPermission):
    """May this viewer see this team? Owners, admins and analysts of its organization; coaches their own."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Teams of organizations that the viewer reads as staff, and teams that the viewer leads."""
        return any_of(
            sql("{}.organization_id = ANY ({})", row, viewer("readable", "uuid[]")),
            sql("{}.id = ANY ({})", row, viewer("teams", "uuid[]")),
        )
