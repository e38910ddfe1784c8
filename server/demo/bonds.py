"""The demo's connections, sessions and certificates, made in the order in which they would have happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from random import Random
from uuid import UUID

from domain.activity.audit_entry import AuditAction
from domain.certificates.certificate_number import certificate_number
from domain.clock import now, stopped_at
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from domain.courses.course import expiry
from domain.courses.session import CourseAccess, SessionState, TerminationReason
from domain.credits.ledger import LedgerReason
from domain.identifiers import new_id
from domain.language import Language
from models.activity.audit_entry import record
from models.certificates.certificate import Certificate
from models.connections.connection import Connection
from models.courses.course import Course, CourseModule
from models.courses.session import ModuleProgress, Session
from models.credits.ledger import post
from models.people.learner import Learner
from server.demo.people import DemoOrganization, Person


class Training(Enum):
    """How a demo session ends."""

    RUNNING = "running"
    COMPLETED = "completed"
    EXPIRED = "expired"
    EXPIRING = "expiring"
    REVOKED = "revoked"
    TERMINATED = "terminated"


@dataclass(frozen=True)
class Demo:
    """What the demo is made of."""

    courses: list[Course]
    hillside: DemoOrganization
    harbour: DemoOrganization
    random: Random


@dataclass(frozen=True)
class Bond:
    """A learner's connection to an organization."""

    connection_id: UUID
    account_id: UUID
    learner_id: UUID
    organization: DemoOrganization


async def connect(person: Person, organization: DemoOrganization, at: datetime) -> Bond:
    """The learner follows the organization's link."""
    with stopped_at(at):
        made = await Connection.create(
            id=new_id(),
            learner_id=person.learner_id,
            organization_id=organization.id,
            state=ConnectionState.ACTIVE,
            origin=ConnectionOrigin.LINK,
            activated_at=now(),
        )
        await record(
            organization.id,
            AuditAction.CONNECTION_MADE,
            "Connection",
            made.id,
            actor_id=person.account_id,
            origin="LINK",
        )
    return Bond(made.id, person.account_id, person.learner_id, organization)


async def disconnect(bond: Bond, at: datetime, side: Side) -> None:
    """One side ends the connection; what runs on the organization's credit ends with it."""
    actor = bond.account_id if side is Side.LEARNER else bond.organization.owner_id
    with stopped_at(at):
        for session in await Session.filter(connection_id=bond.connection_id, state=SessionState.IN_PROGRESS):
            await _terminate(session, bond, TerminationReason.DISCONNECTED, actor)
        connection = await Connection.get(id=bond.connection_id)
        connection.state, connection.ended_at = ConnectionState.DISCONNECTED, now()
        connection.ended_by_id, connection.ended_by_side = actor, side
        connection.end_reason = "Moved on to another job"
        await connection.save()
        await record(bond.organization.id, AuditAction.CONNECTION_ENDED, "Connection", connection.id, actor_id=actor)


async def train(demo: Demo, bond: Bond, ending: Training, at: datetime) -> None:
    """A session on the organization's credit."""
    free = [course for course in demo.courses if course.access is CourseAccess.CONNECTION]
    taken = set(await Session.filter(learner_id=bond.learner_id).values_list("course_id", flat=True))
    course = demo.random.choice([course for course in free if course.id not in taken] or free)
    with stopped_at(at):
        session = await Session.create(
            id=new_id(),
            learner_id=bond.learner_id,
            course_id=course.id,
            language=demo.random.choice(list(Language)),
            funding_organization_id=bond.organization.id,
            connection_id=bond.connection_id,
        )
        await _pay(LedgerReason.SESSION_STARTED, session, bond)
        modules = await CourseModule.filter(course_id=course.id).order_by("position")
        finished = ending not in {Training.RUNNING, Training.TERMINATED}
        done = modules if finished else modules[: len(modules) // 2]
        for module in done:
            score = demo.random.randint(80, 100) if module.pass_mark is not None else None
            await ModuleProgress.create(session_id=session.id, module_id=module.id, score_percent=score)
        session.progress_percent = 100 * len(done) // len(modules)
        await session.save()
    if finished:
        await _complete(session, bond, course, ending, at + timedelta(days=2))
    elif ending is Training.TERMINATED:
        with stopped_at(at + timedelta(days=1)):
            await _terminate(session, bond, TerminationReason.BY_ORGANIZATION, bond.organization.owner_id)


async def _complete(session: Session, bond: Bond, course: Course, ending: Training, at: datetime) -> None:
    expires_at = _expiry(ending, at, course)
    with stopped_at(at):
        session.state, session.completed_at = SessionState.COMPLETED, now()
        await session.save()
        await _pay(LedgerReason.SESSION_COMPLETED, session, bond)
        certificate = await Certificate.create(
            id=new_id(),
            number=certificate_number(),
            learner_id=bond.learner_id,
            course_id=course.id,
            session_id=session.id,
            funding_organization_id=bond.organization.id,
            holder_name=(await Learner.get(id=bond.learner_id)).name,
            language=session.language,
            issued_at=at,
            expires_at=expires_at,
        )
        if ending is Training.REVOKED:
            certificate.revoked_at, certificate.revocation_reason = at + timedelta(days=1), "Issued in error"
            await certificate.save(update_fields=["revoked_at", "revocation_reason"])


def _expiry(ending: Training, issued_at: datetime, course: Course) -> datetime | None:
    match ending:
        case Training.EXPIRED:
            return issued_at + timedelta(days=1)
        case Training.EXPIRING:
            return now() + timedelta(days=20)
    return expiry(issued_at, course.validity_months)


async def _terminate(session: Session, bond: Bond, reason: TerminationReason, actor: UUID) -> None:
    session.state, session.terminated_at = SessionState.TERMINATED, now()
    session.terminated_by_id, session.termination_reason = actor, reason
    await session.save()
    await _pay(LedgerReason.RETURNED_ON_TERMINATION, session, bond)
    await record(bond.organization.id, AuditAction.SESSION_TERMINATED, "Session", session.id, actor_id=actor)


async def _pay(reason: LedgerReason, session: Session, bond: Bond) -> None:
    await post(reason, organization_id=bond.organization.id, session_id=session.id, actor_id=bond.account_id)
