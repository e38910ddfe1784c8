"""Certificates: proof of what was learned."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import aggregates, argument, column, entity, foreign_key, to_one
from compiler.refusal import bad_input
from compiler.sql import Sql, sql
from domain.certificates.certificate import CertificateState
from domain.language import Language
from domain.visibility_reason import VisibilityReason
from permissions.certificates.certificate import CertificateFundingVisible, CertificateVisible
from permissions.visibility import CERTIFICATE
from schema.courses.course import Course
from schema.filter import DateTimeFilter, IdFilter, TextFilter
from schema.groups import Group, by_id, by_month, by_word, grouping, month
from schema.listing import listing, sort, sort_by_name, where
from schema.node import Node, global_id
from schema.page import Page
from schema.visibility import RecordVisibility, visible_because, visible_to

MAX_DAYS: Final = 3_660

if TYPE_CHECKING:
    from schema.courses.session import Session
    from schema.organizations.organization import Organization
    from schema.people.learner import Learner


def is_valid(row: Sql, _arguments: Arguments) -> Sql:
    """Neither revoked nor expired, now."""
    return sql("{}.revoked_at IS NULL AND ({}.expires_at IS NULL OR {}.expires_at > now())", row, row, row)


def _is_expired(row: Sql) -> Sql:
    return sql("coalesce({}.expires_at <= now(), FALSE)", row)


def _state(row: Sql) -> Sql:
    return sql(
        "CASE WHEN {}.revoked_at IS NOT NULL THEN 'REVOKED' WHEN {} THEN 'EXPIRED' ELSE 'VALID' END",
        row,
        _is_expired(row),
    )


@entity("certificate", CertificateVisible())
@strawberry.type(description="Proof that a learner completed a course. The learner keeps it for life.")
class Certificate(Node):
    """Never deleted; may be revoked or expire."""

    id: strawberry.ID = global_id("Certificate")
    number: str = column("number", description="Public number, e.g. `TES-7K2M-9QXD-4HRT`; anybody can verify it.")
    holder_name: str = column("holder_name", description="The learner's name on the day of issue.")
    language: Language = column("language", description="The language the course was taken in.")
    issued_at: datetime = column("issued_at", description="When it was earned.")
    expires_at: datetime | None = column("expires_at", description="When it ends to be valid; null if never.")
    revoked_at: datetime | None = column("revoked_at", description="When it was revoked, if it was.")
    revocation_reason: str | None = column("revocation_reason", description="Why it was revoked, if it was.")
    state: CertificateState = column(lambda row, _: _state(row), description="Where it stands at this moment.")
    is_valid: bool = column(is_valid, description="Whether it is neither revoked nor expired at this moment.")
    course: Course | None = to_one("Course", foreign_key("course_id"), description="What was learned.")
    learner: Annotated[Learner, strawberry.lazy("schema.people.learner")] | None = to_one(
        "Learner", foreign_key("learner_id"), description="Who learned it."
    )
    session: Annotated[Session, strawberry.lazy("schema.courses.session")] | None = to_one(
        "Session",
        foreign_key("session_id"),
        description="The session that earned it; null where you may see the certificate but not the session.",
    )
    funded_by: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization",
        foreign_key("funding_organization_id"),
        guard=CertificateFundingVisible(),
        description="The organization whose credit paid; null if the learner paid, or if it is not yours to know.",
    )
    visible_because: list[VisibilityReason] = visible_because(CERTIFICATE)
    visible_to: list[RecordVisibility] = visible_to(CERTIFICATE)


def _valid(row: Sql) -> Sql:
    return is_valid(row, {})


CERTIFICATES = listing(
    "Certificate",
    sorts={
        "ISSUED_AT": sort("issued_at", "timestamptz", "When it was earned.", descending_by_default=True),
        "EXPIRES_AT": sort(
            "expires_at",
            "timestamptz",
            "When it ends to be valid; those that never do come last ascending.",
            nullable=True,
        ),
        "HOLDER_NAME": sort_by_name("holder_name", "The name on it"),
    },
    filters={
        "number": where(TextFilter, "Its public number."),
        "holder_name": where(TextFilter, "The name on it."),
        "course_id": where(IdFilter, "The course.", of="Course"),
        "learner_id": where(IdFilter, "Whose it is.", of="Learner"),
        "state": where(CertificateState, "Where it stands now.", on=_state),
        "language": where(Language, "The language of the course."),
        "is_valid": where(bool, "Whether it is neither revoked nor expired now.", on=_valid),
        "issued_at": where(DateTimeFilter, "When it was earned."),
        "expires_at": where(DateTimeFilter, "When it ends to be valid."),
        "revoked_at": where(DateTimeFilter, "When it was revoked."),
    },
)


def _expiring(row: Sql, arguments: Arguments) -> Sql:
    return sql(
        "count(*) FILTER (WHERE {} AND {}.expires_at <= now() + make_interval(days => {}))",
        _valid(row),
        row,
        arguments["withinDays"].bind("int", _days),
    )


def _days(given: int) -> int:
    if not 1 <= given <= MAX_DAYS:
        raise bad_input(f"`withinDays` must be between 1 and {MAX_DAYS}; it is {given}.")
    return given


@strawberry.type(description="Figures over all certificates of a list that you may see, whatever the page.")
class CertificateAggregates:
    """Asked of PostgreSQL only if selected."""

    valid: int = column(
        lambda row, _: sql("count(*) FILTER (WHERE {})", _valid(row)), description="How many are valid now."
    )
    revoked: int = column(lambda row, _: sql("count({}.revoked_at)", row), description="How many are revoked.")
    expired: int = column(
        lambda row, _: sql("count(*) FILTER (WHERE {}.revoked_at IS NULL AND {})", row, _is_expired(row)),
        description="How many are expired, and not revoked.",
    )
    expiring: int = column(
        _expiring,
        description="How many are valid now and expire soon.",
        arguments=[argument("within_days", int, "How soon: in 1 to 3,660 days.", default=60)],
    )
    first_issued_at: datetime | None = column(
        lambda row, _: sql("min({}.issued_at)", row), description="When the first was earned."
    )
    last_issued_at: datetime | None = column(
        lambda row, _: sql("max({}.issued_at)", row), description="When the last was earned."
    )


CERTIFICATE_GROUPS = grouping(
    "Certificate",
    COURSE=by_id("course_id", "What was learned."),
    MONTH=by_month("issued_at", "When it was earned"),
    STATE=by_word(_state, "Where it stands now."),
)


@strawberry.type(description="Certificates of one course, of one month, in one state, or of two of these.")
class CertificateGroup(Group):
    """Of a list of certificates."""

    course: Course | None = to_one(
        "Course",
        foreign_key("course"),
        description="What was learned; null unless the groups were made by course, and of one that is not published.",
    )
    month: str | None = month()
    state: CertificateState | None = column(
        "state", description="Where they stand now; null unless the groups were made by state."
    )
    aggregates: CertificateAggregates = aggregates(description="Figures over the group.")


@strawberry.type(description="One page of certificates.")
class CertificatesConnection(Page[Certificate]):
    """Certificates, paged."""

    aggregates: CertificateAggregates = aggregates(description="Figures over the whole list.")
    groups: list[CertificateGroup] = CERTIFICATE_GROUPS.groups()
