"""Who sees a session."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import FALSE, Sql, all_of, any_of, sql
from permissions.bond import OF_LEARNER, connected, is_self, paid_by_viewers_organization
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


class SessionVisible(RowPermission):
    """May this viewer see this session?

    The learner; staff of the organization that pays; while in progress, staff of every organization
    that the learner is connected to.
    """

    facts = OF_LEARNER

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, paid for, or in progress and connected."""
        learner = sql("{}.learner_id", row)
        bound = connected(learner, profile, known)
        running = FALSE if bound == FALSE else all_of(sql("{}.state = 'IN_PROGRESS'", row), bound)
        return any_of(is_self(learner), _paid(row, profile), running)


class SessionFundingVisible(RowPermission):
    """May this viewer see who pays? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or paid for."""
        return any_of(is_self(sql("{}.learner_id", row)), _paid(row, profile))


class TerminationNoteVisible(SessionFundingVisible):
    """May this viewer see why the organization ended this session? The learner, and staff of the one that pays."""


def _paid(row: Sql, profile: AccessProfile) -> Sql:
    organization, learner = sql("{}.funding_organization_id", row), sql("{}.learner_id", row)
    return paid_by_viewers_organization(organization, learner, profile)
