"""One learner taking one course on one credit."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.language import Language
from domain.session import SessionState, TerminationReason
from models.account import Account
from models.connection import Connection
from models.course import Course, CourseModule
from models.learner import Learner
from models.organization import Organization


class Session(Model):
    """One learner taking one course in one language on one credit.

        IN_PROGRESS ──▶ COMPLETED    (a certificate is issued)
             └──────▶ TERMINATED   (the credit goes back)

    `funding_organization` is whose credit pays; null means the learner's own. An organization pays
    through a connection to it of the same learner (`session_connection_matches`), and while that
    connection is not ACTIVE the session can neither progress nor complete (trigger
    `session_connection_active`, which takes a share lock on the connection: whichever of completion and
    disconnect commits first wins).
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    learner_id: UUID
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "tessera.Learner", related_name="sessions", on_delete=fields.RESTRICT
    )
    course_id: UUID
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "tessera.Course", related_name="sessions", on_delete=fields.RESTRICT
    )
    language = fields.CharEnumField(Language, max_length=2)
    state = fields.CharEnumField(SessionState, max_length=16, default=SessionState.IN_PROGRESS)
    funding_organization_id: UUID | None
    funding_organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="funded_sessions", on_delete=fields.RESTRICT, null=True
    )
    connection_id: UUID | None
    connection: fields.ForeignKeyNullableRelation[Connection] = fields.ForeignKeyField(
        "tessera.Connection", related_name="sessions", on_delete=fields.RESTRICT, null=True
    )
    progress_percent = fields.IntField(default=0)
    started_at = fields.DatetimeField(default=now)
    completed_at = fields.DatetimeField(null=True)
    terminated_at = fields.DatetimeField(null=True)
    terminated_by_id: UUID | None
    terminated_by: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="sessions_terminated", on_delete=fields.RESTRICT, null=True
    )
    termination_reason = fields.CharEnumField(TerminationReason, max_length=16, null=True)
    termination_note = fields.CharField(max_length=500, null=True)

    class Meta:
        table = "session"


class ModuleProgress(Model):
    """A module done within a session; the best score of a quiz, in percent. Changes only in progress."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    session_id: UUID
    session: fields.ForeignKeyRelation[Session] = fields.ForeignKeyField(
        "tessera.Session", related_name="progress", on_delete=fields.RESTRICT
    )
    module_id: UUID
    module: fields.ForeignKeyRelation[CourseModule] = fields.ForeignKeyField(
        "tessera.CourseModule", related_name="progress", on_delete=fields.RESTRICT
    )
    score_percent = fields.IntField(null=True)
    completed_at = fields.DatetimeField(default=now)

    class Meta:
        table = "module_progress"
