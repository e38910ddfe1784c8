"""Results of mutations that clients may retry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.fields.data import JSON_DUMPS, JSON_LOADS
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.pending_writes import Write, write
from models.people.account import Account

MAX_KEY_LENGTH: Final = 128
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
    key = fields.CharField(max_length=MAX_KEY_LENGTH)
    mutation = fields.CharField(max_length=64)
    request_digest = fields.BinaryField()
    result: fields.Field[dict[str, Any]] = fields.JSONField(null=True)
    created_at = fields.DatetimeField(default=now)

    class Meta:
        table = "idempotency_key"


@dataclass(frozen=True, slots=True)
class FormerCall:
    """What the first call with a key asked, and what came of it."""

    request_digest: bytes
    result: dict[str, Any]


_CLAIMED: Final = (
    "INSERT INTO idempotency_key (id, account_id, key, mutation, request_digest, created_at)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id, key) DO NOTHING RETURNING id"
)
_FORMER: Final = "SELECT request_digest, result FROM idempotency_key WHERE account_id = $1 AND key = $2"
_RESULT: Final = "UPDATE idempotency_key SET result = $2::jsonb WHERE id = $1"


async def claim(account_id: UUID, key: str, mutation: str, request_digest: bytes) -> tuple[UUID, FormerCall | None]:
    """The key of this call's row, and the first call with this key if there was one.

    Waits for a twin that is under way. Call it inside a transaction: a call that is rolled back leaves no row.
    """
    client, row_id = get_connection("default"), new_id()
    values = [row_id, account_id, key, mutation, request_digest, now()]
    if await client.execute_query_dict(_CLAIMED, values):
        return row_id, None
    [former] = await client.execute_query_dict(_FORMER, [account_id, key])
    return row_id, FormerCall(bytes(former["request_digest"]), JSON_LOADS(former["result"] or "{}"))


async def keep_result(row_id: UUID, result: dict[str, Any]) -> None:
    """What this call came to, for whoever calls with the same key again."""
    await write(Write(_RESULT, (row_id, JSON_DUMPS(result))))
