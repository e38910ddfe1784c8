"""Who sees a connection."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import Sql, any_of, sql
from permissions.bond import own, staff_for
from permissions.row import RowPermission
from permissions.viewer import Standing


class ConnectionVisible(RowPermission):
    """May this viewer see this connection? Both its parties, whatever its state; nobody else."""

    def rows(self, row: Sql, standing: Standing, known: Mapping[str, Sql]) -> Sql:
        """The learner, or staff of the organization."""
        learner = sql("{}.learner_id", row)
        return any_of(own(learner), staff_for(sql("{}.organization_id", row), learner, standing))
