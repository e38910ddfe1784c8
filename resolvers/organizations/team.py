"""Teams decide which learners a coach sees."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
from permissions.people.learner import LearnerVisible
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for, load_for_action
from resolvers.unit_of_work import mutation
from resolvers.visibility import visible_keys
from schema.context import Info
from schema.organizations.team_mutations import (
    CreateTeamInput,
    DeleteTeamInput,
    DeleteTeamPayload,
    TeamPayload,
    UpdateTeamInput,
)

MAX_AT_ONCE = 200
_NOT_STAFF = "Every coach must be on the organization's staff."
_NOT_THEIRS = "Every learner must be one that you see, who is or was connected to the organization."


@strawberry.type
class TeamMutations:
    """`createTeam`, `updateTeam`, `deleteTeam`."""

    @mutation(description="Make a team of learners, led by coaches.")
    async def create_team(
        self, info: Info, input: Annotated[CreateTeamInput, strawberry.argument(description="Who is in it.")]
    ) -> TeamPayload:
        """Owners and admins."""
        viewer = info.context.viewer
        organization, _ = await acting_for(viewer, input.organization_id)
        team = Team(id=new_id(), organization_id=organization.id, name=title(input.name, field="name", longest=120))
        await write(insert(team))
        await _lead(team, await _coaches(team, input.coach_ids, "coachIds"))
        await _fill(team, await _learners(viewer, input.learner_ids, "learnerIds"), "learnerIds")
        await _log(team, viewer, "created")
        return TeamPayload(team_id=team.id)

    @mutation(
        description="Change a team's name, or who leads it and who is in it, by whom to add and whom to remove. Adding "
        "and removing twice is no error; who is both added and removed is removed."
    )
    async def update_team(
        self, info: Info, input: Annotated[UpdateTeamInput, strawberry.argument(description="What changes.")]
    ) -> TeamPayload:
        """Owners and admins."""
        viewer = info.context.viewer
        team = await _managed(viewer, input.team_id)
        if input.name is not None:
            team.name = title(input.name, field="name", longest=120)
            await team.save(update_fields=["name"])
        await _change_coaches(team, input)
        await _change_learners(viewer, team, input)
        await _log(team, viewer, "changed")
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


async def _change_coaches(team: Team, input: UpdateTeamInput) -> None:
    """All members of a staff see each other: to replace its coaches takes nobody away whom one does not see."""
    added = await _coaches(team, input.add_coach_ids or [], "addCoachIds")
    removed = await _coaches(team, input.remove_coach_ids or [], "removeCoachIds")
    if input.coach_ids is not None:
        added += await _coaches(team, input.coach_ids, "coachIds")
        await TeamCoach.filter(team_id=team.id, membership_id__not_in=added).delete()
    await _lead(team, added)
    if removed:
        await TeamCoach.filter(team_id=team.id, membership_id__in=removed).delete()


async def _change_learners(viewer: Viewer, team: Team, input: UpdateTeamInput) -> None:
    """Who is in the team and not to be seen by the viewer stays in it, whatever the viewer names."""
    added = await _learners(viewer, input.add_learner_ids or [], "addLearnerIds")
    removed = await _learners(viewer, input.remove_learner_ids or [], "removeLearnerIds")
    await _fill(team, added, "addLearnerIds")
    if input.learner_ids is not None:
        wanted = await _learners(viewer, input.learner_ids, "learnerIds")
        await _fill(team, wanted, "learnerIds")
        left = TeamLearner.filter(team_id=team.id, learner_id__not_in=[*wanted, *added])
        among = [each.learner_id for each in await left]
        removed += await visible_keys(viewer, "learner", LearnerVisible(), among)
    if removed:
        await TeamLearner.filter(team_id=team.id, learner_id__in=removed).delete()


async def _lead(team: Team, memberships: Sequence[UUID]) -> None:
    led = await TeamCoach.filter(team_id=team.id).values_list("membership_id", flat=True) if team._saved_in_db else []
    await write(*(leads(team, key) for key in dict.fromkeys(memberships) if key not in led))


async def _fill(team: Team, learners: Sequence[UUID], field: str) -> None:
    """Raises NotFound unless each was connected to the organization at some time."""
    if not learners:
        return
    met = Connection.filter(learner_id__in=learners, organization_id=team.organization_id, activated_at__isnull=False)
    _check_all(learners, [each.learner_id for each in await met], field, _NOT_THEIRS)
    within = await TeamLearner.filter(team_id=team.id).values_list("learner_id", flat=True) if team._saved_in_db else []
    await write(*(takes(team, key) for key in dict.fromkeys(learners) if key not in within))


async def _coaches(team: Team, ids: Sequence[str], field: str) -> list[UUID]:
    """The memberships of the organization's staff behind the ids. Raises NotFound."""
    keys = _keys("Membership", ids, field, _NOT_STAFF)
    of_staff = Membership.filter(id__in=keys, organization_id=team.organization_id)
    _check_all(keys, [each.id for each in await of_staff] if keys else [], field, _NOT_STAFF)
    return keys


async def _learners(viewer: Viewer, ids: Sequence[str], field: str) -> list[UUID]:
    """The learners behind the ids. Raises NotFound where the viewer does not see one, as for what never was."""
    keys = _keys("Learner", ids, field, _NOT_THEIRS)
    _check_all(keys, await visible_keys(viewer, "learner", LearnerVisible(), keys), field, _NOT_THEIRS)
    return keys


def _keys(type_name: str, ids: Sequence[str], field: str, otherwise: str) -> list[UUID]:
    if len(ids) > MAX_AT_ONCE:
        raise InvalidInput(f"Name at most {MAX_AT_ONCE} of these at once.", field=field)
    keys = []
    for place, one in enumerate(ids):
        key = key_of(type_name, one)
        if key is None:
            raise NotFound(otherwise, field=f"{field}[{place}]")
        keys.append(key)
    return keys


def _check_all(keys: Sequence[UUID], found: Collection[UUID], field: str, otherwise: str) -> None:
    """Whether all were found. Raises NotFound at the first one in the list that was not."""
    known = frozenset(found)
    missing = next((place for place, key in enumerate(keys) if key not in known), None)
    if missing is not None:
        raise NotFound(otherwise, field=f"{field}[{missing}]")


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
