"""An organization's staff."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, entity, foreign_key, to_one
from compiler.sql import Sql, sql
from domain.connections.request_mails import RequestMails
from domain.organizations.role import Role
from domain.people.email_address import comparable_address
from permissions.organizations.membership import MembershipVisible, OwnMembership, StaffInvitationVisible
from permissions.people.account import email_of, name_of
from schema.filter import DateTimeFilter, TextFilter
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.page import Page
from schema.scalars import EmailAddress

if TYPE_CHECKING:
    from schema.organizations.organization import Organization


def _name(row: Sql, _arguments: Arguments) -> Sql:
    return name_of(sql("{}.account_id", row))


def _email(row: Sql, _arguments: Arguments) -> Sql:
    return email_of(sql("{}.account_id", row))


@entity("membership", MembershipVisible())
@strawberry.type(description="A person on an organization's staff, with a role.")
class Membership(Node):
    """One per person and organization."""

    id: strawberry.ID = global_id("Membership")
    role: Role = column("role", description="What the person may do.")
    name: str = column(_name, description="The person's name.")
    email: EmailAddress = column(_email, description="The person's address; colleagues see it.")
    created_at: datetime = column("created_at", description="Since when.")
    request_mails: RequestMails | None = column(
        "request_mails",
        guard=OwnMembership(),
        description="How the person hears of connection requests by mail; null for everybody else.",
    )
    organization: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization", foreign_key("organization_id"), description="The organization."
    )


MEMBERS = listing(
    "Membership",
    sorts={
        "JOINED_AT": sort("created_at", "timestamptz", "When the person joined the staff."),
    },
    filters={
        "role": where(Role, "What the person may do."),
        "name": where(TextFilter, "The person's name.", on=lambda row: _name(row, {})),
        "email": where(
            TextFilter, "The person's address, in any case.", on=lambda row: _email(row, {}), read=comparable_address
        ),
        "created_at": where(DateTimeFilter, "Since when."),
    },
)


@strawberry.type(description="One page of memberships.")
class MembershipsConnection(Page[Membership]):
    """Memberships, paged."""


def _is_expired(row: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.expires_at <= now()", row)


@entity("staff_invitation", StaffInvitationVisible())
@strawberry.type(description="An address that was asked to join an organization's staff.")
class StaffInvitation(Node):
    """Pending until accepted, revoked or expired."""

    id: strawberry.ID = global_id("StaffInvitation")
    email: EmailAddress = column("email", description="Who was asked.")
    role: Role = column("role", description="The role on offer.")
    created_at: datetime = column("created_at", description="When.")
    expires_at: datetime = column("expires_at", description="Until when it can be accepted.")
    accepted_at: datetime | None = column("accepted_at", description="When it was accepted, if it was.")
    revoked_at: datetime | None = column("revoked_at", description="When it was revoked, if it was.")
    is_expired: bool = column(_is_expired, description="Whether it is past its time.")
