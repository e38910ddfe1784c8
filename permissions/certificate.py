"""Who sees a certificate."""

from __future__ import annotations

from compiler.sql import Sql, any_of, sql
from permissions.bond import connected, own, paid_by_viewers_organization
from permissions.row import RowPermission


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


def _paid(row: Sql) -> Sql:
    return paid_by_viewers_organization(sql("{}.funding_organization_id", row), sql("{}.learner_id", row))
