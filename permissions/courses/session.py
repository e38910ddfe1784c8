"""Who sees a session."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import FALSE, Sql, all_of, any_of, sql
from permissions.bond import OF_LEARNER, connected, own, paid_by_viewers_organization
from permissions.people.viewer import Standing
from permissions.row import RowPermission


class SessionVisible(RowPermission):
    """May this viewer see this session?

    The learner; staff of the organization that pays; while in progress, staff of every organization
    that the learner is connected to.
    """

    facts = OF_LEARNER

    def rows(self, row: Sql, standing: Standing, known: Mapping[str, Sql]) -> Sql:
        """Own, paid for, or in progress and connected."""
        learner = sql("{}.learner_id", row)
        bound = connected(learner, standing, known)
        running = FALSE if bound == FALSE else all_of(sql("{}.state = 'IN_PROGRESS'", row), bound)
        return any_of(own(learner), _paid(row, standing), running)


class SessionFundingVisible(RowPermission):
    """May this viewer see who pays? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql, standing: Standing, known: Mapping[str, Sql]) -> Sql:
        """Own, or paid for."""
        return any_of(own(sql("{}.learner_id", row)), _paid(row, standing))


class TerminationNoteVisible(SessionFundingVisible):
    """May this viewer see why the organization ended this session? The learner, and staff of the one that pays."""


def _paid(row: Sql, standing: Standing) -> Sql:
    organization, learner = sql("{}.funding_organization_id", row), sql("{}.learner_id", row)
    return paid_by_viewers_organization(organization, learner, standing)
