"""Every handler survives double delivery, however the second one comes about."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from domain.clock import now
from domain.events import Event
from models.activity.audit_entry import AuditEntry
from models.activity.notification import Notification
from models.connections.invitation import Invitation
from models.courses.session import Session
from models.credits.ledger import LedgerAccount, LedgerEntry
from models.outbox import Outbox
from workers.handlers import event_types
from workers.runner import Outcome, deliver

every_event = pytest.mark.parametrize("event", event_types(), ids=lambda event: event.name)


async def effects() -> dict[str, Any]:
    """All that handlers write, as values that can be compared."""
    return {
        "notifications": sorted(await Notification.all().values_list("recipient_id", "sequence", "key")),
        "entries": sorted(await LedgerEntry.all().values_list("id", "amount")),
        "balances": sorted(await LedgerAccount.all().values_list("organization_id", "kind", "balance")),
        "audit": sorted(await AuditEntry.all().values_list("id", "action")),
        "invitations": sorted(await Invitation.all().values_list("id", "state", "sent_at"), key=str),
        "announced": sorted(await Outbox.all().values_list("id", "event")),
        "sessions": sorted(await Session.all().values_list("id", "state", "terminated_at"), key=str),
    }


@every_event
async def test_an_event_has_an_effect(
    event: type[Event], happened: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    outbox_id = await happened[event]()
    before = await effects()
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert await effects() != before or mail_server_of_ours.taken


@every_event
async def test_a_second_delivery_does_nothing(
    event: type[Event], happened: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    outbox_id = await happened[event]()
    assert await deliver(outbox_id, resources) is Outcome.DONE
    once, mails = await effects(), mail_server_of_ours.message_ids()
    assert await deliver(outbox_id, resources) is Outcome.SKIPPED
    assert (await effects(), mail_server_of_ours.message_ids()) == (once, mails)
    assert len(mails) <= 1


@every_event
async def test_deliveries_at_the_same_time_have_one_effect(
    event: type[Event], happened: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    outbox_id = await happened[event]()
    mail_server_of_ours.seconds = 0.05
    outcomes = await asyncio.gather(*(deliver(outbox_id, resources) for _ in range(4)))
    assert sorted(outcomes) == [Outcome.DONE, Outcome.SKIPPED, Outcome.SKIPPED, Outcome.SKIPPED]
    once = await effects()
    assert len(mail_server_of_ours.message_ids()) <= 1
    await Outbox.filter(id=outbox_id).update(done_at=None, not_before=now())
    await deliver(outbox_id, resources)
    assert await effects() == once


@every_event
async def test_a_lost_completion_repeats_nothing_but_the_same_mail(
    event: type[Event], happened: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    outbox_id = await happened[event]()
    assert await deliver(outbox_id, resources) is Outcome.DONE
    once, mails = await effects(), set(mail_server_of_ours.message_ids())
    await Outbox.filter(id=outbox_id).update(done_at=None, not_before=now())
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert await effects() == once
    assert set(mail_server_of_ours.message_ids()) == mails


async def test_every_event_has_a_case_here(happened: Any) -> None:
    assert set(happened) == set(event_types())
