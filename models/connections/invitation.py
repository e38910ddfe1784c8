"""An address invited to connect."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation import CHUNK, LIFETIME, InvitationState
from domain.identifiers import new_id
from models.activity.audit_entry import record_all
from models.connections.connection import Connection
from models.organizations.organization import Organization
from models.pending_writes import Write
from models.people.account import Account

TOKEN_BYTES: Final = 24


class Invitation(Model):
    """One address that one organization invited by mail to connect.

        QUEUED ──▶ SENT ──▶ ACCEPTED | REVOKED | EXPIRED
          ▲ └──▶ FAILED ──▶ (the same)
          └──────┴───────   (sent again)

    At most one QUEUED or SENT per organization and address (`invitation_one_open_per_address`); transitions
    only as drawn (trigger `invitation_lifecycle`), which also keeps `expires_at` as it was first set. `token`
    has 192 random bits; who holds it may connect, signed in under the invited address. `chunk_id` groups what
    one event mails; `sends` counts how often it was queued and makes each mail's Message-ID. `failure` are
    the mail server's words; `bounced_at` is when one last refused the address itself. `changed_in` is the
    transaction that changed it last, by which those who watch deliveries read what is new to them.
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
    bounced_at = fields.DatetimeField(null=True)
    connection_id: UUID | None
    connection: fields.ForeignKeyNullableRelation[Connection] = fields.ForeignKeyField(
        "tessera.Connection", related_name="invitations", on_delete=fields.RESTRICT, null=True
    )
    changed_in = fields.BigIntField(default=0)

    class Meta:
        table = "invitation"


@dataclass(frozen=True, slots=True)
class AddressHistory:
    """How an address stands to an organization. `invitation_id` is its open invitation, expired ones too.

    `mails` were ordered for it since yesterday, by the organization or by whoever invites, who may have several.
    """

    connected: bool
    blocked: bool
    unsubscribed: bool
    mails: int
    invitation_id: UUID | None


_HISTORIES: Final = """
SELECT w.email, i.id AS invitation_id,
    EXISTS (
        SELECT 1 FROM connection c
        WHERE c.learner_id = l.id AND c.organization_id = $1 AND c.state = 'ACTIVE'
    ) AS connected,
    EXISTS (
        SELECT 1 FROM block b WHERE b.learner_id = l.id AND b.organization_id = $1 AND b.lifted_at IS NULL
    ) AS blocked,
    EXISTS (SELECT 1 FROM unsubscription u WHERE u.organization_id = $1 AND u.email = w.email) AS unsubscribed,
    (
        SELECT coalesce(sum(m.sends), 0) FROM invitation m
        WHERE m.email = w.email AND m.created_at > $4 AND (m.organization_id = $1 OR m.invited_by_id = $3)
    ) AS mails
FROM unnest($2::text[]) AS w (email)
LEFT JOIN LATERAL (
    SELECT a.id FROM account a WHERE a.email = w.email
    UNION ALL SELECT d.account_id FROM account_address d WHERE d.email = w.email
) o ON TRUE
LEFT JOIN learner l ON l.account_id = o.id
LEFT JOIN invitation i ON i.organization_id = $1 AND i.email = w.email AND i.state IN ('QUEUED', 'SENT')
"""
_INSERT: Final = """
INSERT INTO invitation
    (id, email, name, token, chunk_id, organization_id, invited_by_id, message, created_at, expires_at,
    state, sends, changed_in)
SELECT n.*, $6, $7, $8, $9, $10, 'QUEUED', 1, 0
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[]) AS n
ON CONFLICT (organization_id, email) WHERE state IN ('QUEUED', 'SENT') DO NOTHING
RETURNING id, email, chunk_id
"""
_EXPIRE: Final = """
UPDATE invitation SET state = 'EXPIRED', ended_at = $1
WHERE id IN (
    SELECT id FROM invitation
    WHERE state IN ('QUEUED', 'SENT', 'FAILED') AND expires_at <= $1
        AND ($2::uuid IS NULL OR organization_id = $2 AND email = ANY ($3::text[]))
    ORDER BY expires_at LIMIT $4 FOR UPDATE SKIP LOCKED
)
RETURNING id, organization_id, email
"""


