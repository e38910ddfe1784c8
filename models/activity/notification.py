"""What a person is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.activity.notification import NotificationKind
from domain.clock import now
from domain.identifiers import new_id
from models.certificates.certificate import Certificate
from models.connections.connection import Connection
from models.courses.session import Session
from models.organizations.organization import Organization
from models.pending_writes import hint
from models.people.account import Account


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


_LOCK: Final = "SELECT id FROM account WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE"
_TELL: Final = """
    WITH news AS (
        SELECT told.*, row_number() OVER (PARTITION BY told.recipient_id ORDER BY told.key) AS nth
        FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS told (id, recipient_id, key)
        WHERE NOT EXISTS (
            SELECT 1 FROM notification known WHERE known.recipient_id = told.recipient_id AND known.key = told.key
        )
    ), drawn AS (
        UPDATE account SET notification_sequence = notification_sequence + fresh.count
        FROM (SELECT recipient_id, count(*) FROM news GROUP BY recipient_id) AS fresh
        WHERE account.id = fresh.recipient_id
        RETURNING account.id, notification_sequence - fresh.count AS before
    )
    INSERT INTO notification
        (id, recipient_id, sequence, key, kind, created_at, organization_id, connection_id, session_id, certificate_id)
    SELECT news.id, news.recipient_id, drawn.before + news.nth, news.key, $4, $5, $6, $7, $8, $9
    FROM news JOIN drawn ON drawn.id = news.recipient_id
    RETURNING recipient_id
"""
_SUBJECTS: Final = ("organization_id", "connection_id", "session_id", "certificate_id")


async def notify(told: Iterable[tuple[UUID, str]], kind: NotificationKind, **subjects: UUID | None) -> list[UUID]:
    """Tell each (account, key) something, once; returns the account of each to whom it was news.

    `subjects` are the ids of what it is about: `organization_id`, `connection_id`, `session_id`,
    `certificate_id`. Call it inside a transaction, which keeps the recipients' rows locked until it ends. They are
    locked in the order of their ids, so whoever tells in several calls tells those with lower ids first, or two
    such transactions deadlock. Two statements, whatever the number of recipients.
    """
    given = sorted(set(told))
    unknown = subjects.keys() - set(_SUBJECTS)
    if unknown:
        raise TypeError(f"a notification is not about {', '.join(sorted(unknown))}")
    if not given:
        return []
    recipients = [account_id for account_id, _ in given]
    connection = get_connection("default")
    await connection.execute_query(_LOCK, [recipients])
    # A statement of its own, which sees what a twin committed while this one waited for the locks.
    rows = await connection.execute_query_dict(
        _TELL,
        [
            [new_id() for _ in given],
            recipients,
            [key for _, key in given],
            kind.value,
            now(),
            *(subjects.get(name) for name in _SUBJECTS),
        ],
    )
    news = [row["recipient_id"] for row in rows]
    hint("Notification", *news)
    return news


_MARK: Final = "UPDATE notification SET read_at = $2 WHERE recipient_id = $1 AND read_at IS NULL AND "


async def mark_read(recipient_id: UUID, *, up_to: int | None = None, ids: Collection[UUID] = ()) -> None:
    """Mark a person's own notifications read: those up to a sequence number, or those named.

    What is read already keeps its time; what is another's, or nothing, is passed over.
    """
    connection = get_connection("default")
    if up_to is not None:
        await connection.execute_query(f"{_MARK} sequence <= $3", [recipient_id, now(), up_to])
    else:
        await connection.execute_query(f"{_MARK} id = ANY($3::uuid[])", [recipient_id, now(), list(ids)])
