"""An address invited to connect."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.invitation import InvitationState
from models.account import Account
from models.connection import Connection
from models.organization import Organization


class Invitation(Model):
    """One address that one organization invited by mail to connect.

        QUEUED ──▶ SENT ──▶ ACCEPTED | REVOKED | EXPIRED
          ▲ └──▶ FAILED ──▶ (the same)
          └──────┴───────   (sent again)

    At most one QUEUED or SENT per organization and address (`invitation_one_open_per_address`); transitions
    only as drawn (trigger `invitation_lifecycle`), which also keeps `expires_at` as it was first set. `token`
    has 192 random bits; who holds it may connect, signed in under the invited address. `chunk_id` groups what
    one event mails; `sends` counts how often it was queued and makes each mail's Message-ID. `failure` are
    the mail server's words. `changed_in` is the transaction that changed it last, by which those who watch
    deliveries read what is new to them.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="invitations", on_delete=fields.RESTRICT
    )
    email = fields.CharField(max_length=254)
    name = fields.CharField(max_length=120, null=True)
    message = fields.CharField(max_length=1000, null=True)
    invited_by_id: UUID
    invited_by: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="invitations_sent", on_delete=fields.RESTRICT
    )
    state = fields.CharEnumField(InvitationState, max_length=16, default=InvitationState.QUEUED)
    token = fields.CharField(max_length=64, unique=True)
    chunk_id = fields.UUIDField()
    sends = fields.IntField(default=1)
    created_at = fields.DatetimeField(default=now)
    expires_at = fields.DatetimeField()
    sent_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    failure = fields.CharField(max_length=500, null=True)
    connection_id: UUID | None
    connection: fields.ForeignKeyNullableRelation[Connection] = fields.ForeignKeyField(
        "tessera.Connection", related_name="invitations", on_delete=fields.RESTRICT, null=True
    )
    changed_in = fields.BigIntField(default=0)

    class Meta:
        table = "invitation"
