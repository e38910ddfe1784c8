"""A learner whom an organization does not want to be connected to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.organizations.role import Role
from models.connections.bond import COLUMNS, OPEN, Bond, bond, lock_pairs
from models.organizations.organization import Organization
from models.pending_writes import Write
from models.people.account import Account
from models.people.learner import Learner


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


@dataclass(frozen=True, slots=True)
class Blocking:
    """What decides whether a pair may be blocked: who asks, whether they ever met, what keeps them apart."""

    role: Role | None
    """Of the account that asks."""
    have_met: bool
    current_id: UUID | None
    """The block that is not lifted."""
    bond: Bond


_PAIR: Final = """
SELECT $2::uuid AS learner_id, o.id AS organization_id, $3::timestamptz AS moment FROM organization o WHERE o.id = $1
"""
_BLOCKING: Final = f"""
SELECT (SELECT m.role FROM membership m WHERE m.organization_id = p.organization_id AND m.account_id = $4) AS role,
    EXISTS (
        SELECT FROM connection c WHERE c.organization_id = p.organization_id AND c.learner_id = p.learner_id
    ) AS have_met,
    b.id AS current_id, {COLUMNS}
FROM ({_PAIR}) p
LEFT JOIN connection k ON {OPEN}
LEFT JOIN block b ON b.organization_id = p.organization_id AND b.learner_id = p.learner_id AND b.lifted_at IS NULL
"""  # noqa: S608


def lifting(block_id: UUID, account_id: UUID) -> Write:
    """The pair may meet again."""
    sql = "UPDATE block SET lifted_at = $2, lifted_by_id = $3 WHERE id = $1 AND lifted_at IS NULL RETURNING id"
    return Write(sql, (block_id, now(), account_id), wanted=1)


async def blocking_of(organization_id: UUID, learner_id: UUID | None, account_id: UUID) -> Blocking | None:
    """What is to know before a pair is blocked; None if there is no such organization."""
    values = (organization_id, learner_id, now())
    await lock_pairs(_PAIR, *values)
    rows = await get_connection("default").execute_query_dict(_BLOCKING, [*values, account_id])
    if not rows:
        return None
    [row] = rows
    return Blocking(
        role=None if row["role"] is None else Role(row["role"]),
        have_met=row["have_met"],
        current_id=row["current_id"],
        bond=bond(row),
    )
