"""An organization's staff and teams."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, entity, foreign_key, to_many, to_one
from compiler.sql import Sql, sql
from domain.connections.request_mails import RequestMails
from domain.organizations.role import Role
from permissions.organizations.membership import MembershipVisible, OwnMembership, StaffInvitationVisible, TeamVisible
from permissions.people.account import email_of, name_of
from schema.node import Node, global_id
from schema.scalars import EmailAddress

if TYPE_CHECKING:
    from schema.organizations.organization import Organization
    from schema.people.learner import Learner


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


def _led_by(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    # raw table: only joins a team to members, and both have their conditions
    return sql("{}.id IN (SELECT x.membership_id FROM team_coach x WHERE x.team_id = {}.id)", child, parent)


def _in_team(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    # raw table: only joins a team to learners, and both have their conditions
    return sql("{}.id IN (SELECT x.learner_id FROM team_learner x WHERE x.team_id = {}.id)", child, parent)


@entity("team", TeamVisible())
@strawberry.type(description="Learners whom certain coaches look after.")
class Team(Node):
    """A coach sees the learners of the teams he or she leads."""

    id: strawberry.ID = global_id("Team")
    name: str = column("name", description="Its name, unique in the organization.")
    coaches: list[Membership] = to_many(
        "Membership", _led_by, lambda row: sql("{}.id", row), description="Who leads it."
    )
    learners: list[Annotated[Learner, strawberry.lazy("schema.people.learner")]] = to_many(
        "Learner", _in_team, lambda row: sql("{}.name_sort, {}.id", row, row), description="Who is in it, by name."
    )
