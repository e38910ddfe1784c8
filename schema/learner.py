"""Learners."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import strawberry

from compiler.catalogue import Arguments, SortKey
from compiler.declare import column, embedded, entity, referring
from compiler.sql import TRUE, Sql, sql, value
from permissions.learner import LearnerEmailVisible, LearnerVisible, OwnLearner
from schema.certificate import CertificatesConnection
from schema.connection import ConnectionsConnection
from schema.ledger import LearnerCredits
from schema.lists import certificates_list, connections_list, sessions_list
from schema.node import Node, global_id
from schema.order import order_input
from schema.page import Page
from schema.scalars import EmailAddress
from schema.session import SessionsConnection


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


@strawberry.input(description="Which learners to list.")
class LearnerFilter:
    """All given conditions hold."""

    name_contains: str | None = strawberry.field(description="Part of the name, in any case.", default=None)


def learner_filter(given: Any, row: Sql) -> Sql:
    """The condition that a LearnerFilter stands for."""
    wanted = given.get("nameContains")
    return TRUE if not wanted else sql("{}.name ILIKE {}", row, contains(wanted))


def contains(text: str) -> Sql:
    """A LIKE pattern for texts that contain this one; its own % and _ are not wildcards."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return value(f"%{escaped}%", "text")


@strawberry.type(description="One page of learners.")
class LearnersConnection(Page[Learner]):
    """Learners, paged."""
