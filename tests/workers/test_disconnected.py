"""A connection ended: sessions stop, credits return, both sides are told."""

from __future__ import annotations

import asyncio
import contextvars
from typing import Any

from tortoise.transactions import in_transaction

from domain.activity.audit_entry import AuditAction
from domain.activity.notification import NotificationKind
from domain.clock import now
from domain.courses.session import SessionState, TerminationReason
from domain.credits.ledger import LedgerAccountKind, LedgerReason
from domain.events import Disconnected, LearnerJoined
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.activity.notification import Notification
from models.certificates.certificate import Certificate
from models.connections.connection import Connection
from models.courses.session import Session
from models.credits.ledger import LedgerAccount, post
from models.organizations.membership import Membership
from workers.runner import Outcome, deliver


async def balances(connection: Any) -> dict[LedgerAccountKind, int]:
    accounts = await LedgerAccount.filter(organization_id=connection.organization_id)
    return {account.kind: account.balance for account in accounts}


async def test_sessions_in_progress_are_terminated_and_completed_ones_stay(happened: Any, resources: Any) -> None:
    outbox_id = await happened[Disconnected]()
    connection = await Connection.get()
    await deliver(outbox_id, resources)
    states = sorted(await Session.all().values_list("state", flat=True))
    assert states == [SessionState.COMPLETED, SessionState.TERMINATED, SessionState.TERMINATED]
    for session in await Session.filter(state=SessionState.TERMINATED):
        assert session.termination_reason is TerminationReason.DISCONNECTED
        assert session.terminated_by_id == connection.ended_by_id
        assert session.terminated_at is not None
    assert await Certificate.all().count() == 1


async def test_each_unused_credit_returns_to_the_organization(happened: Any, resources: Any) -> None:
    outbox_id = await happened[Disconnected]()
    connection = await Connection.get()
    kinds = LedgerAccountKind
    assert await balances(connection) == {kinds.SOURCE: -3, kinds.AVAILABLE: 0, kinds.RESERVED: 2, kinds.SPENT: 1}
    await deliver(outbox_id, resources)
    assert await balances(connection) == {kinds.SOURCE: -3, kinds.AVAILABLE: 2, kinds.RESERVED: 0, kinds.SPENT: 1}


async def test_the_audit_log_says_who_ended_each_session_and_why(happened: Any, resources: Any) -> None:
    outbox_id = await happened[Disconnected]()
    connection = await Connection.get()
    await deliver(outbox_id, resources)
    entries = await AuditEntry.filter(action=AuditAction.SESSION_TERMINATED)
    assert {entry.subject_id for entry in entries} == set(
        await Session.filter(state=SessionState.TERMINATED).values_list("id", flat=True)
    )
    for entry in entries:
        assert (entry.subject_type, entry.reason) == ("Session", "moving away")
        assert entry.actor_id == connection.ended_by_id


async def test_the_learner_the_owners_and_the_admins_are_told(happened: Any, resources: Any) -> None:
    outbox_id = await happened[Disconnected]()
    connection = await Connection.get().select_related("learner")
    await deliver(outbox_id, resources)
    managers = await Membership.filter(role__in=[Role.OWNER, Role.ADMIN]).values_list("account_id", flat=True)
    told = await Notification.filter(kind=NotificationKind.CONNECTION_ENDED)
    assert len(managers) == 3
    assert {row.recipient_id for row in told} == {connection.learner.account_id, *managers}
    assert {row.connection_id for row in told} == {connection.id}


async def test_another_connections_sessions_go_on(world: Any, happened: Any, resources: Any) -> None:
    other = await world.session(await world.connection())
    await deliver(await happened[Disconnected](), resources)
    assert (await Session.get(id=other.id)).state is SessionState.IN_PROGRESS


async def test_a_session_that_the_organization_ends_at_the_same_time_returns_its_credit_once(
    happened: Any, resources: Any
) -> None:
    outbox_id = await happened[Disconnected]()
    session = await Session.filter(state=SessionState.IN_PROGRESS).order_by("-id").first()
    connection = await Connection.get()
    assert session is not None
    async with in_transaction():
        session.state, session.terminated_at = SessionState.TERMINATED, now()
        session.termination_reason = TerminationReason.BY_ORGANIZATION
        await session.save()
        delivery = asyncio.get_running_loop().create_task(deliver(outbox_id, resources), context=contextvars.Context())
        await asyncio.sleep(0.3)
        assert not delivery.done(), "it waits for who came first"
        await post(
            LedgerReason.RETURNED_ON_TERMINATION, organization_id=connection.organization_id, session_id=session.id
        )
    assert await delivery is Outcome.DONE
    assert (await balances(connection))[LedgerAccountKind.AVAILABLE] == 2
    await session.refresh_from_db()
    assert session.termination_reason is TerminationReason.BY_ORGANIZATION


async def test_who_joined_is_news_for_owners_and_admins_alone(happened: Any, resources: Any) -> None:
    await deliver(await happened[LearnerJoined](), resources)
    managers = await Membership.filter(role__in=[Role.OWNER, Role.ADMIN]).values_list("account_id", flat=True)
    told = await Notification.filter(kind=NotificationKind.LEARNER_JOINED)
    assert sorted(row.recipient_id for row in told) == sorted(managers)
