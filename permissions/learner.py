"""Who sees a learner."""

from __future__ import annotations

from compiler.sql import Sql, any_of, sql
from permissions.bond import connected, own, paid_by_viewers_organization
from permissions.row import RowPermission


class LearnerVisible(RowPermission):
    """May this viewer see this learner, by name?

    The learner; staff of an organization with an open connection; staff of one whose credit ever paid.
    """

    def rows(self, row: Sql) -> Sql:
        """Own, connected or requested, or paid for."""
        paid = sql(
            "EXISTS (SELECT 1 FROM session s WHERE s.learner_id = {}.id AND ({}))",
            row,
            paid_by_viewers_organization(sql("s.funding_organization_id"), sql("{}.id", row)),
        )
        key = sql("{}.id", row)
        return any_of(own(key), connected(key, also_requested=True), paid)


class LearnerEmailVisible(RowPermission):
    """May this viewer see this learner's email? Only the learner and staff while a connection is open."""

    def rows(self, row: Sql) -> Sql:
        """Own, or connected or requested."""
        key = sql("{}.id", row)
        return any_of(own(key), connected(key, also_requested=True))


class OwnLearner(RowPermission):
    """Is this the viewer's own profile? For what a learner sees of himself alone."""

    def rows(self, row: Sql) -> Sql:
        """Own."""
        return own(sql("{}.id", row))