async def address_histories(
    organization_id: UUID, emails: Collection[str], invited_by_id: UUID
) -> dict[str, AddressHistory]:
    """How each address stands to the organization; any verified address of an account is its learner's.

    Says nothing of what other people did for other organizations.
    """
    values = [organization_id, list(emails), invited_by_id, now() - timedelta(days=1)]
    rows = await get_connection("default").execute_query_dict(_HISTORIES, values)
    return {row.pop("email"): AddressHistory(**row) for row in rows}


async def add_invitations(
    organization_id: UUID, invited_by_id: UUID, message: str | None, people: Mapping[str, str | None]
) -> dict[str, Invitation]:
    """Queue an invitation for each address (to its name) that has no open one; the new ones by address, unsaved parts
    left out: `id`, `email` and `chunk_id` are set.

    One statement, in the order of addresses, so that two calls at once queue and neither fails.
    """
    moment, emails = now(), sorted(people)
    chunks = [new_id() for _ in range(0, len(emails), CHUNK)]
    values: list[Any] = [
        [new_id() for _ in emails],
        emails,
        [people[email] for email in emails],
        [secrets.token_urlsafe(TOKEN_BYTES) for _ in emails],
        [chunks[at // CHUNK] for at in range(len(emails))],
        organization_id,
        invited_by_id,
        message,
        moment,
        moment + LIFETIME,
    ]
    rows = await get_connection("default").execute_query_dict(_INSERT, values)
    return {row["email"]: Invitation(**row) for row in rows}


async def expire_due(*, most: int, organization_id: UUID | None = None, emails: Collection[str] = ()) -> int:
    """End open and failed invitations that are past their time, with an entry in the log; how many.

    At most `most`, of those that nobody else is working on; with an organization only its invitations of `emails`.
    """
    values = [now(), organization_id, list(emails), most]
    rows = await get_connection("default").execute_query_dict(_EXPIRE, values)
    await record_all(AuditAction.INVITATION_EXPIRED, "Invitation", rows, actor_id=None)
    return len(rows)


async def hold_invitations(organization_id: UUID, invitation_ids: Collection[UUID]) -> list[Invitation]:
    """Those of the invitations that are the organization's, locked, in the order of their keys."""
    wanted = Invitation.filter(organization_id=organization_id, id__in=list(invitation_ids))
    return await wanted.order_by("id").select_for_update(no_key=True)


def requeue(invitation_ids: Collection[UUID]) -> tuple[Write, list[UUID]]:
    """Mail these once more, as the write that says so; and the chunks that they are mailed in."""
    keys = list(invitation_ids)
    chunks = [new_id() for _ in range(0, len(keys), CHUNK)]
    return Write(
        "UPDATE invitation i SET state = 'QUEUED', chunk_id = v.chunk_id, failure = NULL, sends = i.sends + 1"
        " FROM unnest($1::uuid[], $2::uuid[]) v (id, chunk_id) WHERE i.id = v.id AND i.state <> 'QUEUED'"
        " RETURNING i.id",
        (keys, [chunks[place // CHUNK] for place in range(len(keys))]),
        wanted=len(keys),
    ), chunks


def revocation(invitation_ids: Collection[UUID]) -> Write:
    """Take these back: they connect no more."""
    return Write(
        "UPDATE invitation SET state = 'REVOKED', ended_at = $2"
        " WHERE id = ANY ($1::uuid[]) AND state IN ('QUEUED', 'SENT', 'FAILED') RETURNING id",
        (list(invitation_ids), now()),
        wanted=len(invitation_ids),
    )
