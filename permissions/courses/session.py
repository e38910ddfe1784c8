"""Who sees a session."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import Sql
from permissions.bond import OF_LEARNER
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission
from permissions.visibility import OWN, PAID, SESSION, seen_by_viewer


class SessionVisible(RowPermission):
    """May this viewer see this session?

    The learner; staff of the organization that pays; while in progress, staff of every organization
    that the learner is connected to.
    """

    facts = OF_LEARNER

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """For any reason."""
        return seen_by_viewer(SESSION, row, profile, known)


class SessionFundingVisible(RowPermission):
    """May this viewer see who pays? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or paid for."""
        return seen_by_viewer(SESSION, row, profile, known, by=(OWN, PAID))


class TerminationNoteVisible(SessionFundingVisible):
    """May this viewer see why the organization ended this session? The learner, and staff of the one that pays."""
