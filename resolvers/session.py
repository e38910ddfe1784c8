"""Taking a course: start on a credit, progress, complete, earn the certificate."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from domain.audit import AuditAction
from domain.certificate_number import certificate_number
from domain.clock import now
from domain.connection import ConnectionState
from domain.course import Step, check_finished, check_score, expiry, progress_percent
from domain.errors import ConnectionRequired, CourseNeedsCode, LanguageNotOffered, NotFound, SessionEnded
from domain.events import CertificateEarned
from domain.identifiers import key_of, new_id
from domain.ledger import LedgerReason
from domain.session import CourseAccess, SessionState
from models.audit_entry import record
from models.certificate import Certificate
from models.connection import Connection
from models.course import Course, CourseModule, CourseTranslation
from models.learner import Learner
from models.ledger import post
from models.outbox import announce
from models.session import ModuleProgress, Session
from permissions.request import MayWrite, SignedIn
from permissions.viewer import Viewer
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.session_mutations import (
    CompleteSessionInput,
    CompleteSessionPayload,
    RecordProgressInput,
    SessionPayload,
    StartSessionInput,
)


@strawberry.type
class SessionMutations:
    """`startSession`, `recordProgress`, `completeSession`."""

    @mutation(
        description="Start a course on one credit: your own, or of an organization you are connected to.",
        may=[SignedIn, MayWrite],
    )
    async def start_session(
        self,
        info: Info,
        input: Annotated[StartSessionInput, strawberry.argument(description="Which, on whose credit.")],
    ) -> SessionPayload:
        """The ledger's constraint decides who gets the last credit."""
        viewer = info.context.viewer
        course = await _course(input.course_id)
        if not await CourseTranslation.exists(course_id=course.id, language=input.language):
            raise LanguageNotOffered(field="language")
        connection = await _paying_connection(viewer, input.organization_id)
        if connection is not None and course.access is CourseAccess.CODE:
            raise CourseNeedsCode(field="courseId")
        session = await Session.create(
            id=new_id(),
            learner_id=viewer.learner,
            course_id=course.id,
            language=input.language,
            connection_id=connection.id if connection else None,
            funding_organization_id=connection.organization_id if connection else None,
        )
        await _move_credit(LedgerReason.SESSION_STARTED, session, viewer)
        await _log(AuditAction.SESSION_STARTED, session, viewer)
        return SessionPayload(session_id=session.id)

    @mutation(description="Record that a module was done.", may=[SignedIn, MayWrite])
    async def record_progress(
        self, info: Info, input: Annotated[RecordProgressInput, strawberry.argument(description="Which module.")]
    ) -> SessionPayload:
        """Modules may be done in any order, and again; a quiz keeps its best score."""
        session = await _running(info.context.viewer, input.session_id)
        key = key_of("CourseModule", input.module_id)
        steps = await _steps(session.course_id)
        step = next((step for step in steps if step.id == key), None)
        if step is None:
            raise NotFound(field="moduleId")
        check_score(step, input.score_percent)
        former = await ModuleProgress.get_or_none(session_id=session.id, module_id=step.id)
        if former is None:
            await ModuleProgress.create(session_id=session.id, module_id=step.id, score_percent=input.score_percent)
        elif input.score_percent is not None and input.score_percent > (former.score_percent or 0):
            former.score_percent, former.completed_at = input.score_percent, now()
            await former.save(update_fields=["score_percent", "completed_at"])
        session.progress_percent = progress_percent(steps, await _results(session.id))
        await session.save(update_fields=["progress_percent"])
        return SessionPayload(session_id=session.id)

    @mutation(
        description="Complete a session whose modules are all done; earns the certificate.", may=[SignedIn, MayWrite]
    )
    async def complete_session(
        self, info: Info, input: Annotated[CompleteSessionInput, strawberry.argument(description="Which.")]
    ) -> CompleteSessionPayload:
        """Completing twice finds the certificate of the first time."""
        viewer = info.context.viewer
        session = await _own(viewer, input.session_id)
        if session.state is SessionState.COMPLETED:
            earned = await Certificate.get(session_id=session.id)
            return CompleteSessionPayload(session_id=session.id, certificate_id=earned.id)
        session = await _running(viewer, input.session_id)
        check_finished(await _steps(session.course_id), await _results(session.id))
        session.state, session.completed_at, session.progress_percent = SessionState.COMPLETED, now(), 100
        await session.save(update_fields=["state", "completed_at", "progress_percent"])
        await _move_credit(LedgerReason.SESSION_COMPLETED, session, viewer)
        certificate = await _issue(session)
        await _log(AuditAction.SESSION_COMPLETED, session, viewer)
        await announce(CertificateEarned(certificate.id))
        return CompleteSessionPayload(session_id=session.id, certificate_id=certificate.id)


