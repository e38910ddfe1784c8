"""A mailed link that lets an account do one thing once."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from domain.access import LinkPurpose
from domain.clock import now
from domain.identifiers import new_id
from models.account import Account


class EmailedLink(Model):
    """A link mailed to `email` that resets a password or confirms a new address, once.

    pending ──▶ used, replaced by a newer one (`revoked_at`), or past `expires_at`. The link's secret is a
    signature over purpose and id, so nothing worth stealing is stored. For CHANGE_EMAIL, `former_email`
    is the address that is told afterwards.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="emailed_links", on_delete=fields.RESTRICT
    )
    purpose = fields.CharEnumField(LinkPurpose, max_length=16)
    email = fields.CharField(max_length=254)
    former_email = fields.CharField(max_length=254, null=True)
    created_at = fields.DatetimeField(default=now)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "emailed_link"
