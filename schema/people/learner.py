"""Learners."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import SortKey
from compiler.declare import column, embedded, entity, referring
from compiler.filters import where
from compiler.sql import Sql, sql
from permissions.people.learner import LearnerEmailVisible, LearnerVisible, OwnLearner
from permissions.people.viewer import EVERY_STANDING
from schema.certificates.certificate import CertificatesConnection
from schema.connections.connection import ConnectionsConnection
from schema.courses.session import SessionsConnection
from schema.credits.ledger import LearnerCredits
from schema.filter import TextFilter
from schema.lists import certificates_list, connections_list, sessions_list
from schema.node import Node, global_id
from schema.order import order_input
from schema.page import Page
from schema.scalars import EmailAddress


def _email(row: Sql, _arguments: Arguments) -> Sql:
    return sql("(SELECT a.email FROM account a WHERE a.id = {}.account_id)", row)


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
    connections: ConnectionsConnection = connections_list(
        referring("learner_id"), "The learner's connections; staff see those to their own organizations."
    )
    sessions: SessionsConnection = sessions_list(referring("learner_id"), "The sessions that you may see.")
    certificates: CertificatesConnection = certificates_list(
        referring("learner_id"), "The certificates that you may see."
    )


LEARNER_SORTS = {
    "NAME": SortKey("name", "text"),
}
LearnerOrder = order_input("Learner", LEARNER_SORTS, {"NAME": "Full name, alphabetically."})


def _visible_email(row: Sql) -> Sql:
    # A filter must not probe what a read would hide: where the email is hidden, it compares as null.
    visible = LearnerEmailVisible().rows(row, EVERY_STANDING, {})
    return sql("CASE WHEN {} THEN {} END", visible, _email(row, {}))


@strawberry.input(description="Which learners to list. All given conditions hold.")
class LearnerFilter:
    """Conditions on a learner."""

    and_: list[LearnerFilter] | None = strawberry.field(name="and", description="All of these hold.", default=None)
    or_: list[LearnerFilter] | None = strawberry.field(
        name="or", description="At least one of these holds.", default=None
    )
    not_: LearnerFilter | None = strawberry.field(name="not", description="This does not hold.", default=None)
    name: TextFilter | None = where("name", "text", description="Full name.")
    email: TextFilter | None = where(
        _visible_email, "text", description="Address; learners whose address is hidden from you never match."
    )


@strawberry.type(description="One page of learners.")
class LearnersConnection(Page[Learner]):
    """Learners, paged."""
