"""Further addresses of an account."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.account import Account


class AccountAddress(Model):
    """A verified address of an account besides the one it signs in with; invitations to it are the account's.

    An address belongs to one account only, here (`account_address_email_unique`) or as an account's own
    (trigger `account_address_is_nobodys`, on both tables).
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    account_id: UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="addresses", on_delete=fields.RESTRICT
    )
    email = fields.CharField(max_length=254)
    verified_at = fields.DatetimeField(default=now)

    class Meta:
        table = "account_address"
