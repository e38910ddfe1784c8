"""What waits on a desk of the demo, so that each screen has something to show: invitations in every state, requests,
a block, invitations to the staff, notifications.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from domain.activity.audit_entry import AuditAction
from domain.activity.notification import NotificationKind
from domain.clock import now, stopped_at
from domain.connections.connection import ConnectionOrigin, ConnectionState
from domain.connections.invitation import LIFETIME, InvitationState
from domain.identifiers import new_id
from domain.organizations.role import Role
from models.activity.audit_entry import record
from models.activity.notification import mark_read, notify
from models.certificates.certificate import Certificate
from models.connections.block import Block
from models.connections.connection import Connection
from models.connections.invitation import TOKEN_BYTES, Invitation
from models.courses.session import Session
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.organizations.staff_invitation import StaffInvitation
from models.people.account import Account
from server.demo.people import DemoOrganization, Person

_REFUSED: Final = "550 5.1.1 <{}>: Recipient address rejected: User unknown in virtual mailbox table"
_MESSAGES: Final = (
    "I start at the primary school in September.",
    "Hello, Carla told me to ask here.",
    None,
)


async def invite(organization: DemoOrganization) -> None:
    """Addresses in every state that an invitation can be in, the failed ones first in line to be looked at."""
    days = {
        InvitationState.SENT: ((1, "nora.lind@learner.example"), (3, "omar.haddad@learner.example")),
        InvitationState.FAILED: ((2, "typo@learnr.example"), (2, "gone@learner.example")),
        InvitationState.REVOKED: ((9, "left.before@learner.example"),),
        InvitationState.EXPIRED: ((45, "never.came@learner.example"),),
    }
    for state, mailed in days.items():
        for ago, email in mailed:
            await _invited(organization, email, state, now() - timedelta(days=ago))
    # One of those who are connected came by a mail.
    connection = await Connection.filter(organization_id=organization.id, state=ConnectionState.ACTIVE).first()
    assert connection is not None
    learner = await Account.get(learner__id=connection.learner_id)
    await _invited(
        organization, learner.email, InvitationState.ACCEPTED, connection.created_at - timedelta(days=1), connection.id
    )


async def invite_person(organization: DemoOrganization, person: Person) -> None:
    """A mail that somebody with an account has not followed yet."""
    account = await Account.get(id=person.account_id)
    await _invited(organization, account.email, InvitationState.SENT, now() - timedelta(hours=20))


async def _invited(
    organization: DemoOrganization, email: str, state: InvitationState, at: datetime, connection_id: UUID | None = None
) -> None:
    is_over = state in {InvitationState.ACCEPTED, InvitationState.REVOKED, InvitationState.EXPIRED}
    with stopped_at(at):
        made = await Invitation.create(
            id=new_id(),
            organization_id=organization.id,
            email=email,
            invited_by_id=organization.owner_id,
            message="We would like you to join our safeguarding training.",
            state=state,
            token=secrets.token_urlsafe(TOKEN_BYTES),
            chunk_id=new_id(),
            expires_at=at + LIFETIME,
            sent_at=None if state is InvitationState.FAILED else at,
            ended_at=at + (LIFETIME if state is InvitationState.EXPIRED else timedelta(days=1)) if is_over else None,
            failure=_REFUSED.format(email) if state is InvitationState.FAILED else None,
            bounced_at=at if state is InvitationState.FAILED else None,
            connection_id=connection_id,
        )
        await record(
            organization.id,
            AuditAction.INVITATION_SENT,
            "Invitation",
            made.id,
            actor_id=organization.owner_id,
            email=email,
        )


async def ask(people: Sequence[Person], organization: DemoOrganization) -> None:
    """Learners who ask to be connected and wait for an answer, the last one since an hour."""
    for place, person in enumerate(people):
        with stopped_at(now() - timedelta(hours=1 + 26 * (len(people) - 1 - place))):
            made = await Connection.create(
                id=new_id(),
                learner_id=person.learner_id,
                organization_id=organization.id,
                state=ConnectionState.REQUESTED,
                origin=ConnectionOrigin.REQUEST,
                request_message=_MESSAGES[place % len(_MESSAGES)],
            )
            await record(
                organization.id,
                AuditAction.CONNECTION_REQUESTED,
                "Connection",
                made.id,
                actor_id=person.account_id,
            )
            await _tell_managers(organization, NotificationKind.CONNECTION_REQUESTED, made.id)


async def _tell_managers(organization: DemoOrganization, kind: NotificationKind, connection_id: UUID) -> None:
    managers = await Membership.filter(organization_id=organization.id, role__in=[Role.OWNER, Role.ADMIN])
    told = [(each.account_id, f"demo:{kind}:{connection_id}") for each in managers]
    await notify(told, kind, organization_id=organization.id, connection_id=connection_id)


async def block(organization: DemoOrganization) -> None:
    """Somebody who left and is not wanted back."""
    parted = Connection.filter(organization_id=organization.id, state=ConnectionState.DISCONNECTED)
    for connection in await parted.order_by("-ended_at"):
        met = Connection.filter(organization_id=organization.id, learner_id=connection.learner_id)
        if await met.filter(state__in=[ConnectionState.ACTIVE, ConnectionState.REQUESTED]).exists():
            continue
        reason = "Shared the course's answers"
        await Block.create(
            id=new_id(),
            organization_id=organization.id,
            learner_id=connection.learner_id,
            reason=reason,
            blocked_by_id=organization.owner_id,
        )
        await record(
            organization.id,
            AuditAction.LEARNER_BLOCKED,
            "Learner",
            connection.learner_id,
            actor_id=organization.owner_id,
            reason=reason,
        )
        return


async def invite_staff(organization: DemoOrganization) -> None:
    """One who has not answered yet, and one who did not answer in time."""
    for email, role, ago in (("cora@hillside.example", Role.COACH, 2), ("peter@hillside.example", Role.ANALYST, 30)):
        with stopped_at(now() - timedelta(days=ago)):
            made = await StaffInvitation.create(
                id=new_id(),
                organization_id=organization.id,
                email=email,
                role=role,
                invited_by_id=organization.owner_id,
                expires_at=now() + timedelta(days=14),
            )
            await record(
                organization.id,
                AuditAction.STAFF_INVITED,
                "StaffInvitation",
                made.id,
                actor_id=organization.owner_id,
                email=email,
                role=role,
            )


async def tell(person: Person, organization: DemoOrganization) -> None:
    """What a learner and the organization's managers were told; the older half is read."""
    for certificate in await Certificate.filter(learner_id=person.learner_id).order_by("issued_at"):
        with stopped_at(certificate.issued_at):
            told = [(person.account_id, f"demo:certificate:{certificate.id}")]
            await notify(told, NotificationKind.CERTIFICATE_EARNED, certificate_id=certificate.id)
    for session in await Session.filter(learner_id=person.learner_id, state="TERMINATED"):
        told = [(person.account_id, f"demo:session:{session.id}")]
        await notify(told, NotificationKind.SESSION_TERMINATED, session_id=session.id, organization_id=organization.id)
    for connection in await Connection.filter(organization_id=organization.id).order_by("-created_at").limit(6):
        if connection.state is not ConnectionState.REQUESTED:
            with stopped_at(connection.created_at):
                await _tell_managers(organization, NotificationKind.LEARNER_JOINED, connection.id)
    owner = await Account.get(id=(await Organization.get(id=organization.id)).created_by_id)
    await mark_read(owner.id, up_to=2)
