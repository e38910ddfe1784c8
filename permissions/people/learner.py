"""Who sees a learner."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import FALSE, Sql, any_of, sql
from permissions.bond import OF_SELF, connected_or_requested, is_self, paid_by_viewers_organization
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


class LearnerVisible(RowPermission):
    """May this viewer see this learner, by name?

    The learner; staff of an organization with an open connection; staff of one whose credit ever paid.
    """

    facts = OF_SELF

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, connected or requested, or paid for."""
        key = sql("{}.id", row)
        paid = paid_by_viewers_organization(sql("s.funding_organization_id"), key, profile)
        ever_paid = (
            FALSE
            if paid == FALSE
            else sql("EXISTS (SELECT 1 FROM session s WHERE s.learner_id = {} AND ({}))", key, paid)
        )
        return any_of(is_self(key), connected_or_requested(key, profile, known), ever_paid)


class LearnerEmailVisible(RowPermission):
    """May this viewer see this learner's email? Only the learner and staff while a connection is open."""

    facts = OF_SELF

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or connected or requested."""
        key = sql("{}.id", row)
        return any_of(is_self(key), connected_or_requested(key, profile, known))


class OwnLearner(RowPermission):
    """Is this the viewer's own profile? For what a learner sees of himself alone."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own."""
        return is_self(sql("{}.id", row))
