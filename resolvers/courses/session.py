"""Taking a course: start on a credit, progress, complete, earn the certificate."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.certificates.certificate_number import certificate_number
from domain.clock import now
from domain.courses.course import check_finished, check_score, expiry
from domain.courses.session import CourseAccess, SessionState
from domain.credits.ledger import LedgerReason
from domain.errors import ConnectionRequired, CourseNeedsCode, LanguageNotOffered, NotFound, SessionEnded
from domain.events import CertificateEarned
from domain.identifiers import key_of, new_id
from models.activity.audit_entry import record
from models.certificates.certificate import Certificate
from models.courses.session import Session, Taking, completion, result, start_of, taking_of
from models.credits.ledger import post
from models.outbox import announce
from models.pending_writes import attempt, insert, write
from permissions.courses.session import SessionVisible
from permissions.people.viewer import Viewer
from resolvers.unit_of_work import mutation
from resolvers.visibility import not_theirs
from schema.context import Info
from schema.courses.session_mutations import (
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
        in_one_statement=True,
        viewer_stays=True,
    )
    async def start_session(
        self,
        info: Info,
        input: Annotated[StartSessionInput, strawberry.argument(description="Which, on whose credit.")],
    ) -> SessionPayload:
        """The ledger's constraint decides who gets the last credit; the connection is held by its trigger."""
        viewer, organization = info.context.viewer, input.organization_id
        course_id = key_of("Course", input.course_id)
        payer_id = key_of("Organization", organization) if organization is not None else None
        start = await start_of(course_id, input.language, viewer.learner, payer_id) if course_id else None
        if course_id is None or start is None:
            raise NotFound(field="courseId")
        if not start.is_offered:
            raise LanguageNotOffered(field="language")
        if organization is not None and start.connection_id is None:
            raise ConnectionRequired(field="organizationId")
        if organization is not None and start.access is CourseAccess.CODE:
            raise CourseNeedsCode(field="courseId")
        session = Session(
            id=new_id(),
            learner_id=viewer.learner,
            course_id=course_id,
            language=input.language,
            connection_id=start.connection_id,
            funding_organization_id=payer_id,
        )
        await write(insert(session), twins={"session_connection_active"})
        await _move_credit(LedgerReason.SESSION_STARTED, session, viewer)
        await _log(AuditAction.SESSION_STARTED, session, viewer)
        return SessionPayload(session_id=session.id)

    @mutation(description="Record that a module was done.", in_one_statement=True, viewer_stays=True)
    async def record_progress(
        self, info: Info, input: Annotated[RecordProgressInput, strawberry.argument(description="Which module.")]
    ) -> SessionPayload:
        """Modules may be done in any order, and again; a quiz keeps its best score.

        At first only the statement that records it is sent, which does nothing unless all is well; why it did not, if
        it did not, is looked up under locks.
        """
        viewer = info.context.viewer
        session_id, module_id = key_of("Session", input.session_id), key_of("CourseModule", input.module_id)
        if session_id is None or module_id is None or attempt() > 0:
            session = _running(await _own(viewer, input.session_id))
            step = next((step for step in session.steps if step.id == module_id), None)
            if step is None:
                raise NotFound(field="moduleId")
            check_score(step, input.score_percent)
            session_id, module_id = session.id, step.id
        recorded = result(session_id, viewer.learner, module_id, input.score_percent)
        await write(recorded, twins={"session_connection_active"})
        return SessionPayload(session_id=session_id)

    @mutation(
        description="Complete a session whose modules are all done; earns the certificate.",
        in_one_statement=True,
        viewer_stays=True,
    )
    async def complete_session(
        self, info: Info, input: Annotated[CompleteSessionInput, strawberry.argument(description="Which.")]
    ) -> CompleteSessionPayload:
        """Completing twice finds the certificate of the first time."""
        viewer, moment = info.context.viewer, now()
        session = await _own(viewer, input.session_id)
        if session.state is SessionState.COMPLETED:
            return CompleteSessionPayload(session_id=session.id, certificate_id=session.certificate_id)
        check_finished(_running(session).steps, session.results)
        certificate = Certificate(
            id=new_id(),
            number=certificate_number(),
            learner_id=session.learner_id,
            course_id=session.course_id,
            session_id=session.id,
            funding_organization_id=session.funding_organization_id,
            holder_name=session.learner_name,
            language=session.language,
            issued_at=moment,
            expires_at=expiry(moment, session.validity_months),
        )
        # A certificate that is there before its session is completed is refused (`certificate_funding_matches`).
        issued = insert(certificate, after="changed_session")
        await write(completion(session, moment), issued, twins={"session_connection_active"})
        await _move_credit(LedgerReason.SESSION_COMPLETED, session, viewer)
        await _log(AuditAction.SESSION_COMPLETED, session, viewer)
        await announce(CertificateEarned(certificate.id))
        return CompleteSessionPayload(session_id=session.id, certificate_id=certificate.id)


async def _own(viewer: Viewer, session: str) -> Taking:
    """The viewer's session. Raises NotFound; Forbidden where it is another's, and seen."""
    key = key_of("Session", session)
    found = await taking_of(key, viewer.learner) if key else None
    if found is None:
        words = "Only the learner takes a session."
        raise await not_theirs(viewer, "session", SessionVisible(), key, field="sessionId", words=words)
    return found


def _running(session: Taking) -> Taking:
    """The session, if it can go on. Raises SessionEnded."""
    if not session.is_paid and session.state is SessionState.IN_PROGRESS:
        raise SessionEnded("The connection that paid for this session has ended.", field="sessionId")
    if session.state is not SessionState.IN_PROGRESS:
        raise SessionEnded(field="sessionId")
    return session


async def _move_credit(reason: LedgerReason, session: Session | Taking, viewer: Viewer) -> None:
    """Of whoever pays. Raises (by the ledger's constraint) InsufficientCredits."""
    organization_id = session.funding_organization_id
    await post(
        reason,
        organization_id=organization_id,
        learner_id=None if organization_id else session.learner_id,
        session_id=session.id,
        actor_id=viewer.account,
    )


async def _log(action: AuditAction, session: Session | Taking, viewer: Viewer) -> None:
    if session.funding_organization_id is not None:
        await record(session.funding_organization_id, action, "Session", session.id, actor_id=viewer.account)
