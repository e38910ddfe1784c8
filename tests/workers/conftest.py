"""A world for events to happen in, and a mail server that can be told to misbehave.

| fixture | gives |
|---|---|
| `world` | makes accounts, organizations, connections, sessions, certificates |
| `happened` | `await happened[LearnerJoined]()` makes what the event is about and announces it; returns the row's id |
| `mail_server_of_ours` | keeps messages; `answer` and `hang_up` make it misbehave |
| `desk` | what the runner needs, with that mail server |
| `queue` | the queue on this process's Valkey |
| `outbox_row` | `await outbox_row(id)` |
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from tortoise.context import TortoiseContext
from tortoise.transactions import in_transaction

from delivery.smtp import Mailer, SmtpConfig
from domain import events
from domain.clock import now
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from domain.connections.request_mails import RequestMails
from domain.courses.session import CourseAccess, SessionState, TerminationReason
from domain.credits.ledger import LedgerReason
from domain.events import Event
from domain.identifiers import new_id
from domain.language import Language
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from domain.people.access import LinkPurpose
from models.certificates.certificate import Certificate
from models.connections.connection import Connection
from models.connections.invitation import Invitation
from models.courses.course import Course, CourseTranslation
from models.courses.session import Session
from models.courses.termination import terminate
from models.credits.ledger import post
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.organizations.staff_invitation import StaffInvitation
from models.outbox import Outbox, announce
from models.people.account import Account
from models.people.emailed_link import EmailedLink
from models.people.learner import Learner
from models.people.registration import Registration
from tests.mail_server import MailServer, running
from workers.change_hints import ChangeHintPublisher
from workers.links import Links
from workers.queue import Queue
from workers.runner import WorkerResources

SECRET = "a secret that only tests know, long enough"
PUBLIC_URL = "https://tessera.test"


class World:
    """Makes rows as the product would; every name and address is new."""

    def __init__(self) -> None:
        self._number = count(1)

    async def learner(self, *, name: str = "Ada", language: Language = Language.EN) -> Learner:
        async with in_transaction():
            account = await Account.create(
                email=f"person{next(self._number)}@people.test", password_hash="x", language=language
            )
            return await Learner.create(account=account, name=name)

    async def organization(self, *, owner: Learner | None = None, name: str = "Riverside") -> Organization:
        owner = owner or await self.learner(name="Olga Owner")
        async with in_transaction():
            organization = await Organization.create(
                kind=OrganizationKind.SCHOOL,
                name=name,
                slug=f"organization-{next(self._number)}",
                created_by_id=owner.account_id,
            )
            await self.member(organization, Role.OWNER, owner)
            return organization

    async def member(self, organization: Organization, role: Role, learner: Learner | None = None) -> Membership:
        learner = learner or await self.learner(name=f"Mia {role}")
        return await Membership.create(
            organization=organization,
            account_id=learner.account_id,
            role=role,
        )

    async def connection(self, organization: Organization | None = None, learner: Learner | None = None) -> Connection:
        return await Connection.create(
            learner=learner or await self.learner(),
            organization=organization or await self.organization(),
            state=ConnectionState.ACTIVE,
            origin=ConnectionOrigin.LINK,
            activated_at=now(),
        )

    async def request(
        self,
        organization: Organization | None = None,
        learner: Learner | None = None,
        *,
        message: str | None = None,
        at: datetime | None = None,
    ) -> Connection:
        """A connection that was asked for and waits."""
        return await Connection.create(
            learner=learner or await self.learner(),
            organization=organization or await self.organization(),
            state=ConnectionState.REQUESTED,
            origin=ConnectionOrigin.REQUEST,
            request_message=message,
            created_at=at or now(),
        )

    async def answer(self, request: Connection, state: ConnectionState, *, reason: str | None = None) -> None:
        """The organization's, or the learner's who withdraws."""
        organization = await Organization.get(id=request.organization_id)
        request.state = state
        if state is ConnectionState.ACTIVE:
            request.activated_at, request.activated_by_id = now(), organization.created_by_id
        else:
            by_learner = state is ConnectionState.WITHDRAWN
            learner = await Learner.get(id=request.learner_id)
            request.ended_at, request.end_reason = now(), reason
            request.ended_by_id = learner.account_id if by_learner else organization.created_by_id
            request.ended_by_side = Side.LEARNER if by_learner else Side.ORGANIZATION
        await request.save()

    async def course(self) -> Course:
        course = await Course.create(
            slug=f"course-{next(self._number)}", access=CourseAccess.CONNECTION, published_at=now()
        )
        for language, title in {Language.EN: "Safeguarding", Language.ES: "Protección"}.items():
            await CourseTranslation.create(course=course, language=language, title=title, summary="…")
        return course

    async def session(self, connection: Connection) -> Session:
        """In progress, on one of the organization's credits, which is granted for it."""
        organization_id = connection.organization_id
        async with in_transaction():
            session = await Session.create(
                learner_id=connection.learner_id,
                course=await self.course(),
                language=Language.EN,
                funding_organization_id=organization_id,
                connection=connection,
            )
            await post(LedgerReason.GRANTED, organization_id=organization_id)
            await post(LedgerReason.SESSION_STARTED, organization_id=organization_id, session_id=session.id)
            return session

    async def certificate(self, connection: Connection) -> Certificate:
        session = await self.session(connection)
        session.state, session.completed_at, session.progress_percent = SessionState.COMPLETED, now(), 100
        async with in_transaction():
            await session.save()
            await post(
                LedgerReason.SESSION_COMPLETED,
                organization_id=session.funding_organization_id,
                session_id=session.id,
            )
            return await Certificate.create(
                number=f"TES-AAAA-BBBB-{next(self._number):04d}",
                learner_id=session.learner_id,
                course_id=session.course_id,
                session=session,
                funding_organization_id=session.funding_organization_id,
                holder_name="Ada",
                language=session.language,
            )

    async def end(self, connection: Connection) -> None:
        """The learner disconnects."""
        learner = await Learner.get(id=connection.learner_id)
        connection.state, connection.ended_at = ConnectionState.DISCONNECTED, now()
        connection.ended_by_id = learner.account_id
        connection.ended_by_side, connection.end_reason = Side.LEARNER, "moving away"
        await connection.save()

    async def registration(self, **values: Any) -> Registration:
        defaults = {"email": "new@people.test", "name": "N", "expires_at": now() + timedelta(days=1)}
        return await Registration.create(password_hash="x", **(defaults | values))

    async def emailed_link(self, purpose: LinkPurpose, **values: Any) -> EmailedLink:
        learner = await self.learner()
        former = "former@people.test" if purpose is LinkPurpose.CHANGE_EMAIL else None
        defaults = {"email": "link@people.test", "former_email": former, "expires_at": now() + timedelta(hours=1)}
        return await EmailedLink.create(
            account_id=learner.account_id,
            purpose=purpose,
            **(defaults | values),
        )

    async def staff_invitation(self, **values: Any) -> StaffInvitation:
        inviter = await self.learner(name="Ines", language=Language.ES)
        defaults: dict[str, Any] = {
            "email": "staff@people.test",
            "role": Role.COACH,
            "expires_at": now() + timedelta(days=7),
            "organization": await self.organization(owner=inviter),
        }
        return await StaffInvitation.create(
            invited_by_id=inviter.account_id,
            **(defaults | values),
        )

    async def invitation(self, organization: Organization | None = None, **values: Any) -> Invitation:
        """Queued, in a chunk of its own unless `chunk_id` says another."""
        organization = organization or await self.organization()
        number = next(self._number)
        defaults = {
            "email": f"invited{number}@people.test",
            "invited_by_id": organization.created_by_id,
            "token": secrets.token_urlsafe(24),
            "chunk_id": new_id(),
            "expires_at": now() + timedelta(days=30),
        }
        return await Invitation.create(organization=organization, **(defaults | values))


