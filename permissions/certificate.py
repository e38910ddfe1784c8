"""Who sees a certificate."""

from __future__ import annotations

from compiler.sql import TRUE, Sql, any_of, sql
from permissions.bond import connected, own, paid_by_viewers_organization
from permissions.row import PublicRows, RowPermission


class CertificateVisible(RowPermission):
    """May this viewer see this certificate?

    The learner; staff of the organization whose credit paid for it; staff of every organization that
    the learner is connected to, whoever paid.
    """

    def rows(self, row: Sql) -> Sql:
        """Own, paid for, or connected."""
        learner = sql("{}.learner_id", row)
        return any_of(own(learner), _paid(row), connected(learner, also_requested=False))


class CertificateFundingVisible(RowPermission):
    """May this viewer see who paid? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql) -> Sql:
        """Own, or paid for."""
        return any_of(own(sql("{}.learner_id", row)), _paid(row))


class CertificateVerifiable(PublicRows):
    """May this viewer verify this certificate? Whoever holds its number, which the query must name whole.

    Its type has no id, shows what product.md allows, and is the target of one root field only.
    """

    def rows(self, row: Sql) -> Sql:
        """All: the number is the secret."""
        return TRUE


def _paid(row: Sql) -> Sql:
    return paid_by_viewers_organization(sql("{}.funding_organization_id", row), sql("{}.learner_id", row))
