"""Teams decide which learners a coach sees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.errors import InvalidInput, NotFound
from domain.identifiers import key_of, new_id
from domain.single_line import title
from models.activity.audit_entry import record
from models.connections.connection import Connection
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach, TeamLearner, leads, takes
from models.pending_writes import insert, write
from permissions.organizations.membership import TeamVisible
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for, load_for_action
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.organizations.team_mutations import (
    CreateTeamInput,
    DeleteTeamInput,
    DeleteTeamPayload,
    TeamPayload,
    UpdateTeamInput,
)

LARGEST_TEAM = 200


@strawberry.type
class TeamMutations:
    """`createTeam`, `updateTeam`, `deleteTeam`."""

    @mutation(description="Make a team of learners, led by coaches.")
    async def create_team(
        self, info: Info, input: Annotated[CreateTeamInput, strawberry.argument(description="Who is in it.")]
    ) -> TeamPayload:
        """Owners and admins."""
        organization, _ = await acting_for(info.context.viewer, input.organization_id)
        team = Team(id=new_id(), organization_id=organization.id, name=title(input.name, field="name", longest=120))
        await write(insert(team))
        await _lead(team, input.coach_ids)
        await _fill(team, input.learner_ids)
        await _log(team, info.context.viewer, "created")
        return TeamPayload(team_id=team.id)

    @mutation(description="Change a team's name, coaches or learners.")
    async def update_team(
        self, info: Info, input: Annotated[UpdateTeamInput, strawberry.argument(description="What changes.")]
    ) -> TeamPayload:
        """Owners and admins."""
        team = await _managed(info.context.viewer, input.team_id)
        if input.name is not None:
            team.name = title(input.name, field="name", longest=120)
            await team.save(update_fields=["name"])
        if input.coach_ids is not None:
            await TeamCoach.filter(team_id=team.id).delete()
            await _lead(team, input.coach_ids)
        if input.learner_ids is not None:
            await TeamLearner.filter(team_id=team.id).delete()
            await _fill(team, input.learner_ids)
        await _log(team, info.context.viewer, "changed")
        return TeamPayload(team_id=team.id)

    @mutation(description="Remove a team; its learners stay connected.")
    async def delete_team(
        self, info: Info, input: Annotated[DeleteTeamInput, strawberry.argument(description="Which.")]
    ) -> DeleteTeamPayload:
        """Owners and admins."""
        team = await _managed(info.context.viewer, input.team_id)
        await _log(team, info.context.viewer, "deleted")
        await team.delete()
        return DeleteTeamPayload(organization_id=team.organization_id)


async def _managed(viewer: Viewer, team: str) -> Team:
    """A team that the viewer may change, locked. Raises NotFound, Forbidden."""
    found, _ = await load_for_action(viewer, Team, team, TeamVisible, field="teamId")
    return found


async def _lead(team: Team, coach_ids: Sequence[str]) -> None:
    keys = _keys("Membership", coach_ids, "coachIds")
    found = await Membership.filter(id__in=keys, organization_id=team.organization_id).count()
    if found != len(keys):
        raise NotFound("Every coach must be on the organization's staff.", field="coachIds")
    await write(*(leads(team, key) for key in keys))


async def _fill(team: Team, learner_ids: Sequence[str]) -> None:
    keys = _keys("Learner", learner_ids, "learnerIds")
    known = await Connection.filter(
        learner_id__in=keys, organization_id=team.organization_id, activated_at__isnull=False
    ).values_list("learner_id", flat=True)
    if set(known) != set(keys):
        raise NotFound("Every learner must be or have been connected to the organization.", field="learnerIds")
    await write(*(takes(team, key) for key in keys))


def _keys(type_name: str, ids: Sequence[str], field: str) -> list[UUID]:
    if len(ids) > LARGEST_TEAM:
        raise InvalidInput(f"A team has at most {LARGEST_TEAM} of these.", field=field)
    keys = [key_of(type_name, one) for one in ids]
    if None in keys:
        raise NotFound(field=field)
    return list(dict.fromkeys(key for key in keys if key is not None))


async def _log(team: Team, viewer: Viewer, what: str) -> None:
    await record(
        team.organization_id,
        AuditAction.TEAM_CHANGED,
        "Team",
        team.id,
        actor_id=viewer.account,
        what=what,
        name=team.name,
    )
