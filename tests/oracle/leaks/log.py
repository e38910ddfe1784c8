"""The audit log: who is named in it, and what its filters find."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import compiler.execute
import compiler.filters
import compiler.guard
import compiler.passes
import compiler.render_page
import permissions.activity.audit_entry
import permissions.bond
import permissions.connections.connection
import permissions.connections.invitation
import permissions.courses.session
import permissions.people.token_viewer
import permissions.visibility
import schema.activity.audit_entry
import schema.certificates.certificate
import schema.connections.invitation
import schema.connections.join_offer
import schema.visibility
from compiler.sql import FALSE, Sql, sql, viewer
from permissions.activity.audit_entry import (
    AuditActorNameVisible,
    AuditActorVisible,
    AuditEntryVisible,
    AuditMemberVisible,
)
from tests.oracle.leaks.seeded import leak, shown_to_everybody


@leak(about="auditLog")
def the_log_is_for_admins(patch: pytest.MonkeyPatch) -> None:
    """Owners are told apart from no other manager."""
    patch.setattr(AuditEntryVisible, "facts", {})
    patch.setattr(
        AuditEntryVisible,
        "rows",
        lambda _, row, *more: sql("{}.organization_id = ANY ({})", row, viewer("managed", "uuid[]")),
    )


@leak(about="auditLog")
def the_log_names_whoever_acted(patch: pytest.MonkeyPatch) -> None:
    """Learners who are no longer the organization's to see keep their names in its log."""
    shown_to_everybody(patch, AuditActorNameVisible)


@leak(about="auditLog")
def the_log_names_a_learner_who_is_staff_too(patch: pytest.MonkeyPatch) -> None:
    """Whoever is or was on the staff keeps the name in what was done as a learner."""
    patch.setattr(permissions.activity.audit_entry, "acted_as_learner", lambda _: FALSE)


@leak(about="auditLog")
def the_log_shows_the_membership_of_a_learner(patch: pytest.MonkeyPatch) -> None:
    """The name is hidden, but the member is shown by whom it is told."""
    right = permissions.activity.audit_entry.acted_for_provider
    patch.setattr(AuditMemberVisible, "rows", lambda _, row, *more: sql("NOT {}", right(row)))


@leak(about="auditLog")
def the_log_names_the_providers_staff(patch: pytest.MonkeyPatch) -> None:
    """As far as they are learners or members here, too."""
    patch.setattr(permissions.activity.audit_entry, "acted_for_provider", lambda _: FALSE)


@leak(about="auditLog")
def the_log_shows_the_provider_as_a_learner(patch: pytest.MonkeyPatch) -> None:
    """The name is hidden, but the learner is shown whom it belongs to."""
    shown_to_everybody(patch, AuditActorVisible)


@leak(about="auditLog")
def the_logs_filter_finds_the_member_behind_a_learner(patch: pytest.MonkeyPatch) -> None:
    """Entries of a learner can be asked for by a membership that the log would not show."""
    found = (
        "(SELECT x.id FROM membership x WHERE x.organization_id = {}.organization_id AND x.account_id = {}.actor_id)"
    )
    patch.setattr(schema.activity.audit_entry, "acting_member", lambda row, *_: sql(found, row, row))


@leak(about="auditLog")
def the_logs_filter_finds_the_providers_staff(patch: pytest.MonkeyPatch) -> None:
    """What they did can be asked for by an id that the log would not show."""
    found = permissions.activity.audit_entry._seen_learner
    patch.setattr(schema.activity.audit_entry, "seen_actor", found)


@leak(about="auditLog")
def the_logs_filter_finds_hidden_actors(patch: pytest.MonkeyPatch) -> None:
    """Entries of a learner can be asked for by an id that the log would not show."""
    hidden = "(SELECT v.id FROM learner v WHERE v.account_id = {}.actor_id)"
    patch.setattr(schema.activity.audit_entry, "seen_actor", lambda row, *_: sql(hidden, row))


@leak(about="auditLog")
def the_logs_subjects_are_compared_by_key_alone(patch: pytest.MonkeyPatch) -> None:
    """A key is found whatever type it is asked for as, and what shows no id is told from what it is not."""

    def wrong(row: Sql, operator: str, given: Any) -> Sql:
        read = getattr(schema.activity.audit_entry, "_keys_of_several" if operator == "in" else "_keys_of_one")
        return sql("{}.subject_id = ANY ({})", row, given.bind("uuid[]", read))

    right = compiler.filters._compares

    def found(filter_type: Any, name: str) -> Any:
        compares = right(filter_type, name)
        return replace(compares, by=wrong) if name == "subjectId" else compares

    patch.setattr(compiler.filters, "_compares", found)
