"""A mailed link that lets an account do one thing once."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.people.access import LinkPurpose
from domain.people.mailed_link import CHANGE_LIFETIME, RESET_LIFETIME
from models.pending_writes import Write
from models.people.account import Account


class EmailedLink(Model):
    """A link mailed to `email` that resets a password or confirms a new address, once.

    pending ──▶ used, replaced by a newer one (`revoked_at`), or past `expires_at`. The link's secret is a
    signature over purpose and id, so nothing worth stealing is stored. ADD_ADDRESS adds the address to the
    account's; for CHANGE_EMAIL, `former_email` is the address that is told afterwards.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    account_id: UUID
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


_REPLACE_RESETS = """
UPDATE emailed_link SET revoked_at = $1
WHERE account_id IN (SELECT id FROM account WHERE email = $2
        UNION ALL SELECT account_id FROM account_address WHERE email = $2)
    AND purpose = $3 AND used_at IS NULL AND revoked_at IS NULL
"""
_ADD_RESET = """
INSERT INTO emailed_link (id, account_id, purpose, email, created_at, expires_at)
SELECT $1, id, $2, email, $3, $4 FROM account
WHERE id IN (SELECT id FROM account WHERE email = $5
    UNION ALL SELECT account_id FROM account_address WHERE email = $5)
"""


async def request_reset(email: str) -> UUID:
    """Make a new reset link, the only one that counts, for the account of `email`, if there is one.

    For a further address too, but the mail goes to the account's own: who reads the mail of a further one, such
    as an employer, gets no way into the account.

    The same statements run either way and an id comes back either way, so that neither the caller nor a
    stopwatch learns whether there is an account. Without one, no row has that id.
    """
    link_id, moment, purpose = new_id(), now(), LinkPurpose.RESET_PASSWORD.value
    connection = get_connection("default")
    await connection.execute_query(_REPLACE_RESETS, [moment, email, purpose])
    await connection.execute_query(_ADD_RESET, [link_id, purpose, moment, moment + RESET_LIFETIME, email])
    return link_id


async def request_change(account: Account, new_email: str) -> UUID:
    """Make a link that moves the account to `new_email` once followed; former such links stop counting."""
    await revoke_pending(account.id, LinkPurpose.CHANGE_EMAIL)
    link = await EmailedLink.create(
        account_id=account.id,
        purpose=LinkPurpose.CHANGE_EMAIL,
        email=new_email,
        former_email=account.email,
        expires_at=now() + CHANGE_LIFETIME,
    )
    return link.id


async def request_address(account: Account, email: str) -> UUID:
    """Make a link that adds `email` to the account once followed; former such links stop counting."""
    pending = EmailedLink.filter(account_id=account.id, used_at=None, revoked_at=None)
    await pending.filter(purpose=LinkPurpose.ADD_ADDRESS, email=email).update(revoked_at=now())
    link = await EmailedLink.create(
        account_id=account.id, purpose=LinkPurpose.ADD_ADDRESS, email=email, expires_at=now() + CHANGE_LIFETIME
    )
    return link.id


def followed(link: EmailedLink) -> Write:
    """A link is used up, and every other of its account that was not followed ends with it."""
    return Write(
        "UPDATE emailed_link SET used_at = CASE id WHEN $1 THEN $3::timestamptz END,"
        " revoked_at = CASE id WHEN $1 THEN NULL ELSE $3 END"
        " WHERE account_id = $2 AND used_at IS NULL AND revoked_at IS NULL",
        (link.id, link.account_id, now()),
    )


async def revoke_pending(account_id: UUID, *purposes: LinkPurpose) -> None:
    """End the account's links of these purposes that were not followed; of every purpose if none is named."""
    pending = EmailedLink.filter(account_id=account_id, used_at=None, revoked_at=None)
    if purposes:
        pending = pending.filter(purpose__in=purposes)
    await pending.update(revoked_at=now())
