"""Who sees a session."""

from __future__ import annotations

from compiler.sql import Sql, all_of, any_of, sql
from permissions.bond import connected, own, paid_by_viewers_organization
from permissions.row import RowPermission


class SessionVisible(RowPermission):
    """May this viewer see this session?

    The learner; staff of the organization that pays; while in progress, staff of every organization
    that the learner is connected to.
    """

    def rows(self, row: Sql) -> Sql:
        """Own, paid for, or in progress and connected."""
        learner = sql("{}.learner_id", row)
        running = all_of(sql("{}.state = 'IN_PROGRESS'", row), connected(learner, also_requested=False))
        return any_of(own(learner), _paid(row), running)


class SessionFundingVisible(RowPermission):
    """May this viewer see who pays? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql) -> Sql:
        """Own, or paid for."""
        return any_of(own(sql("{}.learner_id", row)), _paid(row))


def _paid(row: Sql) -> Sql:
    return paid_by_viewers_organization(sql("{}.funding_organization_id", row), sql("{}.learner_id", row))
