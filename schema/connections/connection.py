"""Connections: the bond between a learner and an organization."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression
from compiler.declare import aggregates, column, embedded, entity, foreign_key, to_one
from compiler.sql import Sql, literal, sql
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from permissions.connections.connection import ConnectionVisible
from permissions.people.learner import LearnerVisible
from permissions.people.viewer import EVERY_PROFILE
from schema.connections.connection_actions import ConnectionActions
from schema.filter import DateTimeFilter, IdFilter
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.page import Page

if TYPE_CHECKING:
    from schema.connections.disconnect_preview import DisconnectPreview
    from schema.organizations.organization import Organization
    from schema.people.learner import Learner


def _count(state: LiteralString) -> Expression:
    return lambda row, _: sql("count(*) FILTER (WHERE {}.state = {})", row, literal(state))


def _while_active(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.id = {}.id AND {}.state = 'ACTIVE'", child, parent, child)


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
    viewer_can: ConnectionActions = embedded(description="What you may do to it as it is now.")
    disconnect_preview: (
        Annotated[DisconnectPreview, strawberry.lazy("schema.connections.disconnect_preview")] | None
    ) = to_one(
        "DisconnectPreview",
        _while_active,
        description="What ending it would change at this moment; null if it is not active: `state` says why not.",
    )
    learner: Annotated[Learner, strawberry.lazy("schema.people.learner")] | None = to_one(
        "Learner",
        foreign_key("learner_id"),
        description="The learner; null for staff once nothing but this record of the connection is theirs to see.",
    )
    organization: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization", foreign_key("organization_id"), description="The organization."
    )


def _visible_learner(row: Sql) -> Sql:
    # A filter must not probe what a read would hide: a former learner whom the viewer sees no more compares as null.
    # raw table: under the learner's own condition
    return sql(
        "(SELECT l.id FROM learner l WHERE l.id = {}.learner_id AND ({}))",
        row,
        LearnerVisible().rows(sql("l"), EVERY_PROFILE, {}),
    )


CONNECTIONS = listing(
    "Connection",
    sorts={
        "CREATED_AT": sort(
            "created_at",
            "timestamptz",
            "When it was asked for or made.",
            descending_by_default=True,
        ),
        "ENDED_AT": sort("ended_at", "timestamptz", "When it ended; open ones come last ascending.", nullable=True),
    },
    filters={
        "state": where(ConnectionState, "Where it stands."),
        "origin": where(ConnectionOrigin, "How it came about."),
        "learner_id": where(
            IdFilter,
            "The learner; connections whose learner is hidden from you never match.",
            on=_visible_learner,
            of="Learner",
            indexed="learner_id",
        ),
        "organization_id": where(IdFilter, "The organization.", of="Organization"),
        "created_at": where(DateTimeFilter, "When it was made."),
        "ended_at": where(DateTimeFilter, "When it ended."),
    },
)


@strawberry.type(description="Figures over all connections of a list that you may see, whatever the page.")
class ConnectionAggregates:
    """Asked of PostgreSQL only if selected."""

    active: int = column(_count("ACTIVE"), description="How many are active.")
    requested: int = column(_count("REQUESTED"), description="How many wait for an answer.")
    disconnected: int = column(_count("DISCONNECTED"), description="How many were active and ended.")
    rejected: int = column(_count("REJECTED"), description="How many were asked for and refused.")
    withdrawn: int = column(_count("WITHDRAWN"), description="How many were asked for and withdrawn by the learner.")


@strawberry.type(description="One page of connections.")
class ConnectionsConnection(Page[Connection]):
    """Connections, paged."""

    aggregates: ConnectionAggregates = aggregates(description="Figures over the whole list.")
