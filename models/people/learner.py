"""A person who learns."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.people.account import Account


class Learner(Model):
    """The learning side of an account: the name that certificates carry, and everything learned."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account_id: UUID
    account: fields.OneToOneRelation[Account] = fields.OneToOneField(
        "tessera.Account", related_name="learner", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=120)
    created_at = fields.DatetimeField(default=now)

    class Meta:
        table = "learner"
