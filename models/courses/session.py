"""One learner taking one course on one credit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.clock import now
from domain.courses.course import Step
from domain.courses.session import CourseAccess, ModuleKind, SessionState, TerminationReason
from domain.identifiers import new_id
from domain.language import Language
from models.connections.connection import Connection
from models.courses.course import Course, CourseModule
from models.organizations.organization import Organization
from models.pending_writes import Write, lock
from models.people.account import Account
from models.people.learner import Learner


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


@dataclass(frozen=True, slots=True)
class Start:
    """What decides whether a learner can start a course: the course, and the active connection that would pay."""

    access: CourseAccess
    is_offered: bool
    """In the wanted language."""
    connection_id: UUID | None


_START: Final = (
    "SELECT c.access, k.id AS connection_id,"
    " EXISTS (SELECT FROM course_translation t WHERE t.course_id = c.id AND t.language = $2) AS is_offered"
    " FROM course c LEFT JOIN connection k ON k.learner_id = $3 AND k.organization_id = $4 AND k.state = 'ACTIVE'"
    " WHERE c.id = $1 AND c.published_at <= $5"
)


async def start_of(course_id: UUID, language: Language, learner_id: UUID, payer_id: UUID | None) -> Start | None:
    """What is to know before a session starts; None if there is no such course. `payer_id` is an organization's."""
    if payer_id is not None:
        pair = "learner_id = $1 AND organization_id = $2 AND state = 'ACTIVE'"
        await lock(f"SELECT FROM connection WHERE {pair} FOR NO KEY UPDATE", learner_id, payer_id)
    rows = await get_connection("default").execute_query_dict(
        _START, [course_id, language.value, learner_id, payer_id, now()]
    )
    return Start(CourseAccess(rows[0]["access"]), rows[0]["is_offered"], rows[0]["connection_id"]) if rows else None


@dataclass(frozen=True, slots=True)
class Taking:
    """A session with what decides how it goes on: its connection, the steps of its course and their results."""

    id: UUID
    state: SessionState
    learner_id: UUID
    learner_name: str
    course_id: UUID
    validity_months: int | None
    language: Language
    funding_organization_id: UUID | None
    connection_id: UUID | None
    is_paid: bool
    """Not if the connection that pays has ended."""
    certificate_id: UUID | None
    version: str
    steps: list[Step] = field(default_factory=list)
    results: dict[UUID, int | None] = field(default_factory=dict)


_LOCK: Final = """
WITH held AS (
    SELECT k.id FROM session s JOIN connection k ON k.id = s.connection_id
    WHERE s.id = $1 AND s.learner_id = coalesce($2, s.learner_id) FOR NO KEY UPDATE OF k
)
SELECT id FROM session
WHERE (SELECT count(*) FROM held) >= 0 AND id = $1 AND learner_id = coalesce($2, learner_id) FOR UPDATE
"""
"""The session $1, if it is the learner's $2 (of whichever learner without one)."""
_TAKING: Final = (
    "SELECT s.id, s.state, s.learner_id, l.name AS learner_name, s.course_id, c.validity_months, s.language,"
    " s.funding_organization_id, s.connection_id, s.connection_id IS NULL OR k.state = 'ACTIVE' AS is_paid,"
    " x.id AS certificate_id, s.xmin::text AS version, (SELECT json_agg("
    "json_build_array(m.id, m.kind, m.pass_mark, p.id IS NOT NULL, p.score_percent) ORDER BY m.position)"
    " FROM course_module m LEFT JOIN module_progress p ON p.session_id = s.id AND p.module_id = m.id"
    " WHERE m.course_id = s.course_id) AS modules"
    " FROM session s JOIN learner l ON l.id = s.learner_id JOIN course c ON c.id = s.course_id"
    " LEFT JOIN connection k ON k.id = s.connection_id LEFT JOIN certificate x ON x.session_id = s.id"
    " WHERE s.id = $1 AND s.learner_id = $2"
)


async def lock_session(session_id: UUID) -> bool:
    """Lock a session, after the connection that pays for it, if it can be held; whether it is."""
    return await lock(_LOCK, session_id, None)


