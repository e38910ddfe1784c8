"""Who reads an organization's audit log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compiler.catalogue import Fact
from compiler.sql import FALSE, Sql, all_of, any_of, sql, viewer
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


def acted_as_learner(row: Sql) -> Sql:
    """Did the one who acted do so as the learner whose connection, session or invitation it was?"""
    # Subjects' keys are unique among all tables, so the type need not be asked.
    concerned = sql(
        "SELECT k.learner_id FROM connection k WHERE k.id = {}.subject_id"
        " UNION ALL SELECT s.learner_id FROM session s WHERE s.id = {}.subject_id"
        " UNION ALL SELECT k.learner_id FROM invitation i JOIN connection k ON k.id = i.connection_id"
        " WHERE i.id = {}.subject_id",
        row,
        row,
        row,
    )
    return sql(
        "EXISTS (SELECT 1 FROM learner l WHERE l.account_id = {}.actor_id AND l.id IN ({}))",
        row,
        concerned,
    )


def acted_for_provider(row: Sql) -> Sql:
    """Was it done by the provider's staff, as such?"""
    return sql("{}.action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET')", row)


class AuditActorVisible(RowPermission):
    """May this viewer see the learner behind who acted, if that learner is visible? Unless it was the provider's staff.

    They stay unnamed, be they learners or members here as well.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """All but what the provider did."""
        return sql("NOT {}", acted_for_provider(row))


class AuditMemberVisible(RowPermission):
    """May this viewer see the member behind who acted, if that membership is visible? Where it acted as one.

    Who acted as a learner is shown as far as the learner may be seen, whatever else he or she is.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """What was done on the staff's behalf."""
        return all_of(sql("NOT {}", acted_for_provider(row)), sql("NOT {}", acted_as_learner(row)))


class AuditActorNameVisible(RowPermission):
    """May this viewer know the name of who acted? Of its own staff, past ones too; of a learner if he or she is seen.

    The provider's staff stay unnamed; who acted as a learner has no name but the learner's.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """A visible learner; or, acting for the staff, a member now, or one whose coming is in the log."""
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
        of_staff = all_of(any_of(is_member, was_member), sql("NOT {}", acted_as_learner(row)))
        return all_of(
            sql("NOT {}", acted_for_provider(row)),
            any_of(of_staff, sql("{} IS NOT NULL", _seen_learner(row, profile))),
        )


def seen_actor(row: Sql, profile: AccessProfile) -> Sql:
    """The key of the learner whom an entry shows as its actor to the viewer; null if it shows none."""
    shown = AuditActorVisible().rows(row, profile, {})
    return sql("CASE WHEN {} THEN {} END", shown, _seen_learner(row, profile))


def acting_member(row: Sql, profile: AccessProfile) -> Sql:
    """The key of the membership that an entry shows as its actor to its readers; null if it shows none."""
    membership = sql(
        "(SELECT x.id FROM membership x WHERE x.organization_id = {}.organization_id AND x.account_id = {}.actor_id)",
        row,
        row,
    )
    return sql("CASE WHEN {} THEN {} END", AuditMemberVisible().rows(row, profile, {}), membership)


def _seen_learner(row: Sql, profile: AccessProfile) -> Sql:
    visible = LearnerVisible().rows(sql("v"), profile, {})
    return sql("(SELECT v.id FROM learner v WHERE v.account_id = {}.actor_id AND ({}))", row, visible)
