"""Addresses that an organization invited by mail."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression
from compiler.declare import aggregates, column, entity, foreign_key, to_one
from compiler.sql import Sql, literal, sql
from domain.connections.invitation import InvitationState
from domain.people.email_address import comparable_address
from permissions.connections.invitation import (
    InvitationDeliveryVisible,
    InvitationForViewer,
    InvitationVisible,
    is_paused,
)
from schema.connections.connection import Connection
from schema.filter import DateTimeFilter, TextFilter
from schema.groups import Group, by_month, by_word, grouping, month
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.organizations.membership import Membership
from schema.page import Page
from schema.scalars import EmailAddress

if TYPE_CHECKING:
    from schema.organizations.organization import Organization


def _invited_by(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "{}.organization_id = {}.organization_id AND {}.account_id = {}.invited_by_id", child, parent, child, parent
    )


def _is_paused(row: Sql, _arguments: Arguments) -> Sql:
    return is_paused(row)


def _count(state: LiteralString) -> Expression:
    return lambda row, _: sql("count(*) FILTER (WHERE {}.state = {})", row, literal(state))


@entity("invitation", InvitationVisible())
@strawberry.type(
    description="One address that one organization invited by mail to connect. Staff see it, and the account that has "
    "the address. Once accepted it is of the account that accepted it: another one that has the address by now does "
    "not see it, nor does the one that accepted it and has given the address up."
)
class Invitation(Node):
    """Inviting the address again, once it has ended, makes another one."""

    id: strawberry.ID = global_id("Invitation")
    email: EmailAddress = column("email", description="Who is invited.")
    name: str | None = column("name", description="The person's name as the organization gave it, if it did.")
    message: str | None = column("message", description="What the organization wrote into the mail; may have lines.")
    state: InvitationState = column("state", description="Where it stands.")
    is_paused: bool = column(
        _is_paused,
        description="Whether it waits because the organization's shared link is switched off: until that is switched "
        "on again it connects nobody. What has ended is not paused.",
    )
    created_at: datetime = column("created_at", description="When the address was invited.")
    sent_at: datetime | None = column("sent_at", description="When its last mail left, if one did.")
    expires_at: datetime = column(
        "expires_at", description="Until when it connects; sending it again does not prolong it."
    )
    ended_at: datetime | None = column("ended_at", description="When it was accepted, revoked or expired, if it was.")
    failure: str | None = column(
        "failure",
        guard=InvitationDeliveryVisible(),
        description="What the mail server said when it refused the last mail; only the organization sees it.",
    )
    sends: int | None = column(
        "sends",
        guard=InvitationDeliveryVisible(),
        description="How often it was queued to be mailed: 1, and one more each time it is sent again; only the "
        "organization sees it.",
    )
    token: str | None = column(
        "token",
        guard=InvitationForViewer(),
        description="What `joinOrganization` takes, to connect without the mail; only who is invited sees it.",
    )
    organization: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization", foreign_key("organization_id"), description="Who invites."
    )
    connection: Connection | None = to_one(
        "Connection", foreign_key("connection_id"), description="The connection that accepting it made, if it was."
    )
    invited_by: Membership | None = to_one(
        "Membership",
        _invited_by,
        description="Who on the staff invited; null for who is invited, and once that person has left the staff.",
    )


INVITATIONS = listing(
    "Invitation",
    sorts={
        "CREATED_AT": sort(
            "created_at",
            "timestamptz",
            "When the address was invited.",
            descending_by_default=True,
        ),
        "EMAIL": sort("email", "text", "The address, alphabetically."),
        "SENT_AT": sort(
            "sent_at", "timestamptz", "When the last mail left; those without one come last ascending.", nullable=True
        ),
        "EXPIRES_AT": sort("expires_at", "timestamptz", "Until when it connects."),
    },
    filters={
        "state": where(InvitationState, "Where it stands."),
        "email": where(TextFilter, "Who is invited; in any case.", read=comparable_address),
        "name": where(TextFilter, "The person's name as the organization gave it."),
        "created_at": where(DateTimeFilter, "When it was made."),
        "sent_at": where(DateTimeFilter, "When its last mail left."),
        "expires_at": where(DateTimeFilter, "Until when it connects."),
    },
)


@strawberry.type(description="Figures over all invitations of a list that you may see, whatever the page.")
class InvitationAggregates:
    """Asked of PostgreSQL only if selected."""

    queued: int = column(_count("QUEUED"), description="How many are about to be mailed.")
    sent: int = column(_count("SENT"), description="How many were mailed and wait to be followed.")
    failed: int = column(_count("FAILED"), description="How many the mail server refused.")
    accepted: int = column(_count("ACCEPTED"), description="How many led to a connection.")
    revoked: int = column(_count("REVOKED"), description="How many were taken back.")
    expired: int = column(_count("EXPIRED"), description="How many nobody followed in time.")


INVITATION_GROUPS = grouping(
    "Invitation",
    MONTH=by_month("created_at", "When the address was invited"),
    STATE=by_word("state", "Where it stands."),
)


@strawberry.type(description="Invitations of one month, in one state, or both.")
class InvitationGroup(Group):
    """Of a list of invitations."""

    month: str | None = month()
    state: InvitationState | None = column(
        "state", description="Where they stand; null unless the groups were made by state."
    )
    aggregates: InvitationAggregates = aggregates(description="Figures over the group.")


@strawberry.type(description="One page of invitations.")
class InvitationsConnection(Page[Invitation]):
    """Invitations, paged."""

    aggregates: InvitationAggregates = aggregates(description="Figures over the whole list.")
    groups: list[InvitationGroup] = INVITATION_GROUPS.groups()
