"""Guards broken on purpose: each function takes one away, as a mistake in the code might."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import compiler.execute
import compiler.filters
import compiler.guard
import compiler.passes
import compiler.render
import permissions.bond
import permissions.connection
import permissions.session
import permissions.token_viewer
import schema.certificate
from compiler.catalogue import SortKey
from compiler.plan import AggregatesOf, GuardedTable, One, PageOf, TotalCount
from compiler.sql import FALSE, TRUE, Sql, identifier, sql, viewer
from permissions.certificate import CertificateVisible

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
    right = permissions.connection.staff_for

    def wrong(organization: Sql, learner: Sql, standing: Any) -> Sql:
        elsewhere = sql(
            "(SELECT o.id FROM organization o WHERE o.id <> {} AND o.id = ANY ({}) LIMIT 1)",
            organization,
            viewer("readable", "uuid[]"),
        )
        return sql("({}) OR ({})", right(organization, learner, standing), right(elsewhere, learner, standing))

    patch.setattr(permissions.connection, "staff_for", wrong)


@leak
def a_count_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`totalCount` counts what the list does not show."""
    right = compiler.render._part

    def wrong(part: Any, position: int, node: PageOf) -> Sql:
        return right(part, position, replace(node, source=_bare(node.source)) if isinstance(part, TotalCount) else node)

    patch.setattr(compiler.render, "_part", wrong)


@leak
def an_aggregate_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`aggregates` adds up what the list does not show."""
    right = compiler.render._part

    def wrong(part: Any, position: int, node: PageOf) -> Sql:
        is_leak = isinstance(part, AggregatesOf)
        return right(part, position, replace(node, source=_bare(node.source)) if is_leak else node)

    patch.setattr(compiler.render, "_part", wrong)


@leak
def a_filter_probes_a_hidden_column(patch: pytest.MonkeyPatch) -> None:
    """The filter on emails compares those that a read would hide."""
    right = compiler.filters._compares

    def wrong(filter_type: Any, name: str) -> Any:
        found = right(filter_type, name)
        if name != "email":
            return found
        return replace(
            found, subject=lambda row: sql("(SELECT a.email FROM account a WHERE a.id = {}.account_id)", row)
        )

    patch.setattr(compiler.filters, "_compares", wrong)


@leak
def a_list_is_sorted_by_a_hidden_column(patch: pytest.MonkeyPatch) -> None:
    """Certificates by name come in the order of who paid."""
    hidden = SortKey("funding_organization_id", "uuid", nullable=True)
    patch.setitem(schema.certificate.CERTIFICATE_SORTS, "HOLDER_NAME", hidden)


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
    right = compiler.render._cursor

    def wrong(page: PageOf) -> Sql:
        if page.source.entity.name != "Learner":
            return right(page)
        alias = page.source.alias
        email = sql("(SELECT a.email FROM account a WHERE a.id = {}.account_id)", alias)
        return page.sort.kind.sql([*(key.column for key in page.sort.keys), email], sql("{}.id", alias))

    patch.setattr(compiler.render, "_cursor", wrong)


@leak
def roles_are_mixed_up(patch: pytest.MonkeyPatch) -> None:
    """A coach sees what an analyst sees."""
    readers, managers, coach = permissions.token_viewer._ROLES
    patch.setattr(permissions.token_viewer, "_ROLES", ([*readers, coach], managers, coach))


@leak
def analysts_manage(patch: pytest.MonkeyPatch) -> None:
    """An analyst sees who is invited to the staff, like an owner."""
    readers, _, coach = permissions.token_viewer._ROLES
    patch.setattr(permissions.token_viewer, "_ROLES", (readers, readers, coach))


@leak
def an_ended_connection_counts_as_active(patch: pytest.MonkeyPatch) -> None:
    """After the end an organization goes on seeing what others paid for."""
    right = permissions.bond._through_connections

    def wrong(learner: Sql, states: Sql, standing: Any) -> Sql:
        return right(learner, sql("('ACTIVE', 'DISCONNECTED')") if states == sql("('ACTIVE')") else states, standing)

    patch.setattr(permissions.bond, "_through_connections", wrong)


@leak
def a_request_shows_what_a_connection_shows(patch: pytest.MonkeyPatch) -> None:
    """Whoever asks shows everything at once."""
    right = permissions.bond._through_connections
    patch.setattr(
        permissions.bond,
        "_through_connections",
        lambda learner, _, standing: right(learner, sql("('ACTIVE', 'REQUESTED')"), standing),
    )


@leak
def a_relation_names_the_payer_to_everybody(patch: pytest.MonkeyPatch) -> None:
    """`fundedBy` of a session tells of another organization's connection."""
    patch.setattr(permissions.session.SessionFundingVisible, "rows", lambda *_: TRUE)


@leak
def a_statement_is_kept_for_everybody(patch: pytest.MonkeyPatch) -> None:
    """What was compiled for one kind of viewer answers another."""
    right = compiler.execute.KeptStatements

    class Wrong(right):
        def find(self, key: Any, variables: Any) -> Any:
            return super().find(key[:-1], variables)

        def keep(self, key: Any, compiled: Any) -> None:
            super().keep(key[:-1], compiled)

    patch.setattr(compiler.execute, "KeptStatements", Wrong)


@leak
def ended_sessions_are_shared(patch: pytest.MonkeyPatch) -> None:
    """A connection shows sessions that are over, whoever paid."""
    right = permissions.session.SessionVisible.rows

    def wrong(self: Any, row: Sql, standing: Any, known: Any) -> Sql:
        bound = known.get("connected") or permissions.bond.connected(sql("{}.learner_id", row), standing)
        own_or_paid = right(self, row, standing, known)
        return own_or_paid if bound == FALSE else sql("({}) OR ({})", own_or_paid, bound)

    patch.setattr(permissions.session.SessionVisible, "rows", wrong)
