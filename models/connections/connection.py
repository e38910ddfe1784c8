"""The bond learner ↔ organization."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from domain.identifiers import new_id
from models.organizations.organization import Organization
from models.people.account import Account
from models.people.learner import Learner


class Connection(Model):
    """The bond learner ↔ organization, one row per bond; history is never rewritten.

        REQUESTED ──▶ ACTIVE ──▶ DISCONNECTED
            ├──▶ REJECTED
            └──▶ WITHDRAWN

    At most one REQUESTED or ACTIVE per pair (`connection_one_open_per_pair`); transitions only as drawn
    (trigger `connection_lifecycle`); each state has its times and its actor (checks). Reconnecting makes
    a new row. None is open while the pair is blocked (trigger `block_keeps_apart`).
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    learner_id: UUID
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "tessera.Learner", related_name="connections", on_delete=fields.RESTRICT
    )
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="connections", on_delete=fields.RESTRICT
    )
    state = fields.CharEnumField(ConnectionState, max_length=16)
    origin = fields.CharEnumField(ConnectionOrigin, max_length=20)
    created_at = fields.DatetimeField(default=now)
    request_message = fields.CharField(max_length=500, null=True)
    activated_at = fields.DatetimeField(null=True)
    activated_by_id: UUID | None
    activated_by: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="connections_activated", on_delete=fields.RESTRICT, null=True
    )
    ended_at = fields.DatetimeField(null=True)
    ended_by_id: UUID | None
    ended_by: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="connections_ended", on_delete=fields.RESTRICT, null=True
    )
    ended_by_side = fields.CharEnumField(Side, max_length=16, null=True)
    end_reason = fields.CharField(max_length=500, null=True)

    class Meta:
        table = "connection"
