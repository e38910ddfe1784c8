"""Who sees a certificate."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import TRUE, Sql
from permissions.bond import OF_LEARNER
from permissions.people.viewer import AccessProfile
from permissions.row import PublicRows, RowPermission
from permissions.visibility import CERTIFICATE, OWN, PAID, seen_by_viewer


class CertificateVisible(RowPermission):
    """May this viewer see this certificate?

    The learner; staff of the organization whose credit paid for it; staff of every organization that
    the learner is connected to, whoever paid.
    """

    facts = OF_LEARNER

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """For any reason."""
        return seen_by_viewer(CERTIFICATE, row, profile, known)


class CertificateFundingVisible(RowPermission):
    """May this viewer see who paid? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or paid for."""
        return seen_by_viewer(CERTIFICATE, row, profile, known, by=(OWN, PAID))


class CertificateVerifiable(PublicRows):
    """May this viewer verify this certificate? Whoever holds its number, which the query must name whole.

    Its type has no id, shows what product.md allows, and is the target of one root field only.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """All: the number is the secret."""
        return TRUE