async def taking_of(session_id: UUID, learner_id: UUID) -> Taking | None:
    """The learner's session; None if it is not the learner's. The connection is locked before it, as everywhere."""
    await lock(_LOCK, session_id, learner_id)
    rows = await get_connection("default").execute_query_dict(_TAKING, [session_id, learner_id])
    return _taking(rows[0]) if rows else None


def _taking(row: dict[str, Any]) -> Taking:
    modules = orjson.loads(row.pop("modules") or "[]")
    return Taking(
        **{**row, "state": SessionState(row["state"]), "language": Language(row["language"])},
        steps=[Step(UUID(key), ModuleKind(kind), mark) for key, kind, mark, *_ in modules],
        results={UUID(key): score for key, _, _, is_done, score in modules if is_done},
    )


# A session changes only while the connection that pays is held (first, as everywhere), and only as it was read: `xmin`
# is another one as soon as anybody has changed the row, and every result that is recorded changes it.
_HELD: Final = "SELECT id FROM connection WHERE id = $1 AND state = 'ACTIVE' FOR SHARE"
_AS_READ: Final = (
    "id = $2 AND state = 'IN_PROGRESS' AND xmin::text = $3 AND (SELECT count(*) FROM held_connection) = $4 RETURNING *"
)


def completion(taking: Taking, moment: datetime) -> Write:
    """The session's end, whose row other writes may refer to as `changed_session`."""
    connection_id = taking.connection_id
    return Write(
        f"UPDATE session SET state = 'COMPLETED', completed_at = $5, progress_percent = 100 WHERE {_AS_READ}",  # noqa: S608
        (connection_id, taking.id, taking.version, 0 if connection_id is None else 1, moment),
        wanted=1,
        parts=(("held_connection", _HELD),),
        name="changed_session",
    )


_PAYING: Final = """
SELECT id FROM connection
WHERE id = (SELECT connection_id FROM session WHERE id = $1 AND learner_id = $2) AND state = 'ACTIVE' FOR SHARE
"""
_STEP: Final = """
SELECT s.id AS session_id, s.course_id, s.xmin::text AS version, m.id AS module_id
FROM session s JOIN course_module m ON m.course_id = s.course_id
WHERE s.id = $1 AND s.learner_id = $2 AND m.id = $3 AND s.state = 'IN_PROGRESS'
    AND (s.connection_id IS NULL OR EXISTS (SELECT FROM paying_connection))
    AND CASE m.kind WHEN 'QUIZ' THEN $4 BETWEEN 0 AND 100 ELSE $4 IS NULL END
"""
_RESULT: Final = """
INSERT INTO module_progress AS p (id, session_id, module_id, score_percent, completed_at)
SELECT $5, session_id, module_id, $4, $6 FROM step
ON CONFLICT (session_id, module_id) DO UPDATE
SET score_percent = excluded.score_percent, completed_at = excluded.completed_at
WHERE excluded.score_percent > coalesce(p.score_percent, 0)
RETURNING p.module_id, p.score_percent
"""
_RESULTS: Final = """
SELECT module_id, score_percent FROM result
UNION ALL SELECT module_id, score_percent FROM module_progress p
WHERE p.session_id = $1 AND NOT EXISTS (SELECT FROM result WHERE result.module_id = p.module_id)
"""
_PROGRESSED: Final = """
UPDATE session s SET progress_percent = (
    SELECT 100 * count(r.module_id) FILTER (WHERE m.pass_mark IS NULL OR r.score_percent >= m.pass_mark) / count(*)
    FROM course_module m LEFT JOIN results r ON r.module_id = m.id WHERE m.course_id = step.course_id
)
FROM step WHERE s.id = step.session_id AND s.state = 'IN_PROGRESS' AND s.xmin::text = step.version RETURNING s.id
"""


def result(session_id: UUID, learner_id: UUID, module_id: UUID, score_percent: int | None) -> Write:
    """A module of the learner's session is done, which moves the session on; a quiz keeps its best score.

    Nothing is written, and it comes too late (`Write.wanted`), if the session cannot go on, is not the learner's, has
    no such module, or the module no such score. The percent is rounded down; a module counts as in
    `domain.courses.course.is_done`.
    """
    return Write(
        _PROGRESSED,
        (session_id, learner_id, module_id, score_percent, new_id(), now()),
        wanted=1,
        parts=(("paying_connection", _PAYING), ("step", _STEP), ("result", _RESULT), ("results", _RESULTS)),
    )
