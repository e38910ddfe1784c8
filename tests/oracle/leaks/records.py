"""Sessions, certificates and why somebody sees them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

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
from compiler.catalogue import Column
from compiler.sql import FALSE, TRUE, Sql, literal, sql
from permissions.certificates.certificate import CertificateVisible
from permissions.visibility import RecordVisibilityVisible
from server.query.schema import executable
from tests.oracle.leaks.seeded import leak, shown_to_everybody


@leak()
def a_condition_is_dropped(patch: pytest.MonkeyPatch) -> None:
    """Every certificate is everybody's who is signed in."""
    patch.setattr(CertificateVisible, "rows", lambda *_: TRUE)


@leak()
def a_relation_names_the_payer_to_everybody(patch: pytest.MonkeyPatch) -> None:
    """`fundedBy` of a session tells of another organization's connection."""
    patch.setattr(permissions.courses.session.SessionFundingVisible, "rows", lambda *_: TRUE)


@leak()
def ended_sessions_are_shared(patch: pytest.MonkeyPatch) -> None:
    """A connection shows sessions that are over, whoever paid."""
    right = permissions.courses.session.SessionVisible.rows

    def wrong(self: Any, row: Sql, standing: Any, known: Any) -> Sql:
        bound = permissions.bond.connected(sql("{}.learner_id", row), standing, known)
        own_or_paid = right(self, row, standing, known)
        return own_or_paid if bound == FALSE else sql("({}) OR ({})", own_or_paid, bound)

    patch.setattr(permissions.courses.session.SessionVisible, "rows", wrong)


@leak()
def staff_are_told_who_else_sees_a_record(patch: pytest.MonkeyPatch) -> None:
    """`visibleTo` names the learner's other organizations."""
    shown_to_everybody(patch, RecordVisibilityVisible)


@leak()
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


@leak()
def a_verified_certificate_loses_its_course(patch: pytest.MonkeyPatch) -> None:
    """`verifyCertificate` has no title for a course that is taken out of the catalogue."""
    fields = executable().catalogue.entities["CertificateVerification"].fields
    right = fields["courseTitle"]
    assert isinstance(right, Column)
    published = "CASE WHEN (SELECT q.published_at <= now() FROM course q WHERE q.id = {}.course_id) THEN {} ELSE '' END"
    wrong = replace(right, expression=lambda row, given: sql(published, row, right.expression(row, given)))
    patch.setitem(cast("dict[str, Any]", fields), "courseTitle", wrong)
