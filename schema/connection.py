"""Connections: the bond between a learner and an organization."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from compiler.catalogue import SortKey
from compiler.declare import column, entity, foreign_key, to_one
from compiler.sql import TRUE, Sql, sql, value
from domain.connection import ConnectionOrigin, ConnectionState, Side
from permissions.connection import ConnectionVisible
from schema.node import Node, global_id
from schema.order import order_input
from schema.page import Page

if TYPE_CHECKING:
    from schema.learner import Learner
    from schema.organization import Organization


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
    activated_at: datetime | None = column("activated_at", description="When it became active, if it did.")
    ended_at: datetime | None = column("ended_at", description="When it ended, if it did.")
    ended_by_side: Side | None = column("ended_by_side", description="Which party ended it, if it ended.")
    end_reason: str | None = column("end_reason", description="Why it was ended, in the words of who ended it.")
    learner: Annotated[Learner, strawberry.lazy("schema.learner")] | None = to_one(
        "Learner",
        foreign_key("learner_id"),
        description="The learner; null for staff once nothing but this record of the connection is theirs to see.",
    )
    organization: Annotated[Organization, strawberry.lazy("schema.organization")] | None = to_one(
        "Organization", foreign_key("organization_id"), description="The organization."
    )


CONNECTION_SORTS = {"CREATED_AT": SortKey("created_at", "timestamptz", descending_by_default=True)}
ConnectionOrder = order_input(
    "Connection", CONNECTION_SORTS, {"CREATED_AT": "When it was asked for or made; newest first by default."}
)


@strawberry.input(description="Which connections to list.")
class ConnectionFilter:
    """All given conditions hold."""

    states: list[ConnectionState] | None = strawberry.field(description="In one of these states.", default=None)


def connection_filter(given: Any, row: Sql) -> Sql:
    """The condition that a ConnectionFilter stands for."""
    states = given.get("states")
    if states is None:
        return TRUE
    return sql("{}.state = ANY ({})", row, value([getattr(s, "value", s) for s in states], "text[]"))


@strawberry.type(description="One page of connections.")
class ConnectionsConnection(Page[Connection]):
    """Connections, paged."""
