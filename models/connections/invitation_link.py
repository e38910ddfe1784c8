"""The link that an organization shares."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.organizations.organization import Organization


class InvitationLink(Model):
    """An organization's shareable link: whoever follows it while it is active may connect.

        active ◀──▶ inactive          (activate, deactivate: reversible)
           └──────────┴──▶ rotated    (final; a new row takes over)

    One row per organization is not rotated (`invitation_link_one_current`). `token` has 192 random bits.
    It connects at most `max_uses` times (`invitation_link_used_as_often_as_allowed`; null: as often as
    wanted) and only before `expires_at`. `uses` counts whom it connected, not who was connected already. A new row
    begins at 0, with the limits of the one before.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="invitation_links", on_delete=fields.RESTRICT
    )
    token = fields.CharField(max_length=64, unique=True)
    is_active = fields.BooleanField(default=True)
    max_uses = fields.IntField(null=True)
    uses = fields.IntField(default=0, db_default=0)
    expires_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(default=now)
    rotated_at = fields.DatetimeField(null=True)

    class Meta:
        table = "invitation_link"
