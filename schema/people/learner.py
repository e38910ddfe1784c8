"""Learners."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, embedded, entity, page, referring
from compiler.sql import Sql, sql
from domain.people.email_address import comparable_address
from permissions.people.account import email_of
from permissions.people.learner import LearnerEmailVisible, LearnerVisible, OwnLearner
from permissions.people.viewer import EVERY_PROFILE
from schema.certificates.certificate import CERTIFICATES, CertificatesConnection
from schema.connections.connection import CONNECTIONS, ConnectionsConnection
from schema.courses.session import SESSIONS, SessionsConnection
from schema.credits.ledger import LearnerCredits
from schema.filter import TextFilter
from schema.listing import listing, sort_by_name, where
from schema.node import Node, global_id
from schema.page import Page
from schema.scalars import EmailAddress


def _email(row: Sql, _arguments: Arguments) -> Sql:
    return email_of(sql("{}.account_id", row))


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


def _visible_email(row: Sql) -> Sql:
    # A filter must not probe what a read would hide: where the email is hidden, it compares as null.
    visible = LearnerEmailVisible().rows(row, EVERY_PROFILE, {})
    return sql("CASE WHEN {} THEN {} END", visible, _email(row, {}))


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
    },
)


@strawberry.type(description="One page of learners.")
class LearnersConnection(Page[Learner]):
    """Learners, paged."""
