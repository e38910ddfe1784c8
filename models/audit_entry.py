"""Who did what, when, why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.audit import AuditAction
from domain.clock import now
from domain.identifiers import new_id
from models.account import Account
from models.organization import Organization


class AuditEntry(Model):
    """One line of an organization's audit log; append-only (trigger `audit_entry_is_append_only`).

    `subject_type` and `subject_id` name what was acted on by its GraphQL type and key; `actor` is null
    when the system acted.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="audit_entries", on_delete=fields.RESTRICT
    )
    actor_id: UUID | None
    actor: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="audit_entries", on_delete=fields.RESTRICT, null=True
    )
    action = fields.CharEnumField(AuditAction, max_length=32)
    subject_type = fields.CharField(max_length=32)
    subject_id = fields.UUIDField()
    reason = fields.CharField(max_length=500, null=True)
    details: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    at = fields.DatetimeField(default=now)

    class Meta:
        table = "audit_entry"


async def record(
    organization_id: UUID,
    action: AuditAction,
    subject_type: str,
    subject_id: UUID,
    *,
    actor_id: UUID | None,
    reason: str | None = None,
    **details: str | int,
) -> None:
    """Append a line to the log, in the transaction of what it records."""
    await AuditEntry.create(
        organization_id=organization_id,
        actor_id=actor_id,
        action=action,
        subject_type=subject_type,
        subject_id=subject_id,
        reason=reason,
        details=details,
    )


async def record_all(
    action: AuditAction, subject_type: str, subjects: Iterable[Mapping[str, Any]], *, actor_id: UUID | None
) -> None:
    """Append a line for each subject (its `id`, `organization_id` and `email`), all in one round trip."""
    await AuditEntry.bulk_create(
        AuditEntry(
            organization_id=subject["organization_id"],
            actor_id=actor_id,
            action=action,
            subject_type=subject_type,
            subject_id=subject["id"],
            details={"email": subject["email"]},
        )
        for subject in subjects
    )
