"""Teams: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.organizations.organization import Organization
from schema.organizations.team import Team
from schema.payload import Payload
from schema.read import reread
from schema.write_input import WriteInput


@strawberry.input(description="A team to make.")
class CreateTeamInput(WriteInput):
    """Input of `createTeam`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")
    name: str = strawberry.field(description="Its name, 1 to 120 characters, unique in the organization.")
    coach_ids: list[strawberry.ID] = strawberry.field(
        description="Memberships of those who lead it; coaches see its learners.", default_factory=list
    )
    learner_ids: list[strawberry.ID] = strawberry.field(
        description="Learners in it, at most 200; each must be yours to see, and be or have been connected to the "
        "organization.",
        default_factory=list,
    )


@strawberry.input(description="A team to change. What is not given stays.")
class UpdateTeamInput(WriteInput):
    """Input of `updateTeam`."""

    team_id: strawberry.ID = strawberry.field(description="The team.")
    name: str | None = strawberry.field(description="Its new name.", default=None)
    add_coach_ids: list[strawberry.ID] | None = strawberry.field(
        description="Memberships of those who lead it from now on too, at most 200.", default=None
    )
    remove_coach_ids: list[strawberry.ID] | None = strawberry.field(
        description="Memberships of those who lead it no longer, at most 200.", default=None
    )
    add_learner_ids: list[strawberry.ID] | None = strawberry.field(
        description="Learners who are in it from now on too, at most 200; each must be yours to see, and be or have "
        "been connected to the organization.",
        default=None,
    )
    remove_learner_ids: list[strawberry.ID] | None = strawberry.field(
        description="Learners who are in it no longer, at most 200; each must be yours to see.", default=None
    )
    coach_ids: list[strawberry.ID] | None = strawberry.field(
        description="All who lead it from now on.",
        default=None,
        deprecation_reason="Name whom to add and whom to remove: `addCoachIds`, `removeCoachIds`.",
    )
    learner_ids: list[strawberry.ID] | None = strawberry.field(
        description="All learners in it from now on, of those whom you see; the others stay.",
        default=None,
        deprecation_reason="Name whom to add and whom to remove: `addLearnerIds`, `removeLearnerIds`.",
    )


@strawberry.input(description="A team to remove.")
class DeleteTeamInput(WriteInput):
    """Input of `deleteTeam`."""

    team_id: strawberry.ID = strawberry.field(description="The team. Its learners stay connected.")


@strawberry.type(description="The team as it is now.")
class TeamPayload(Payload):
    """Payload of making and changing."""

    team_id: strawberry.Private[UUID | None] = None
    team: Team | None = reread("Team", "team_id", description="The team; null when refused.")


@strawberry.type(description="The organization without the team.")
class DeleteTeamPayload(Payload):
    """Payload of `deleteTeam`."""

    organization_id: strawberry.Private[UUID | None] = None
    organization: Organization | None = reread(
        "Organization", "organization_id", description="The organization; null when refused."
    )
