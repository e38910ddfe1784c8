"""Learners whom certain coaches look after."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.pending_writes import Write
from models.people.learner import Learner


class Team(Model):
    """A named set of an organization's learners, led by some of its coaches."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="teams", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=120)
    created_at = fields.DatetimeField(default=now)

    class Meta:
        table = "team"


class TeamCoach(Model):
    """A member who leads a team; of the same organization (`team_coach_same_organization`)."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="team_coaches", on_delete=fields.RESTRICT
    )
    team_id: UUID
    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField(
        "tessera.Team", related_name="coaches", on_delete=fields.CASCADE
    )
    membership_id: UUID
    membership: fields.ForeignKeyRelation[Membership] = fields.ForeignKeyField(
        "tessera.Membership", related_name="teams_led", on_delete=fields.CASCADE
    )

    class Meta:
        table = "team_coach"


class TeamLearner(Model):
    """A learner in a team. Being in a team shows nothing by itself: the bond to the organization does."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="team_learners", on_delete=fields.RESTRICT
    )
    team_id: UUID
    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField(
        "tessera.Team", related_name="learners", on_delete=fields.CASCADE
    )
    learner_id: UUID
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "tessera.Learner", related_name="teams", on_delete=fields.RESTRICT
    )

    class Meta:
        table = "team_learner"


def leads(team: Team, membership_id: UUID) -> Write:
    """A coach of a team."""
    return Write(
        "INSERT INTO team_coach (id, organization_id, team_id, membership_id)"
        " SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[])",
        (new_id(), team.organization_id, team.id, membership_id),
        is_row=True,
    )


def takes(team: Team, learner_id: UUID) -> Write:
    """A learner of a team."""
    return Write(
        "INSERT INTO team_learner (id, organization_id, team_id, learner_id)"
        " SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[])",
        (new_id(), team.organization_id, team.id, learner_id),
        is_row=True,
    )
