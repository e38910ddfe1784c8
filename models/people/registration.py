"""A registration that waits for its address to be verified."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.language import Language
from models.connections.invitation import Invitation
from models.connections.invitation_link import InvitationLink
from models.pending_writes import Write


class Registration(Model):
    """What somebody typed who wants an account; becomes one when the mailed link is followed.

    pending ──▶ used, or past `expires_at`. It is used by following the link with the password in mind: the
    address may be somebody else's, who then has the mail but not the password. Several may wait for one
    address: the first that is used becomes the account, the others are dead from then on.
    `invitation_link` or `invitation` is what they came by; following the mail then also connects them.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    email = fields.CharField(max_length=254)
    name = fields.CharField(max_length=120)
    password_hash = fields.CharField(max_length=255)
    language = fields.CharEnumField(Language, max_length=2, default=Language.EN)
    invitation_link_id: UUID | None
    invitation_link: fields.ForeignKeyNullableRelation[InvitationLink] = fields.ForeignKeyField(
        "tessera.InvitationLink", related_name="registrations", on_delete=fields.RESTRICT, null=True
    )
    invitation_id: UUID | None
    invitation: fields.ForeignKeyNullableRelation[Invitation] = fields.ForeignKeyField(
        "tessera.Invitation", related_name="registrations", on_delete=fields.RESTRICT, null=True
    )
    created_at = fields.DatetimeField(default=now)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "registration"


def used_up(email: str) -> Write:
    """No registration of an address can be followed any more."""
    return Write("UPDATE registration SET used_at = $2 WHERE email = $1 AND used_at IS NULL", (email, now()))
