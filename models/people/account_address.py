"""Further addresses of an account."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.people.account import Account


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


async def account_with(email: str) -> Account | None:
    """The account that has proved `email` to be its own, as the one that mails go to or as a further one.

    Reads the same two rows either way, so that no stopwatch tells a known address from an unknown one.
    """
    account = await Account.get_or_none(email=email)
    further = await AccountAddress.get_or_none(email=email).select_related("account")
    return account if account is not None else further.account if further is not None else None