async def _course(course: str) -> Course:
    key = key_of("Course", course)
    found = await Course.get_or_none(id=key, published_at__lte=now()) if key else None
    if found is None:
        raise NotFound(field="courseId")
    return found


async def _paying_connection(viewer: Viewer, organization: str | None) -> Connection | None:
    """The active connection whose organization pays, held until the session stands; None: the learner pays."""
    if organization is None:
        return None
    key = key_of("Organization", organization)
    found = (
        await Connection.filter(learner_id=viewer.learner, organization_id=key, state=ConnectionState.ACTIVE)
        .select_for_update(no_key=True)
        .first()
        if key
        else None
    )
    if found is None:
        raise ConnectionRequired(field="organizationId")
    return found


async def _own(viewer: Viewer, session: str) -> Session:
    """The viewer's session. Raises NotFound."""
    key = key_of("Session", session)
    found = await Session.get_or_none(id=key, learner_id=viewer.learner) if key else None
    if found is None:
        raise NotFound(field="sessionId")
    return found


async def _running(viewer: Viewer, session: str) -> Session:
    """The viewer's session in progress, locked, its connection active and held. Raises NotFound, SessionEnded.

    The connection is locked before the session, as everywhere: two orders could deadlock.
    """
    seen = await _own(viewer, session)
    if seen.connection_id is not None:
        held = Connection.filter(id=seen.connection_id, state=ConnectionState.ACTIVE).select_for_update(no_key=True)
        if await held.first() is None:
            raise SessionEnded("The connection that paid for this session has ended.", field="sessionId")
    found = await Session.filter(id=seen.id).select_for_update().get()
    if found.state is not SessionState.IN_PROGRESS:
        raise SessionEnded(field="sessionId")
    return found


async def _steps(course_id: UUID) -> list[Step]:
    modules = await CourseModule.filter(course_id=course_id).order_by("position")
    return [Step(module.id, module.kind, module.pass_mark) for module in modules]


async def _results(session_id: UUID) -> dict[UUID, int | None]:
    return {row.module_id: row.score_percent for row in await ModuleProgress.filter(session_id=session_id)}


async def _issue(session: Session) -> Certificate:
    learner = await Learner.get(id=session.learner_id)
    course = await Course.get(id=session.course_id)
    issued_at = now()
    return await Certificate.create(
        id=new_id(),
        number=certificate_number(),
        learner_id=learner.id,
        course_id=course.id,
        session_id=session.id,
        funding_organization_id=session.funding_organization_id,
        holder_name=learner.name,
        language=session.language,
        issued_at=issued_at,
        expires_at=expiry(issued_at, course.validity_months),
    )


async def _move_credit(reason: LedgerReason, session: Session, viewer: Viewer) -> None:
    """Of whoever pays. Raises (by the ledger's constraint) InsufficientCredits."""
    organization_id = session.funding_organization_id
    await post(
        reason,
        organization_id=organization_id,
        learner_id=None if organization_id else session.learner_id,
        session_id=session.id,
        actor_id=viewer.account,
    )


async def _log(action: AuditAction, session: Session, viewer: Viewer) -> None:
    if session.funding_organization_id is not None:
        await record(session.funding_organization_id, action, "Session", session.id, actor_id=viewer.account)