@pytest.fixture
async def mail_server_of_ours() -> AsyncIterator[MailServer]:
    async with running(MailServer()) as server:
        yield server


@pytest.fixture
async def resources(mail_server_of_ours: MailServer, valkey: str) -> AsyncIterator[WorkerResources]:
    mailer, hints = (
        Mailer(SmtpConfig(host="127.0.0.1", port=mail_server_of_ours.port, timeout=5)),
        ChangeHintPublisher(valkey),
    )
    yield WorkerResources(Links(PUBLIC_URL, SECRET), mailer, "Tessera <no-reply@tessera.test>", hints)
    await hints.close()
    await mailer.close()


@pytest.fixture
async def queue(valkey: str) -> AsyncIterator[Queue]:
    queue = Queue(valkey)
    yield queue
    await queue.close()


@pytest.fixture
def world(clean_db: TortoiseContext) -> World:
    return World()


@pytest.fixture
def outbox_row(clean_db: TortoiseContext) -> Callable[[UUID], Awaitable[Outbox]]:
    return lambda outbox_id: Outbox.get(id=outbox_id)


async def _announced(event: Event) -> UUID:
    await announce(event)
    row = await Outbox.all().order_by("-id").first()
    assert row is not None
    return row.id


@pytest.fixture
def happened(world: World) -> dict[type[Event], Callable[[], Awaitable[UUID]]]:
    async def joined() -> UUID:
        organization = await world.organization()
        for role in Role:
            await world.member(organization, role)
        return await _announced(events.LearnerJoined((await world.connection(organization)).id))

    async def requested() -> UUID:
        organization = await world.organization()
        for role in Role:
            await world.member(organization, role)
        return await _announced(events.ConnectionRequested((await world.request(organization)).id))

    async def request_mail_due() -> UUID:
        organization = await world.organization()
        admin = await world.member(organization, Role.ADMIN)
        return await _announced(events.RequestMailDue((await world.request(organization)).id, admin.id))

    async def request_digest_due() -> UUID:
        organization = await world.organization()
        admin = await world.member(organization, Role.ADMIN)
        admin.request_mails = RequestMails.DAILY
        await admin.save()
        await world.request(organization)
        return await _announced(events.RequestDigestDue(admin.id))

    async def request_answered() -> UUID:
        request = await world.request()
        await world.answer(request, ConnectionState.ACTIVE)
        return await _announced(events.RequestAnswered(request.id))

    async def disconnected() -> UUID:
        organization = await world.organization()
        for role in Role:
            await world.member(organization, role)
        connection = await world.connection(organization)
        await world.session(connection)
        await world.session(connection)
        await world.certificate(connection)
        await world.end(connection)
        return await _announced(events.Disconnected(connection.id))

    async def terminated() -> UUID:
        organization = await world.organization()
        for role in Role:
            await world.member(organization, role)
        session = await world.session(await world.connection(organization))
        actor = (await world.member(organization, Role.ADMIN)).account_id
        async with in_transaction():
            reason = TerminationReason.BY_ORGANIZATION
            await terminate(
                session.id, organization.id, reason, actor_id=actor, words="Wrong course", note="Wrong course"
            )
        return await _announced(events.SessionTerminated(session.id))

    async def earned() -> UUID:
        return await _announced(events.CertificateEarned((await world.certificate(await world.connection())).id))

    async def registration_started() -> UUID:
        return await _announced(events.RegistrationStarted((await world.registration()).id))

    async def repeated() -> UUID:
        return await _announced(events.AddressAlreadyRegistered((await world.learner()).account_id))

    async def link_requested() -> UUID:
        return await _announced(events.EmailedLinkRequested((await world.emailed_link(LinkPurpose.RESET_PASSWORD)).id))

    async def password_changed() -> UUID:
        return await _announced(events.PasswordChanged((await world.learner()).account_id))

    async def email_changed() -> UUID:
        link = await world.emailed_link(LinkPurpose.CHANGE_EMAIL, used_at=now())
        return await _announced(events.EmailChanged(link.id))

    async def staff_invited() -> UUID:
        return await _announced(events.StaffInvited((await world.staff_invitation()).id))

    async def invitations_queued() -> UUID:
        return await _announced(events.InvitationsQueued((await world.invitation()).chunk_id))

    async def membership_changed() -> UUID:
        organization, learner = await world.organization(), await world.learner()
        return await _announced(events.MembershipChanged(new_id(), organization.id, learner.account_id))

    return {
        events.MembershipChanged: membership_changed,
        events.InvitationsQueued: invitations_queued,
        events.LearnerJoined: joined,
        events.ConnectionRequested: requested,
        events.RequestMailDue: request_mail_due,
        events.RequestDigestDue: request_digest_due,
        events.RequestAnswered: request_answered,
        events.Disconnected: disconnected,
        events.SessionTerminated: terminated,
        events.CertificateEarned: earned,
        events.RegistrationStarted: registration_started,
        events.AddressAlreadyRegistered: repeated,
        events.EmailedLinkRequested: link_requested,
        events.PasswordChanged: password_changed,
        events.EmailChanged: email_changed,
        events.StaffInvited: staff_invited,
    }
