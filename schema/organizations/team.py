"""An organization's teams."""

from __future__ import annotations

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, entity, page
from compiler.sql import Sql, sql
from permissions.organizations.membership import TeamVisible
from schema.node import Node, global_id
from schema.organizations.membership import MEMBERS, MembershipsConnection
from schema.page import Page
from schema.people.learner import LEARNERS, LearnersConnection


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
    coaches: MembershipsConnection = page(MEMBERS, _led_by, description="Who leads it.")
    learners: LearnersConnection = page(LEARNERS, _in_team, description="Who is in it, as far as you may see them.")


@strawberry.type(description="One page of teams.")
class TeamsConnection(Page[Team]):
    """Teams, paged."""
