"""Proof of what was learned."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.language import Language
from models.courses.course import Course
from models.courses.session import Session
from models.organizations.organization import Organization
from models.people.learner import Learner


class Certificate(Model):
    """Proof that a learner completed a session; the learner's for life.

    valid ──▶ revoked (final), or past `expires_at`. Never deleted (trigger `certificate_is_kept`), and
    nothing but its revocation changes. `holder_name` is the name on the day of issue.
    `funding_organization` repeats the session's (`certificate_funding_matches`), so that visibility
    needs no join.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    learner_id: UUID
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "tessera.Learner", related_name="certificates", on_delete=fields.RESTRICT
    )
    course_id: UUID
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "tessera.Course", related_name="certificates", on_delete=fields.RESTRICT
    )
    session_id: UUID
    session: fields.OneToOneRelation[Session] = fields.OneToOneField(
        "tessera.Session", related_name="certificate", on_delete=fields.RESTRICT
    )
    funding_organization_id: UUID | None
    funding_organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="funded_certificates", on_delete=fields.RESTRICT, null=True
    )
    holder_name = fields.CharField(max_length=120)
    language = fields.CharEnumField(Language, max_length=2)
    issued_at = fields.DatetimeField(default=now)
    expires_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)
    revocation_reason = fields.CharField(max_length=500, null=True)

    class Meta:
        table = "certificate"
