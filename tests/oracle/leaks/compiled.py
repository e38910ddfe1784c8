"""What the compiler leaves out: counts, filters, sorts, cursors and statements that are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import compiler.execute
import compiler.filters
import compiler.guard
import compiler.passes
import compiler.render_page
import permissions.certificates.coverage
import schema.activity.audit_entry
import schema.certificates.certificate
import schema.connections.invitation
import schema.connections.join_offer
import schema.visibility
from compiler.catalogue import SortKey
from compiler.cursor import CursorKind
from compiler.plan import AggregatesOf, DerivedRows, GroupsOf, GuardedTable, One, PageOf, TotalCount
from compiler.sql import TRUE, Sql, identifier, sql
from permissions.certificates.certificate import CertificateVerifiable
from schema.people.learner import LEARNERS
from tests.oracle.leaks.seeded import leak


def _bare(table: Any) -> GuardedTable:
    return replace(table, visible=TRUE)


def _without_guard(patch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    """Parts of a page of this kind look at rows that the page does not show."""
    right = compiler.render_page._part

    def wrong(part: Any, position: int, node: PageOf, *more: Any) -> Sql:
        bare = replace(node, source=_bare(node.source))
        return right(part, position, bare if isinstance(part, kind) else node, *more)

    patch.setattr(compiler.render_page, "_part", wrong)


@leak()
def a_count_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`totalCount` counts what the list does not show."""
    _without_guard(patch, TotalCount)


@leak()
def an_aggregate_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`aggregates` adds up what the list does not show."""
    _without_guard(patch, AggregatesOf)


@leak()
def a_group_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`groups` are of rows that the list does not show."""
    _without_guard(patch, GroupsOf)


@leak(about="learners")
def coverage_is_of_hidden_learners(patch: pytest.MonkeyPatch) -> None:
    """`coverage` counts learners whom the list does not show."""
    _without_guard(patch, DerivedRows)


@leak(about="learners")
def coverage_counts_hidden_certificates(patch: pytest.MonkeyPatch) -> None:
    """`coverage` tells of certificates that the viewer does not see."""
    patch.setattr(permissions.certificates.coverage, "CertificateVisible", CertificateVerifiable)


@leak()
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


@leak()
def a_list_is_sorted_by_a_hidden_column(patch: pytest.MonkeyPatch) -> None:
    """Certificates by name come in the order of who paid."""
    hidden = SortKey("funding_organization_id", "uuid", nullable=True)
    patch.setitem(schema.certificates.certificate.CERTIFICATES.sorts, "HOLDER_NAME", hidden)


@leak()
def a_node_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`node(id:)` finds whatever was ever issued."""
    right = compiler.guard._Pass._one

    def wrong(self: Any, node: One) -> One:
        found = right(self, node)
        return replace(found, source=_bare(found.source)) if node.parent == identifier("root") else found

    patch.setattr(compiler.guard._Pass, "_one", wrong)


@leak()
def a_branch_of_an_interface_is_unguarded(patch: pytest.MonkeyPatch) -> None:
    """`nodes(ids:)` guards nothing of sessions."""
    right = compiler.passes.rows_select

    def wrong(node: Any) -> Sql:
        return right(replace(node, source=_bare(node.source)) if node.source.entity.name == "Session" else node)

    patch.setattr(compiler.passes, "rows_select", wrong)


@leak()
def a_cursor_reveals_a_hidden_column(patch: pytest.MonkeyPatch) -> None:
    """Cursors of learners hold their email."""
    right = CursorKind.sql
    hidden = "(SELECT a.email FROM account a JOIN learner h ON h.account_id = a.id WHERE h.id = {})"

    def wrong(self: CursorKind, keys: Any, row_id: Sql) -> Sql:
        more = [sql(hidden, row_id)] if self.name.startswith("Learner/") else []
        return right(self, [*keys, *more], row_id)

    patch.setattr(CursorKind, "sql", wrong)


@leak()
def a_statement_is_kept_for_everybody(patch: pytest.MonkeyPatch) -> None:
    """What was compiled for one kind of viewer answers another."""
    right = compiler.execute.CachedStatements

    class Wrong(right):
        def find(self, key: Any, variables: Any) -> Any:
            return super().find(key[:-1], variables)

        def keep(self, key: Any, compiled: Any) -> None:
            super().keep(key[:-1], compiled)

    patch.setattr(compiler.execute, "CachedStatements", Wrong)
