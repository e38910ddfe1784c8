"""An address invited to an organization's staff."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.organizations.role import Role
from models.organizations.organization import Organization
from models.pending_writes import Write
from models.people.account import Account


class StaffInvitation(Model):
    """An address asked to join the staff: pending, then accepted, revoked or past `expires_at`.

    At most one pending per organization and address (`staff_invitation_one_pending`).
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="staff_invitations", on_delete=fields.RESTRICT
    )
    email = fields.CharField(max_length=254)
    role = fields.CharEnumField(Role, max_length=16)
    invited_by_id: UUID
    invited_by: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="staff_invitations_sent", on_delete=fields.RESTRICT
    )
    created_at = fields.DatetimeField(default=now)
    expires_at = fields.DatetimeField()
    accepted_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "staff_invitation"


def acceptance(invitation_id: UUID, *, after: str) -> Write:
    """An invitation that still counts is accepted, after the write of this name."""
    return Write(
        "UPDATE staff_invitation SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL"  # noqa: S608
        f" AND expires_at > $2 AND (SELECT count(*) FROM {after}) = 1 RETURNING id",
        (invitation_id, now()),
        wanted=1,
    )
