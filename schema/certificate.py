"""Certificates: proof of what was learned."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from compiler.catalogue import Arguments, SortKey
from compiler.declare import column, entity, foreign_key, to_one
from compiler.sql import Sql, sql
from domain.language import Language
from permissions.certificate import CertificateFundingVisible, CertificateVisible
from schema.course import Course
from schema.node import Node, global_id
from schema.order import order_input
from schema.page import Page

if TYPE_CHECKING:
    from schema.learner import Learner
    from schema.organization import Organization
    from schema.session import Session


def is_valid(row: Sql, _arguments: Arguments) -> Sql:
    """Neither revoked nor expired, now."""
    return sql("{}.revoked_at IS NULL AND ({}.expires_at IS NULL OR {}.expires_at > now())", row, row, row)


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
    is_valid: bool = column(is_valid, description="Whether it is neither revoked nor expired at this moment.")
    course: Course | None = to_one("Course", foreign_key("course_id"), description="What was learned.")
    learner: Annotated[Learner, strawberry.lazy("schema.learner")] | None = to_one(
        "Learner", foreign_key("learner_id"), description="Who learned it."
    )
    session: Annotated[Session, strawberry.lazy("schema.session")] | None = to_one(
        "Session",
        foreign_key("session_id"),
        description="The session that earned it; null where you may see the certificate but not the session.",
    )
    funded_by: Annotated[Organization, strawberry.lazy("schema.organization")] | None = to_one(
        "Organization",
        foreign_key("funding_organization_id"),
        guard=CertificateFundingVisible(),
        description="The organization whose credit paid; null if the learner paid, or if it is not yours to know.",
    )


CERTIFICATE_SORTS = {"ISSUED_AT": SortKey("issued_at", "timestamptz", descending_by_default=True)}
CertificateOrder = order_input(
    "Certificate", CERTIFICATE_SORTS, {"ISSUED_AT": "When it was earned; newest first by default."}
)


@strawberry.type(description="One page of certificates.")
class CertificatesConnection(Page[Certificate]):
    """Certificates, paged."""
