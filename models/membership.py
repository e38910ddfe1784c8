"""A person on an organization's staff."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.request_mails import RequestMails
from domain.role import Role
from models.account import Account
from models.organization import Organization


class Membership(Model):
    """An account's role in an organization; one per pair. Leaving deletes the row, the audit log remembers.

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
    role = fields.CharEnumField(Role, max_length=16)
    created_at = fields.DatetimeField(default=now)
    request_mails = fields.CharEnumField(
        RequestMails, max_length=16, default=RequestMails.IMMEDIATELY, db_default=RequestMails.IMMEDIATELY
    )
    digest_sent_at = fields.DatetimeField(null=True)

    class Meta:
        table = "membership"
