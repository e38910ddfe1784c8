"""Who is told which organizations see a record, and why one does."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.sql import Sql, all_of, literal, sql
from domain.visibility_reason import VisibilityReason
from permissions.bond import connected, is_self, paid_by_viewers_organization
from permissions.people.viewer import EVERY_PROFILE, AccessProfile
from permissions.row import RowPermission


class RecordVisibilityVisible(RowPermission):
    """May this viewer know who sees this record? Only the learner: it names all of the learner's organizations."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own."""
        return is_self(sql("{}.learner_id", row))


def reasons(row: Sql, shared: Sql) -> Sql:
    """Why organizations whose staff the viewer is see a session or certificate, in the order of the enum.

    `shared` is whether a connection shares such a row at all. Nothing of other organizations is in it.
    """
    learner, payer = sql("{}.learner_id", row), sql("{}.funding_organization_id", row)
    return sql(
        "array_remove(ARRAY[CASE WHEN {} THEN {} END, CASE WHEN {} THEN {} END], NULL)",
        all_of(shared, connected(learner, EVERY_PROFILE, {})),
        literal(VisibilityReason.CONNECTION),
        paid_by_viewers_organization(payer, learner, EVERY_PROFILE),
        literal(VisibilityReason.CREDIT),
    )
