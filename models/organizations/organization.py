"""A school or company."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.organizations.organization import OrganizationKind
from models.people.account import Account


class Organization(Model):
    """A school or company that trains people; free to create, always has an owner.

    The deferred trigger `organization_keeps_an_owner` refuses any commit that would leave it without
    one, under a lock on this row, so that two owners who leave at once cannot both succeed.
    `invitation_domains` are the only ones that may be invited by mail; empty means any. `mails_per_day` is how many
    the provider's staff lets it mail in a day, and when they last said so; null: as many as it is trusted with.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    kind = fields.CharEnumField(OrganizationKind, max_length=16)
    name = fields.CharField(max_length=120)
    slug = fields.CharField(max_length=80)
    logo_url = fields.CharField(max_length=500, null=True)
    primary_colour = fields.CharField(max_length=7, null=True)
    accent_colour = fields.CharField(max_length=7, null=True)
    signatory_name = fields.CharField(max_length=120, null=True)
    signatory_title = fields.CharField(max_length=120, null=True)
    invitation_domains: fields.Field[list[str]] = fields.JSONField(default=list, db_default=[])
    mails_per_day = fields.IntField(null=True)
    mails_per_day_set_at = fields.DatetimeField(null=True)
    created_by_id: UUID
    created_by: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="organizations_created", on_delete=fields.RESTRICT
    )
    created_at = fields.DatetimeField(default=now)

    class Meta:
        table = "organization"


_FREE_NUMBER: Final = """
SELECT min(number) AS number
FROM (
    VALUES (1::bigint), (2)
    UNION ALL
    SELECT substring(slug FROM '-([1-9][0-9]{0,8})$')::bigint + 1 FROM organization WHERE slug LIKE $1::text || '-%'
) AS candidate (number)
WHERE NOT EXISTS (
    SELECT 1 FROM organization
    WHERE slug = $1::text || CASE candidate.number WHEN 1 THEN '' ELSE '-' || candidate.number END
)
"""
"""The first free number is 1 (none), 2, or one more than a number that is taken."""


async def free_slug(wanted: str) -> str:
    """A slug nobody has at the moment: `wanted`, or with the first number from 2 that is free."""
    rows = await get_connection("default").execute_query_dict(_FREE_NUMBER, [wanted])
    number = rows[0]["number"]
    return wanted if number == 1 else f"{wanted}-{number}"
