"""Who sees a connection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compiler.catalogue import Fact
from compiler.sql import FALSE, TRUE, Sql, all_of, any_of, sql
from permissions.bond import is_self, leads, reads
from permissions.people.viewer import EVERY_PROFILE, AccessProfile
from permissions.row import RowPermission

READS: Final = "reads"
OF_ORGANIZATION: Final[Mapping[str, Fact]] = {READS: Fact("organization_id", reads)}
"""Asked once per organization. That also keeps the planner from starting at the connections of all of the viewer's
organizations when the newest ones of one are wanted."""


class ConnectionVisible(RowPermission):
    """May this viewer see this connection? Both its parties, whatever its state; nobody else."""

    facts = OF_ORGANIZATION

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """The learner, or staff of the organization."""
        learner, organization = sql("{}.learner_id", row), sql("{}.organization_id", row)
        staff = known.get(READS) or reads(organization, profile) or FALSE
        return any_of(is_self(learner), staff, leads(organization, learner, profile))


def has_visible_connection(organization: Sql, learner: Sql, states: Sql | None) -> Sql:
    """Has the learner a connection to this organization that the viewer sees; if states are given, the newest in one?

    Without the last, staff of one organization could ask another one which of their learners it knows.
    """
    return sql(
        "EXISTS (SELECT 1 FROM connection m WHERE m.organization_id = {} AND m.learner_id = {} AND ({}) AND ({}))",
        organization,
        learner,
        TRUE if states is None else all_of(sql("m.state = ANY ({})", states), _is_newest(sql("m"))),
        ConnectionVisible().rows(sql("m"), EVERY_PROFILE, {}),
    )


def _is_newest(row: Sql) -> Sql:
    """Of the two parties, who see all of theirs alike: whoever came back is no former learner."""
    return sql(
        "NOT EXISTS (SELECT FROM connection n WHERE n.organization_id = {}.organization_id"
        " AND n.learner_id = {}.learner_id AND (n.created_at, n.id) > ({}.created_at, {}.id))",
        row,
        row,
        row,
        row,
    )


class EndOfConnectionVisible(ConnectionVisible):
    """May this viewer see what the end of this connection would change? Whoever sees the connection.

    That is its learner, or staff who see everything of the learner that it shares: nothing more is counted.
    """
