"""Addresses that want no more invitations."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.organizations.organization import Organization


class Unsubscription(Model):
    """An address that wants no more invitations from an organization (`unsubscription_once`)."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="unsubscriptions", on_delete=fields.RESTRICT
    )
    email = fields.CharField(max_length=254)
    created_at = fields.DatetimeField(default=now)

    class Meta:
        table = "unsubscription"


async def unsubscribe(organization_id: UUID, email: str) -> None:
    """Note that the address wants no more invitations from the organization; twice is no error."""
    await Unsubscription.bulk_create(
        [Unsubscription(organization_id=organization_id, email=email)], ignore_conflicts=True
    )
