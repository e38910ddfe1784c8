"""Who reads an organization's audit log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compiler.catalogue import Fact
from compiler.sql import FALSE, Sql, any_of, sql, viewer
from permissions.people.learner import LearnerVisible
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


def owns(organization: Sql, profile: AccessProfile) -> Sql | None:
    """Is the viewer an owner of this organization? None where he or she manages none at all."""
    if not profile.manages:
        return None
    return sql(
        "EXISTS (SELECT 1 FROM membership w WHERE w.organization_id = {} AND w.account_id = {} AND w.role = 'OWNER')",
        organization,
        viewer("account", "uuid"),
    )


OWNS: Final = "owns"
OF_ORGANIZATION: Final[Mapping[str, Fact]] = {OWNS: Fact("organization_id", owns)}
"""Asked once per organization."""


class AuditEntryVisible(RowPermission):
    """May this viewer read this entry of the audit log? Owners of its organization; nobody else."""

    facts = OF_ORGANIZATION

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Entries of organizations that the viewer owns."""
        return known.get(OWNS) or owns(sql("{}.organization_id", row), profile) or FALSE


class AuditDetailVisible(AuditEntryVisible):
    """May this viewer read this detail of an entry? Whoever reads the entry."""


class AuditActorNameVisible(RowPermission):
    """May this viewer know the name of who acted? Of its own staff, past ones too; of a learner if he or she is seen.

    The provider's staff stay unnamed.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """A member now, or one whose coming is in the log; or a visible learner."""
        is_member = sql(
            "EXISTS (SELECT 1 FROM membership w WHERE w.organization_id = {}.organization_id"
            " AND w.account_id = {}.actor_id)",
            row,
            row,
        )
        was_member = sql(
            "EXISTS (SELECT 1 FROM audit_entry w WHERE w.organization_id = {}.organization_id"
            " AND w.actor_id = {}.actor_id AND w.action IN ('ORGANIZATION_CREATED', 'MEMBER_ADDED'))",
            row,
            row,
        )
        return any_of(is_member, was_member, sql("{} IS NOT NULL", seen_actor(row, profile)))


def seen_actor(row: Sql, profile: AccessProfile) -> Sql:
    """The key of the learner behind whom an entry names as its actor, if the viewer sees that learner; else null."""
    visible = LearnerVisible().rows(sql("v"), profile, {})
    return sql("(SELECT v.id FROM learner v WHERE v.account_id = {}.actor_id AND ({}))", row, visible)
