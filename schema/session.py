"""Sessions: one learner taking one course on one credit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from compiler.catalogue import Arguments, SortKey
from compiler.declare import column, entity, foreign_key, to_one
from compiler.sql import TRUE, Sql, sql, value
from domain.language import Language
from domain.session import SessionState, TerminationReason
from permissions.session import SessionFundingVisible, SessionVisible
from schema.course import Course
from schema.node import Node, global_id
from schema.order import order_input
from schema.page import Page

if TYPE_CHECKING:
    from schema.certificate import Certificate
    from schema.connection import Connection
    from schema.learner import Learner
    from schema.organization import Organization


def _certificate(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.session_id = {}.id", child, parent)


@entity("session", SessionVisible())
@strawberry.type(description="One learner taking one course, in one language, on one credit.")
class Session(Node):
    """In progress, completed or terminated."""

    id: strawberry.ID = global_id("Session")
    state: SessionState = column("state", description="Where it stands.")
    language: Language = column("language", description="The language the course is taken in.")
    progress_percent: int = column("progress_percent", description="Modules done, in percent.")
    started_at: datetime = column("started_at", description="When it began.")
    completed_at: datetime | None = column("completed_at", description="When it was completed, if it was.")
    terminated_at: datetime | None = column("terminated_at", description="When it was ended early, if it was.")
    termination_reason: TerminationReason | None = column(
        "termination_reason", description="Why it was ended early, if it was."
    )
    course: Course | None = to_one("Course", foreign_key("course_id"), description="The course.")
    learner: Annotated[Learner, strawberry.lazy("schema.learner")] | None = to_one(
        "Learner", foreign_key("learner_id"), description="Who takes it."
    )
    funded_by: Annotated[Organization, strawberry.lazy("schema.organization")] | None = to_one(
        "Organization",
        foreign_key("funding_organization_id"),
        guard=SessionFundingVisible(),
        description="The organization whose credit pays; null if the learner pays, or if it is not yours to know.",
    )
    connection: Annotated[Connection, strawberry.lazy("schema.connection")] | None = to_one(
        "Connection",
        foreign_key("connection_id"),
        description="The connection through which the credit is used; null if it is not yours to see.",
    )
    certificate: Annotated[Certificate, strawberry.lazy("schema.certificate")] | None = to_one(
        "Certificate", _certificate, description="The certificate it earned, if it was completed."
    )


SESSION_SORTS = {"STARTED_AT": SortKey("started_at", "timestamptz", descending_by_default=True)}
SessionOrder = order_input("Session", SESSION_SORTS, {"STARTED_AT": "When it began; newest first by default."})


@strawberry.input(description="Which sessions to list.")
class SessionFilter:
    """All given conditions hold."""

    states: list[SessionState] | None = strawberry.field(description="In one of these states.", default=None)


def session_filter(given: Any, row: Sql) -> Sql:
    """The condition that a SessionFilter stands for."""
    states = given.get("states")
    if states is None:
        return TRUE
    return sql("{}.state = ANY ({})", row, value([getattr(s, "value", s) for s in states], "text[]"))


@strawberry.type(description="One page of sessions.")
class SessionsConnection(Page[Session]):
    """Sessions, paged."""
