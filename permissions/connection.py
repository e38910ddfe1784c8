"""Who sees a connection."""

from __future__ import annotations

from compiler.sql import Sql, any_of, sql
from permissions.bond import own, staff_for
from permissions.row import RowPermission


class ConnectionVisible(RowPermission):
    """May this viewer see this connection? Both its parties, whatever its state; nobody else."""

    def rows(self, row: Sql) -> Sql:
        """The learner, or staff of the organization."""
        learner = sql("{}.learner_id", row)
        return any_of(own(learner), staff_for(sql("{}.organization_id", row), learner))
