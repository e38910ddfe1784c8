"""Who sees a learner."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import Sql
from permissions.bond import OF_SELF
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission
from permissions.visibility import CONNECTED, LEARNER, OWN, seen_by_viewer


class LearnerVisible(RowPermission):
    """May this viewer see this learner, by name?

    The learner; staff of an organization with an open connection; staff of one whose credit ever paid.
    """

    facts = OF_SELF

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """For any reason."""
        return seen_by_viewer(LEARNER, row, profile, known)


class LearnerEmailVisible(RowPermission):
    """May this viewer see this learner's email? Only the learner and staff while a connection is open."""

    facts = OF_SELF

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or connected or requested."""
        return seen_by_viewer(LEARNER, row, profile, known, by=(OWN, CONNECTED))


class OwnLearner(RowPermission):
    """Is this the viewer's own profile? For what a learner sees of himself alone."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own."""
        return seen_by_viewer(LEARNER, row, profile, known, by=(OWN,))
