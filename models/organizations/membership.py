"""A person on an organization's staff."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.connections.request_mails import RequestMails
from domain.identifiers import new_id
from domain.organizations.role import Role
from models.organizations.organization import Organization
from models.pending_writes import Write
from models.people.account import Account


class Membership(Model):
    """An account's role in an organization; one per pair. Leaving deletes the row, the audit log remembers.

    `invited_by` is who asked the person to join; null of whoever made the organization.
    `request_mails` is how an owner or admin hears of connection requests; `digest_sent_at` when the last
    digest of them was ordered, together with the event that sends it.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="memberships", on_delete=fields.RESTRICT
    )
    account_id: UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="memberships", on_delete=fields.RESTRICT
    )
    invited_by_id: UUID | None
    invited_by: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="memberships_invited", on_delete=fields.RESTRICT, null=True
    )
    role = fields.CharEnumField(Role, max_length=16)
    created_at = fields.DatetimeField(default=now)
    request_mails = fields.CharEnumField(
        RequestMails, max_length=16, default=RequestMails.IMMEDIATELY, db_default=RequestMails.IMMEDIATELY
    )
    digest_sent_at = fields.DatetimeField(null=True)

    class Meta:
        table = "membership"


ROLE: Final = "(SELECT m.role FROM membership m WHERE m.organization_id = x.organization_id AND m.account_id = {})"
"""The role in the organization of the row `x` of the account that is put in its place."""

PAYERS_ROLE: Final = (
    "(SELECT m.role FROM membership m WHERE m.organization_id = x.funding_organization_id AND m.account_id = {})"
)
"""The same in the organization that pays for the session `x`."""


def removal(membership_id: UUID) -> Write:
    """Nobody's membership any more."""
    return Write("DELETE FROM membership WHERE id = $1", (membership_id,))


def still(organization_id: UUID, account_id: UUID, roles: Collection[Role], *, name: str | None = None) -> Write:
    """Nothing, unless the account has lost these roles meanwhile; it keeps them until the transaction ends."""
    return Write(
        "SELECT id FROM membership WHERE organization_id = $1 AND account_id = $2 AND role = ANY ($3::text[])"
        " FOR SHARE",
        (organization_id, account_id, sorted(roles)),
        wanted=1,
        name=name,
    )
