"""Further addresses of an account."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
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


_WITH: Final = """
SELECT a.* FROM account a WHERE a.email = $1
UNION ALL SELECT a.* FROM account_address f JOIN account a ON a.id = f.account_id WHERE f.email = $1
"""


async def account_with(email: str) -> Account | None:
    """The account that has proved `email` to be its own, as the one that mails go to or as a further one.

    Reads the same two rows either way, so that no stopwatch tells a known address from an unknown one.
    """
    rows = await get_connection("default").execute_query_dict(_WITH, [email])
    return Account._init_from_db(**rows[0]) if rows else None
