"""Who did what, when, why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final
from uuid import UUID

from tortoise import fields
from tortoise.fields.data import JSON_DUMPS
from tortoise.models import Model

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.identifiers import new_id
from models.organizations.organization import Organization
from models.pending_writes import Write, hint, write
from models.people.account import Account


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
    await write(_line(organization_id, action, subject_type, subject_id, actor_id, reason, details))
    tell_watchers(subject_type, organization_id)


async def record_all(
    action: AuditAction, subject_type: str, subjects: Collection[Mapping[str, Any]], *, actor_id: UUID | None
) -> None:
    """Append a line for each subject (its `id`, `organization_id` and `email`), all in one round trip."""
    lines = [
        _line(
            subject["organization_id"],
            action,
            subject_type,
            subject["id"],
            actor_id,
            None,
            {"email": subject["email"]},
        )
        for subject in subjects
    ]
    await write(*lines)
    tell_watchers(subject_type, *(subject["organization_id"] for subject in subjects))


async def record_by(
    made: str,
    action: AuditAction,
    subject_type: str,
    subject_id: UUID,
    *,
    actor_id: UUID | None,
    reason: str | None = None,
    **details: str | int,
) -> None:
    """Append a line to the log of the organization of the row that the write `made` returns.

    Whoever sends it learns which organization that is, and tells its watchers (`tell_watchers`).
    """
    subject = (subject_type, subject_id)
    values = (new_id(), actor_id, action.value, *subject, reason, JSON_DUMPS(details), now())
    await write(Write(f"{_RECORDED_BY} {made}", values))


def tell_watchers(subject_type: str, *organizations: UUID) -> None:
    """Whoever watches such subjects, or the organization as a whole, should look."""
    for topic in {subject_type, "Organization"}:
        hint(topic, *organizations)


_RECORDED: Final = (
    "INSERT INTO audit_entry (id, organization_id, actor_id, action, subject_type, subject_id, reason, details, at)"
    " SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[],"
    " $8::jsonb[], $9::timestamptz[])"
)

_RECORDED_BY: Final = (
    "INSERT INTO audit_entry (id, organization_id, actor_id, action, subject_type, subject_id, reason, details, at)"
    " SELECT $1::uuid, organization_id, $2::uuid, $3, $4, $5::uuid, $6, $7::jsonb, $8::timestamptz FROM"
)


def _line(
    organization_id: UUID,
    action: AuditAction,
    subject_type: str,
    subject_id: UUID,
    actor_id: UUID | None,
    reason: str | None,
    details: Mapping[str, Any],
) -> Write:
    subject = (subject_type, subject_id)
    values = (new_id(), organization_id, actor_id, action.value, *subject, reason, JSON_DUMPS(details), now())
    return Write(_RECORDED, values, is_row=True)
