"""Guards broken on purpose: each function takes one away, as a mistake in the code might."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

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
from compiler.catalogue import Column, SortKey
from compiler.cursor import CursorKind
from compiler.plan import AggregatesOf, GuardedTable, One, PageOf, TotalCount
from compiler.sql import FALSE, TRUE, Sql, identifier, join, literal, sql, statement, viewer
from domain.organizations.role import MANAGERS, READERS, Role
from permissions.activity.audit_entry import (
    AuditActorNameVisible,
    AuditActorVisible,
    AuditEntryVisible,
    AuditMemberVisible,
)
from permissions.certificates.certificate import CertificateVisible
from permissions.connections.block import BlockVisible
from permissions.connections.connection import EndOfConnectionVisible
from permissions.connections.invitation import InvitationDeliveryVisible, InvitationForViewer, InvitationVisible
from permissions.organizations.membership import OwnMembership
from permissions.people.account import OwnAddress
from permissions.people.learner import LearnerVisible
from permissions.row import RowPermission
from permissions.visibility import RecordVisibilityVisible
from schema.people.learner import LEARNERS
from server.query.schema import executable

Leak = Callable[[pytest.MonkeyPatch], None]
LEAKS: dict[str, Leak] = {}


def leak(function: Leak) -> Leak:
    LEAKS[function.__name__.replace("_", " ")] = function
    return function


def _bare(table: Any) -> GuardedTable:
    return replace(table, visible=TRUE)


@leak
def a_condition_is_dropped(patch: pytest.MonkeyPatch) -> None:
    """Every certificate is everybody's who is signed in."""
    patch.setattr(CertificateVisible, "rows", lambda *_: TRUE)


@leak
def a_condition_compares_the_wrong_organization(patch: pytest.MonkeyPatch) -> None:
    """Staff of an organization see the connections to all organizations of their learners."""
    right = permissions.connections.connection.reads

    def wrong(organization: Sql, standing: Any) -> Sql | None:
        elsewhere = sql(
            "(SELECT o.id FROM organization o WHERE o.id <> {} AND o.id = ANY ({}) LIMIT 1)",
            organization,
            viewer("readable", "uuid[]"),
        )
        here, there = right(organization, standing), right(elsewhere, standing)
        return None if here is None or there is None else sql("({}) OR ({})", here, there)

    patch.setattr(permissions.connections.connection, "reads", wrong)
    patch.setattr(permissions.connections.connection.ConnectionVisible, "facts", {})


