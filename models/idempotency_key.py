"""Results of mutations that clients may retry."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.account import Account

LONGEST_KEY: Final = 128
"""Characters of a key, as `schema.write_input` tells clients."""


class IdempotencyKey(Model):
    """A client's promise that two calls are one: the first result, kept for a day.

    Inserted at the start of the mutation's transaction; a concurrent twin waits on the unique key
    (`idempotency_key_once`) and then finds the first one's result. A refused mutation rolls back and
    leaves no key.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    account_id: UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="idempotency_keys", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=LONGEST_KEY)
    mutation = fields.CharField(max_length=64)
    request_digest = fields.BinaryField()
    result: fields.Field[dict[str, Any]] = fields.JSONField(null=True)
    created_at = fields.DatetimeField(default=now)

    class Meta:
        table = "idempotency_key"
