"""Sessions: one learner taking one course on one credit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression
from compiler.declare import aggregates, column, embedded, entity, foreign_key, referring, to_many, to_one
from compiler.sql import Sql, literal, sql
from domain.courses.session import SessionState, TerminationReason
from domain.language import Language
from domain.visibility_reason import VisibilityReason
from permissions.courses.session import SessionFundingVisible, SessionVisible, TerminationNoteVisible
from permissions.people.viewer import EVERY_PROFILE
from permissions.visibility import SESSION
from schema.courses.course import Course
from schema.courses.module_progress import ModuleProgress, counts, position
from schema.courses.session_actions import SessionActions
from schema.filter import DateTimeFilter, IdFilter, IntFilter, OptionalIdFilter
from schema.groups import Group, by_id, by_month, by_word, grouping, month
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.page import Page
from schema.visibility import RecordVisibility, visible_because, visible_to

if TYPE_CHECKING:
    from schema.certificates.certificate import Certificate
    from schema.connections.connection import Connection
    from schema.organizations.organization import Organization
    from schema.people.learner import Learner


def _certificate(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.session_id = {}.id", child, parent)


def _count(state: LiteralString) -> Expression:
    return lambda row, _: sql("count(*) FILTER (WHERE {}.state = {})", row, literal(state))


def _modules_done(row: Sql, _arguments: Arguments) -> Sql:
    # raw table: of the session whose row it is, and whoever sees that sees what was done
    return sql("(SELECT count(*) FROM module_progress p WHERE p.session_id = {}.id AND {})", row, counts(sql("p")))


def _modules_in_all(row: Sql, _arguments: Arguments) -> Sql:
    # raw table: how many only; progress in percent tells as much
    return sql("(SELECT count(*) FROM course_module m WHERE m.course_id = {}.course_id)", row)


def _last_activity(row: Sql) -> Sql:
    # raw table: of the session whose row it is, and whoever sees that sees what was done
    return sql(
        "greatest({}.started_at, {}.completed_at, (SELECT max(p.completed_at) FROM module_progress p"
        " WHERE p.session_id = {}.id))",
        row,
        row,
        row,
    )


@entity("session", SessionVisible())
@strawberry.type(description="One learner taking one course, in one language, on one credit.")
class Session(Node):
    """In progress, completed or terminated."""

    id: strawberry.ID = global_id("Session")
    state: SessionState = column("state", description="Where it stands.")
    language: Language = column("language", description="The language the course is taken in.")
    progress_percent: int = column("progress_percent", description="Modules done, in percent.")
    modules_done: int = column(_modules_done, description="How many modules are done: lessons taken, quizzes passed.")
    modules_in_all: int = column(_modules_in_all, description="How many modules the course has.")
    progress: list[ModuleProgress] = to_many(
        "ModuleProgress",
        referring("session_id"),
        lambda row: sql("{}, {}.id", position(row), row),
        sorted_by="the module's `position`",
        description="What was done, module by module, quizzes that were not passed too. To go on, take the first "
        "module of the course that is not there, or not passed.",
    )
    last_activity_at: datetime = column(
        lambda row, _: _last_activity(row),
        description="When the learner last got on: when it began, a module was done (or a score bettered), or it was "
        "completed, whichever was last.",
    )
    started_at: datetime = column("started_at", description="When it began.")
    completed_at: datetime | None = column("completed_at", description="When it was completed, if it was.")
    terminated_at: datetime | None = column("terminated_at", description="When it was ended early, if it was.")
    termination_reason: TerminationReason | None = column(
        "termination_reason", description="Why it was ended early, if it was."
    )
    termination_note: str | None = column(
        "termination_note",
        guard=TerminationNoteVisible(),
        description="Why the organization that pays ended it, in its words; the learner and its staff see it.",
    )
    viewer_can: SessionActions = embedded(description="What you may do to it as it is now.")
    course: Course | None = to_one("Course", foreign_key("course_id"), description="The course.")
    learner: Annotated[Learner, strawberry.lazy("schema.people.learner")] | None = to_one(
        "Learner", foreign_key("learner_id"), description="Who takes it."
    )
    funded_by: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization",
        foreign_key("funding_organization_id"),
        guard=SessionFundingVisible(),
        description="The organization whose credit pays; null if the learner pays, or if it is not yours to know.",
    )
    connection: Annotated[Connection, strawberry.lazy("schema.connections.connection")] | None = to_one(
        "Connection",
        foreign_key("connection_id"),
        description="The connection through which the credit is used; null if it is not yours to see.",
    )
    certificate: Annotated[Certificate, strawberry.lazy("schema.certificates.certificate")] | None = to_one(
        "Certificate", _certificate, description="The certificate it earned, if it was completed."
    )
    visible_because: list[VisibilityReason] = visible_because(SESSION)
    visible_to: list[RecordVisibility] = visible_to(SESSION)


def _visible_payer(row: Sql) -> Sql:
    # A filter must not probe what a read would hide: where the payer is hidden, it compares as null.
    return sql(
        "CASE WHEN {} THEN {}.funding_organization_id END", SessionFundingVisible().rows(row, EVERY_PROFILE, {}), row
    )


SESSIONS = listing(
    "Session",
    sorts={
        "STARTED_AT": sort("started_at", "timestamptz", "When it began.", descending_by_default=True),
        "COMPLETED_AT": sort(
            "completed_at",
            "timestamptz",
            "When it was completed; those that were not come last ascending.",
            nullable=True,
        ),
        "PROGRESS": sort("progress_percent", "int", "Modules done."),
    },
    filters={
        "state": where(SessionState, "Where it stands."),
        "language": where(Language, "The language it is taken in."),
        "course_id": where(IdFilter, "The course.", of="Course"),
        "learner_id": where(IdFilter, "Who takes it.", of="Learner"),
        "funded_by_id": where(
            OptionalIdFilter,
            "The organization whose credit pays; null if the learner pays, or if it is not yours to know.",
            on=_visible_payer,
            of="Organization",
        ),
        "termination_reason": where(TerminationReason, "Why it was ended early."),
        "progress_percent": where(IntFilter, "Modules done, in percent."),
        "last_activity_at": where(
            DateTimeFilter, "When the learner last got on; with `state`, what stands still.", on=_last_activity
        ),
        "started_at": where(DateTimeFilter, "When it began."),
        "completed_at": where(DateTimeFilter, "When it was completed."),
    },
)


@strawberry.type(description="Figures over all sessions of a list that you may see, whatever the page.")
class SessionAggregates:
    """Asked of PostgreSQL only if selected."""

    in_progress: int = column(_count("IN_PROGRESS"), description="How many are in progress.")
    completed: int = column(_count("COMPLETED"), description="How many are completed.")
    terminated: int = column(_count("TERMINATED"), description="How many were ended early.")
    average_progress: float | None = column(
        lambda row, _: sql("avg({}.progress_percent)::float8", row), description="Mean of modules done, in percent."
    )


SESSION_GROUPS = grouping(
    "Session",
    COURSE=by_id("course_id", "The course."),
    MONTH=by_month("started_at", "When it began"),
    STATE=by_word("state", "Where it stands."),
)


@strawberry.type(description="Sessions of one course, of one month, in one state, or of two of these.")
class SessionGroup(Group):
    """Of a list of sessions."""

    course: Course | None = to_one(
        "Course",
        foreign_key("course"),
        description="The course; null unless the groups were made by course, and of one that is not published.",
    )
    month: str | None = month()
    state: SessionState | None = column(
        "state", description="Where they stand; null unless the groups were made by state."
    )
    aggregates: SessionAggregates = aggregates(description="Figures over the group.")


@strawberry.type(description="One page of sessions.")
class SessionsConnection(Page[Session]):
    """Sessions, paged."""

    aggregates: SessionAggregates = aggregates(description="Figures over the whole list.")
    groups: list[SessionGroup] = SESSION_GROUPS.groups()
