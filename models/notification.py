"""What a person is told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.notification import NotificationKind
from models.account import Account
from models.certificate import Certificate
from models.connection import Connection
from models.organization import Organization
from models.session import Session


class Notification(Model):
    """One thing that a person is told, in the order it was recorded for them.

    `sequence` counts 1, 2, 3 … per recipient without gaps (`notification_sequence_unique`); it is drawn
    under the recipient's row lock. `key` names the cause (event and role), so that an event delivered
    twice tells a person once (`notification_once`).
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    recipient_id: UUID
    recipient: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="notifications", on_delete=fields.RESTRICT
    )
    sequence = fields.BigIntField()
    key = fields.CharField(max_length=120)
    kind = fields.CharEnumField(NotificationKind, max_length=32)
    organization_id: UUID | None
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="notifications", on_delete=fields.RESTRICT, null=True
    )
    connection_id: UUID | None
    connection: fields.ForeignKeyNullableRelation[Connection] = fields.ForeignKeyField(
        "tessera.Connection", related_name="notifications", on_delete=fields.RESTRICT, null=True
    )
    session_id: UUID | None
    session: fields.ForeignKeyNullableRelation[Session] = fields.ForeignKeyField(
        "tessera.Session", related_name="notifications", on_delete=fields.RESTRICT, null=True
    )
    certificate_id: UUID | None
    certificate: fields.ForeignKeyNullableRelation[Certificate] = fields.ForeignKeyField(
        "tessera.Certificate", related_name="notifications", on_delete=fields.RESTRICT, null=True
    )
    created_at = fields.DatetimeField(default=now)
    read_at = fields.DatetimeField(null=True)

    class Meta:
        table = "notification"


async def notify(recipient_id: UUID, key: str, kind: NotificationKind, **subjects: UUID | None) -> bool:
    """Tell a person something, once per `key`; returns whether it was news. Call it inside a transaction.

    `subjects` are the ids of what it is about: `organization_id`, `connection_id`, `session_id`,
    `certificate_id`. Takes the recipient's row lock until the transaction ends: whoever tells several
    people in one transaction tells them in the order of their ids, or two such transactions deadlock.
    """
    # Looked up after the lock is held: a twin that was faster has committed its row by then.
    recipient = await Account.select_for_update(no_key=True).only("id", "notification_sequence").get(id=recipient_id)
    if await Notification.exists(recipient_id=recipient_id, key=key):
        return False
    recipient.notification_sequence += 1
    await recipient.save(update_fields=["notification_sequence"])
    fresh: dict[str, Any] = {"sequence": recipient.notification_sequence, "key": key, "kind": kind, **subjects}
    await Notification.create(recipient_id=recipient_id, **fresh)
    return True
