"""Who sees a certificate."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import TRUE, Sql, any_of, sql
from permissions.bond import OF_LEARNER, connected, is_self, paid_by_viewers_organization
from permissions.people.viewer import AccessProfile
from permissions.row import PublicRows, RowPermission


class CertificateVisible(RowPermission):
    """May this viewer see this certificate?

    The learner; staff of the organization whose credit paid for it; staff of every organization that
    the learner is connected to, whoever paid.
    """

    facts = OF_LEARNER

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, paid for, or connected."""
        learner = sql("{}.learner_id", row)
        return any_of(is_self(learner), _paid(row, profile), connected(learner, profile, known))


class CertificateFundingVisible(RowPermission):
    """May this viewer see who paid? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or paid for."""
        return any_of(is_self(sql("{}.learner_id", row)), _paid(row, profile))


class CertificateVerifiable(PublicRows):
    """May this viewer verify this certificate? Whoever holds its number, which the query must name whole.

    Its type has no id, shows what product.md allows, and is the target of one root field only.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """All: the number is the secret."""
        return TRUE


def _paid(row: Sql, profile: AccessProfile) -> Sql:
    organization, learner = sql("{}.funding_organization_id", row), sql("{}.learner_id", row)
    return paid_by_viewers_organization(organization, learner, profile)
