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


def _inviter(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "{}.organization_id = {}.organization_id AND {}.account_id = {}.invited_by_id", child, parent, child, parent
    )


@entity("membership", MembershipVisible())
@strawberry.type(description="A person on an organization's staff, with a role.")
class Membership(Node):
    """One per person and organization."""

    id: strawberry.ID = global_id("Membership")
    role: Role = column("role", description="What the person may do.")
    name: str = column(_name, description="The person's name.")
    email: EmailAddress = column(_email, description="The person's address; colleagues see it.")
    created_at: datetime = column("created_at", description="Since when.")
    invited_by: Annotated[Membership, strawberry.lazy("schema.organizations.membership")] | None = to_one(
        "Membership",
        _inviter,
        description="Who asked the person to join; null of whoever made the organization, and if that one has left.",
    )
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


STAFF_INVITATIONS = listing(
    "StaffInvitation",
    sorts={
        "CREATED_AT": sort("created_at", "timestamptz", "When it was made."),
        "EXPIRES_AT": sort("expires_at", "timestamptz", "When it ends."),
    },
    filters={
        "role": where(Role, "The role on offer."),
        "email": where(TextFilter, "Who was asked, in any case.", read=comparable_address),
        "created_at": where(DateTimeFilter, "When it was made."),
        "expires_at": where(DateTimeFilter, "When it ends."),
    },
)


@strawberry.type(description="One page of invitations to a staff.")
class StaffInvitationsConnection(Page[StaffInvitation]):
    """Invitations to a staff, paged."""
