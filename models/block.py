"""A learner whom an organization does not want to be connected to."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.account import Account
from models.learner import Learner
from models.organization import Organization


class Block(Model):
    """While it is not lifted, the pair has no open connection, by whatever door (trigger `block_keeps_apart`).

    At most one that is not lifted per pair (`block_one_per_pair`). Lifting keeps the row.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="blocks", on_delete=fields.RESTRICT
    )
    learner_id: UUID
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "tessera.Learner", related_name="blocks", on_delete=fields.RESTRICT
    )
    reason = fields.CharField(max_length=500, null=True)
    created_at = fields.DatetimeField(default=now)
    blocked_by_id: UUID
    blocked_by: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="blocks_made", on_delete=fields.RESTRICT
    )
    lifted_at = fields.DatetimeField(null=True)
    lifted_by_id: UUID | None
    lifted_by: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="blocks_lifted", on_delete=fields.RESTRICT, null=True
    )

    class Meta:
        table = "block"