def _without_guard(patch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    """Parts of a page of this kind look at rows that the page does not show."""
    right = compiler.render_page._part

    def wrong(part: Any, position: int, node: PageOf, *more: Any) -> Sql:
        bare = replace(node, source=_bare(node.source))
        return right(part, position, bare if isinstance(part, kind) else node, *more)

    patch.setattr(compiler.render_page, "_part", wrong)


@leak
def a_count_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`totalCount` counts what the list does not show."""
    _without_guard(patch, TotalCount)


@leak
def an_aggregate_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`aggregates` adds up what the list does not show."""
    _without_guard(patch, AggregatesOf)


@leak
def a_filter_probes_a_hidden_column(patch: pytest.MonkeyPatch) -> None:
    """The filter on emails compares those that a read would hide."""
    right = compiler.filters._compares

    def wrong(filter_type: Any, name: str) -> Any:
        found = right(filter_type, name)
        if name != "email" or filter_type is not LEARNERS.filter_type:
            return found
        return replace(
            found, subject=lambda row: sql("(SELECT a.email FROM account a WHERE a.id = {}.account_id)", row)
        )

    patch.setattr(compiler.filters, "_compares", wrong)


@leak
def a_list_is_sorted_by_a_hidden_column(patch: pytest.MonkeyPatch) -> None:
    """Certificates by name come in the order of who paid."""
    hidden = SortKey("funding_organization_id", "uuid", nullable=True)
    patch.setitem(schema.certificates.certificate.CERTIFICATES.sorts, "HOLDER_NAME", hidden)


@leak
def a_node_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`node(id:)` finds whatever was ever issued."""
    right = compiler.guard._Pass._one

    def wrong(self: Any, node: One) -> One:
        found = right(self, node)
        return replace(found, source=_bare(found.source)) if node.parent == identifier("root") else found

    patch.setattr(compiler.guard._Pass, "_one", wrong)


@leak
def a_branch_of_an_interface_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`nodes(ids:)` guards nothing of sessions."""
    right = compiler.passes.rows_select

    def wrong(node: Any) -> Sql:
        return right(replace(node, source=_bare(node.source)) if node.source.entity.name == "Session" else node)

    patch.setattr(compiler.passes, "rows_select", wrong)


@leak
def a_cursor_reveals_a_hidden_column(patch: pytest.MonkeyPatch) -> None:
    """Cursors of learners hold their email."""
    right = CursorKind.sql
    hidden = "(SELECT a.email FROM account a JOIN learner h ON h.account_id = a.id WHERE h.id = {})"

    def wrong(self: CursorKind, keys: Any, row_id: Sql) -> Sql:
        more = [sql(hidden, row_id)] if self.name.startswith("Learner/") else []
        return right(self, [*keys, *more], row_id)

    patch.setattr(CursorKind, "sql", wrong)


def _roles_are(patch: pytest.MonkeyPatch, readers: list[Role], managers: list[Role]) -> None:
    """The viewer reads as staff, and manages, by these roles."""
    module = permissions.people.token_viewer
    of_token = module.viewer_of(module.profile_of_account(readers, managers))
    patch.setattr(module, "_OF_TOKEN", of_token)
    patch.setattr(module, "_STATEMENT", statement(of_token))


@leak
def roles_are_mixed_up(patch: pytest.MonkeyPatch) -> None:
    """A coach sees what an analyst sees."""
    _roles_are(patch, [*READERS, Role.COACH], [*MANAGERS])


@leak
def analysts_manage(patch: pytest.MonkeyPatch) -> None:
    """An analyst sees who is invited to the staff, like an owner."""
    _roles_are(patch, [*READERS], [*READERS])


def _bonds_are(patch: pytest.MonkeyPatch, bond: str, *states: str) -> None:
    """The bond to a learner is read off connections in these states as `bond` has it."""
    right = permissions.bond.open_bond

    def wrong(learner: Sql, standing: Any) -> Sql | None:
        staff = permissions.bond.staff_for(sql("k.organization_id"), learner, standing)
        wanted = join(", ", [literal(state) for state in states])
        found = "SELECT min({}) FROM connection k WHERE k.learner_id = {} AND k.state IN ({}) AND ({})"
        return None if staff == FALSE else sql(found, sql(bond), learner, wanted, staff)

    patch.setattr(permissions.bond, "open_bond", wrong)
    waiting = [RowPermission]
    for permission in waiting:
        waiting += permission.__subclasses__()
        facts = {n: replace(f, condition=wrong) if f.condition is right else f for n, f in permission.facts.items()}
        patch.setattr(permission, "facts", facts)


@leak
def an_ended_connection_counts_as_active(patch: pytest.MonkeyPatch) -> None:
    """After the end an organization goes on seeing what others paid for."""
    bond = "CASE k.state WHEN 'DISCONNECTED' THEN 'ACTIVE' ELSE k.state END"
    _bonds_are(patch, bond, "ACTIVE", "REQUESTED", "DISCONNECTED")


@leak
def a_request_shows_what_a_connection_shows(patch: pytest.MonkeyPatch) -> None:
    """Whoever asks shows everything at once."""
    _bonds_are(patch, "'ACTIVE'", "ACTIVE", "REQUESTED")


@leak
def a_relation_names_the_payer_to_everybody(patch: pytest.MonkeyPatch) -> None:
    """`fundedBy` of a session tells of another organization's connection."""
    patch.setattr(permissions.courses.session.SessionFundingVisible, "rows", lambda *_: TRUE)


@leak
def a_statement_is_kept_for_everybody(patch: pytest.MonkeyPatch) -> None:
    """What was compiled for one kind of viewer answers another."""
    right = compiler.execute.CachedStatements

    class Wrong(right):
        def find(self, key: Any, variables: Any) -> Any:
            return super().find(key[:-1], variables)

        def keep(self, key: Any, compiled: Any) -> None:
            super().keep(key[:-1], compiled)

    patch.setattr(compiler.execute, "CachedStatements", Wrong)


@leak
def ended_sessions_are_shared(patch: pytest.MonkeyPatch) -> None:
    """A connection shows sessions that are over, whoever paid."""
    right = permissions.courses.session.SessionVisible.rows

    def wrong(self: Any, row: Sql, standing: Any, known: Any) -> Sql:
        bound = permissions.bond.connected(sql("{}.learner_id", row), standing, known)
        own_or_paid = right(self, row, standing, known)
        return own_or_paid if bound == FALSE else sql("({}) OR ({})", own_or_paid, bound)

    patch.setattr(permissions.courses.session.SessionVisible, "rows", wrong)


def _everything(patch: pytest.MonkeyPatch, permission: type[RowPermission]) -> None:
    patch.setattr(permission, "rows", lambda *_: TRUE)


@leak
def invitations_are_everybodys(patch: pytest.MonkeyPatch) -> None:
    """Everybody sees whom an organization invited."""
    _everything(patch, InvitationVisible)


@leak
def the_invited_is_told_how_mails_fared(patch: pytest.MonkeyPatch) -> None:
    """`failure` and `sends` are shown to who is invited."""
    _everything(patch, InvitationDeliveryVisible)


@leak
def an_address_brings_what_others_accepted(patch: pytest.MonkeyPatch) -> None:
    """Whoever has the address now sees the invitation that another account accepted."""
    patch.setattr(permissions.connections.invitation, "_accepted_by_nobody_else", lambda _: TRUE)


@leak
def staff_get_tokens_of_the_invited(patch: pytest.MonkeyPatch) -> None:
    """Whoever sees an invitation can accept it."""
    _everything(patch, InvitationForViewer)


@leak
def the_log_is_for_admins(patch: pytest.MonkeyPatch) -> None:
    """Owners are told apart from no other manager."""
    patch.setattr(AuditEntryVisible, "facts", {})
    patch.setattr(
        AuditEntryVisible,
        "rows",
        lambda _, row, *more: sql("{}.organization_id = ANY ({})", row, viewer("managed", "uuid[]")),
    )


@leak
def the_log_names_whoever_acted(patch: pytest.MonkeyPatch) -> None:
    """Learners who are no longer the organization's to see keep their names in its log."""
    _everything(patch, AuditActorNameVisible)


@leak
def the_log_names_a_learner_who_is_staff_too(patch: pytest.MonkeyPatch) -> None:
    """Whoever is or was on the staff keeps the name in what was done as a learner."""
    patch.setattr(permissions.activity.audit_entry, "acted_as_learner", lambda _: FALSE)


@leak
def the_log_shows_the_membership_of_a_learner(patch: pytest.MonkeyPatch) -> None:
    """The name is hidden, but the member is shown by whom it is told."""
    right = permissions.activity.audit_entry.acted_for_provider
    patch.setattr(AuditMemberVisible, "rows", lambda _, row, *more: sql("NOT {}", right(row)))


@leak
def the_log_names_the_providers_staff(patch: pytest.MonkeyPatch) -> None:
    """As far as they are learners or members here, too."""
    patch.setattr(permissions.activity.audit_entry, "acted_for_provider", lambda _: FALSE)


@leak
def the_log_shows_the_provider_as_a_learner(patch: pytest.MonkeyPatch) -> None:
    """The name is hidden, but the learner is shown whom it belongs to."""
    _everything(patch, AuditActorVisible)


@leak
def the_logs_filter_finds_the_member_behind_a_learner(patch: pytest.MonkeyPatch) -> None:
    """Entries of a learner can be asked for by a membership that the log would not show."""
    found = (
        "(SELECT x.id FROM membership x WHERE x.organization_id = {}.organization_id AND x.account_id = {}.actor_id)"
    )
    patch.setattr(schema.activity.audit_entry, "acting_member", lambda row, *_: sql(found, row, row))


@leak
def the_logs_filter_finds_the_providers_staff(patch: pytest.MonkeyPatch) -> None:
    """What they did can be asked for by an id that the log would not show."""
    found = permissions.activity.audit_entry._seen_learner
    patch.setattr(schema.activity.audit_entry, "seen_actor", found)


@leak
def the_logs_filter_finds_hidden_actors(patch: pytest.MonkeyPatch) -> None:
    """Entries of a learner can be asked for by an id that the log would not show."""
    hidden = "(SELECT v.id FROM learner v WHERE v.account_id = {}.actor_id)"
    patch.setattr(schema.activity.audit_entry, "seen_actor", lambda row, *_: sql(hidden, row))


@leak
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


@leak
def an_offer_shows_what_others_share(patch: pytest.MonkeyPatch) -> None:
    """`willShare` counts what the viewer sees of others, too."""
    right = schema.connections.join_offer.is_self
    own_name = sql("l.id")
    patch.setattr(
        schema.connections.join_offer, "is_self", lambda learner: right(learner) if learner == own_name else TRUE
    )


@leak
def staff_are_told_who_else_sees_a_record(patch: pytest.MonkeyPatch) -> None:
    """`visibleTo` names the learner's other organizations."""
    _everything(patch, RecordVisibilityVisible)


@leak
def reasons_are_other_organizations_too(patch: pytest.MonkeyPatch) -> None:
    """`visibleBecause` says whether anybody paid, not whether the viewer's organization did."""
    right = permissions.visibility.reasons
    anybody_paid = (
        "CASE WHEN {}.funding_organization_id IS NULL THEN {} ELSE array_append(array_remove({}, {}), {}) END"
    )

    def wrong(record: Any, row: Sql) -> Sql:
        told, credit = right(record, row), literal("CREDIT")
        return sql(anybody_paid, row, told, told, credit, credit)

    patch.setattr(schema.visibility, "reasons", wrong)


@leak
def coaches_see_who_is_blocked(patch: pytest.MonkeyPatch) -> None:
    """As far as they lead the learner."""

    def wrong(_: Any, row: Sql, standing: Any, *more: Any) -> Sql:
        return permissions.bond.staff_for(sql("{}.organization_id", row), sql("{}.learner_id", row), standing)

    patch.setattr(BlockVisible, "rows", wrong)


@leak
def a_block_names_whom_it_hides(patch: pytest.MonkeyPatch) -> None:
    """Whoever is blocked is shown by name to staff who see the learner for no other reason."""
    right = LearnerVisible.rows
    blocked = "EXISTS (SELECT 1 FROM block q WHERE q.learner_id = {}.id AND q.organization_id = ANY ({}))"

    def wrong(self: Any, row: Sql, standing: Any, known: Any) -> Sql:
        return sql("({}) OR {}", right(self, row, standing, known), sql(blocked, row, viewer("readable", "uuid[]")))

    patch.setattr(LearnerVisible, "rows", wrong)


@leak
def every_open_invitation_is_paused(patch: pytest.MonkeyPatch) -> None:
    """`isPaused` forgets to ask whether the link is off."""
    patch.setattr(schema.connections.invitation, "is_paused", permissions.connections.invitation.is_live)


@leak
def a_verified_certificate_loses_its_course(patch: pytest.MonkeyPatch) -> None:
    """`verifyCertificate` has no title for a course that is taken out of the catalogue."""
    fields = executable().catalogue.entities["CertificateVerification"].fields
    right = fields["courseTitle"]
    assert isinstance(right, Column)
    published = "CASE WHEN (SELECT q.published_at <= now() FROM course q WHERE q.id = {}.course_id) THEN {} ELSE '' END"
    wrong = replace(right, expression=lambda row, given: sql(published, row, right.expression(row, given)))
    patch.setitem(cast("dict[str, Any]", fields), "courseTitle", wrong)


@leak
def colleagues_see_what_a_member_decided(patch: pytest.MonkeyPatch) -> None:
    """`requestMails` is shown to the whole staff."""
    _everything(patch, OwnMembership)


@leak
def anybody_previews_an_end(patch: pytest.MonkeyPatch) -> None:
    """`disconnectPreview` counts for whoever knows a connection's id."""
    _everything(patch, EndOfConnectionVisible)


@leak
def further_addresses_are_everybodys(patch: pytest.MonkeyPatch) -> None:
    """`node(id:)` shows anybody's further address."""
    _everything(patch, OwnAddress)
