"""Connections: the bond between a learner and an organization."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, LiteralString

import strawberry

from compiler.catalogue import Expression, SortKey
from compiler.declare import aggregates, column, entity, foreign_key, to_one
from compiler.filters import where
from compiler.sql import literal, sql
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from permissions.connections.connection import ConnectionVisible
from schema.filter import DateTimeFilter, choice_filter
from schema.node import Node, global_id
from schema.order import order_input
from schema.page import Page

if TYPE_CHECKING:
    from schema.organizations.organization import Organization
    from schema.people.learner import Learner


def _count(state: LiteralString) -> Expression:
    return lambda row, _: sql("count(*) FILTER (WHERE {}.state = {})", row, literal(state))


@entity("connection", ConnectionVisible())
@strawberry.type(
    description="The bond between a learner and an organization. History is kept: connecting again makes a new one."
)
class Connection(Node):
    """Who pays, who sees what, and what ends when it ends."""

    id: strawberry.ID = global_id("Connection")
    state: ConnectionState = column("state", description="Where it stands.")
    origin: ConnectionOrigin = column("origin", description="How it came about.")
    created_at: datetime = column("created_at", description="When it was asked for or made.")
    request_message: str | None = column(
        "request_message", description="What the learner wrote to the organization when asking, if anything."
    )
    activated_at: datetime | None = column("activated_at", description="When it became active, if it did.")
    ended_at: datetime | None = column("ended_at", description="When it ended, if it did.")
    ended_by_side: Side | None = column("ended_by_side", description="Which party ended it, if it ended.")
    end_reason: str | None = column("end_reason", description="Why it was ended, in the words of who ended it.")
    learner: Annotated[Learner, strawberry.lazy("schema.people.learner")] | None = to_one(
        "Learner",
        foreign_key("learner_id"),
        description="The learner; null for staff once nothing but this record of the connection is theirs to see.",
    )
    organization: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization", foreign_key("organization_id"), description="The organization."
    )


CONNECTION_SORTS = {
    "CREATED_AT": SortKey("created_at", "timestamptz", descending_by_default=True),
    "ENDED_AT": SortKey("ended_at", "timestamptz", nullable=True),
}
ConnectionOrder = order_input(
    "Connection",
    CONNECTION_SORTS,
    {
        "CREATED_AT": "When it was asked for or made; newest first by default.",
        "ENDED_AT": "When it ended; open ones come last ascending.",
    },
)
ConnectionStateFilter = choice_filter(ConnectionState, "ConnectionState")
ConnectionOriginFilter = choice_filter(ConnectionOrigin, "ConnectionOrigin")


@strawberry.input(description="Which connections to list. All given conditions hold.")
class ConnectionFilter:
    """Conditions on a connection's own columns."""

    and_: list[ConnectionFilter] | None = strawberry.field(name="and", description="All of these hold.", default=None)
    or_: list[ConnectionFilter] | None = strawberry.field(
        name="or", description="At least one of these holds.", default=None
    )
    not_: ConnectionFilter | None = strawberry.field(name="not", description="This does not hold.", default=None)
    state: ConnectionStateFilter | None = where("state", "text", description="Where it stands.")  # type: ignore[valid-type]
    origin: ConnectionOriginFilter | None = where("origin", "text", description="How it came about.")  # type: ignore[valid-type]
    created_at: DateTimeFilter | None = where("created_at", "timestamptz", description="When it was made.")
    ended_at: DateTimeFilter | None = where("ended_at", "timestamptz", description="When it ended.")


@strawberry.type(description="Figures over all connections of a list that you may see, whatever the page.")
class ConnectionAggregates:
    """Asked of PostgreSQL only if selected."""

    active: int = column(_count("ACTIVE"), description="How many are active.")
    requested: int = column(_count("REQUESTED"), description="How many wait for an answer.")
    disconnected: int = column(_count("DISCONNECTED"), description="How many were active and ended.")


@strawberry.type(description="One page of connections.")
class ConnectionsConnection(Page[Connection]):
    """Connections, paged."""

    aggregates: ConnectionAggregates = aggregates(description="Figures over the whole list.")
