"""Learners."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from compiler.argument_value import Arguments, ArgumentValue
from compiler.declare import column, derived, embedded, entity, page, referring
from compiler.filters import MAX_VALUES
from compiler.refusal import bad_input
from compiler.sql import Sql, sql
from domain.identifiers import key_of
from domain.people.email_address import comparable_address
from permissions.certificates.certificate import CertificateVisible
from permissions.connections.connection import ConnectionVisible
from permissions.organizations.membership import TeamVisible
from permissions.people.account import email_of
from permissions.people.learner import LearnerEmailVisible, LearnerVisible, OwnLearner
from permissions.people.viewer import EVERY_PROFILE
from schema.certificates.certificate import CERTIFICATES, CertificatesConnection
from schema.certificates.coverage import COVERAGE, CourseCoverage
from schema.connections.connection import CONNECTIONS, ConnectionsConnection
from schema.courses.session import SESSIONS, SessionsConnection
from schema.credits.ledger import LearnerCredits
from schema.filter import IdFilter, TextFilter
from schema.listing import has, listing, sort_by_name, where
from schema.node import Node, global_id
from schema.organizations.team_listing import TEAMS
from schema.page import Page
from schema.scalars import EmailAddress

if TYPE_CHECKING:
    from schema.organizations.team import TeamsConnection


def _email(row: Sql, _arguments: Arguments) -> Sql:
    return email_of(sql("{}.account_id", row))


def _has(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    # raw table: only joins a learner to teams, and both have their conditions
    return sql("{}.id IN (SELECT x.team_id FROM team_learner x WHERE x.learner_id = {}.id)", child, parent)


@entity("learner", LearnerVisible())
@strawberry.type(description="A person who learns, with what is yours to see of what was learned.")
class Learner(Node):
    """The learning side of an account."""

    id: strawberry.ID = global_id("Learner")
    name: str = column("name", description="Full name, as certificates carry it.")
    email: EmailAddress | None = column(
        _email,
        guard=LearnerEmailVisible(),
        description="Address; null for staff unless a connection is active or requested.",
    )
    created_at: datetime | None = column(
        "created_at", guard=OwnLearner(), description="When the account was made; only the learner sees it."
    )
    credits: LearnerCredits | None = embedded(
        guard=OwnLearner(), description="The learner's own credits; only the learner sees them."
    )
    connections: ConnectionsConnection = page(
        CONNECTIONS,
        referring("learner_id"),
        description="The learner's connections; staff see those to their own organizations.",
    )
    sessions: SessionsConnection = page(SESSIONS, referring("learner_id"), description="The sessions that you may see.")
    certificates: CertificatesConnection = page(
        CERTIFICATES, referring("learner_id"), description="The certificates that you may see."
    )
    teams: Annotated[TeamsConnection, strawberry.lazy("schema.organizations.team")] = page(
        TEAMS, _has, description="The teams that the learner is in, as far as you may see them."
    )


def _visible_email(row: Sql) -> Sql:
    # A filter must not probe what a read would hide: where the email is hidden, it compares as null.
    visible = LearnerEmailVisible().rows(row, EVERY_PROFILE, {})
    return sql("CASE WHEN {} THEN {} END", visible, _email(row, {}))


def _in_team(row: Sql, operator: str, wanted: ArgumentValue) -> Sql:
    asked = wanted.bind("uuid", _team) if operator == "equalTo" else wanted.bind("uuid[]", _teams)
    # raw table: only teams that the viewer sees; one that is hidden is like none
    return sql(
        "EXISTS (SELECT FROM team_learner x JOIN team h ON h.id = x.team_id WHERE x.learner_id = {}.id"
        " AND x.team_id = {} AND ({}))",
        row,
        asked if operator == "equalTo" else sql("ANY ({})", asked),
        TeamVisible().rows(sql("h"), EVERY_PROFILE, {}),
    )


def _team(global_id: str) -> UUID:
    return key_of("Team", global_id) or UUID(int=0)


def _teams(global_ids: list[str]) -> list[UUID]:
    if len(global_ids) > MAX_VALUES:
        raise bad_input(f"A set in a filter takes up to {MAX_VALUES} values.")
    return [_team(each) for each in global_ids]


def _visible_certificate(row: Sql) -> Sql:
    return CertificateVisible().rows(row, EVERY_PROFILE, {})


def _visible_connection(row: Sql) -> Sql:
    return ConnectionVisible().rows(row, EVERY_PROFILE, {})


LEARNERS = listing(
    "Learner",
    sorts={
        "NAME": sort_by_name("name", "Full name"),
    },
    filters={
        "name": where(TextFilter, "Full name.", folded="name_folded"),
        "email": where(
            TextFilter,
            "Address, in any case; learners whose address is hidden from you never match.",
            on=_visible_email,
            read=comparable_address,
        ),
        "team_id": where(IdFilter, "A team that the learner is in; one that you do not see has nobody.", by=_in_team),
        "certificates": has(
            CERTIFICATES,
            "certificate",
            _visible_certificate,
            "Has a certificate, that you may see, of which this holds. Who is not certified yet: `not: { certificates: "
            "{ courseId: { equalTo: … }, state: { equalTo: VALID } } }`; who has none: `not: { certificates: {} }`.",
        ),
        "connections": has(
            CONNECTIONS,
            "connection",
            _visible_connection,
            "Has a connection, that you may see, of which this holds; past ones too.",
        ),
    },
)


@strawberry.type(description="One page of learners.")
class LearnersConnection(Page[Learner]):
    """Learners, paged."""

    coverage: list[CourseCoverage] = derived(
        COVERAGE,
        description="For each published course, how many learners of the whole list are certified in it; the course "
        "with the most comes first. Of a team: `teams { nodes { name learners { coverage { … } } } }`; of who is "
        "connected now: `learners(connectionStates: [ACTIVE])`.",
    )
