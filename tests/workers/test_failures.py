"""What fails comes round again, what fails for good is parked, and no row is ever lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from domain.clock import now, stopped_at
from domain.events import Disconnected, PasswordChanged
from domain.identifiers import new_id
from models.activity.notification import Notification
from models.outbox import Outbox
from models.people.account import Account
from workers import parked, runner
from workers.failure import MAX_ATTEMPTS, summarize, wait_after
from workers.relay import claim
from workers.runner import SENDING, Outcome, deliver


async def due_again(outbox_id: UUID) -> None:
    await Outbox.filter(id=outbox_id).update(not_before=now())


@pytest.mark.parametrize(
    "mood",
    [
        {"answer": "451 try later"},
        {"hang_up": True},
        {"answer_recipient": "450 greylisted"},
        {"answer": "421 closing"},
        {"answer": "535 who are you"},
    ],
    ids=str,
)
async def test_a_mail_server_in_a_bad_mood_is_asked_again_later(
    happened: Any, resources: Any, mail_server_of_ours: Any, mood: dict[str, Any]
) -> None:
    outbox_id = await happened[PasswordChanged]()
    usual = {name: getattr(mail_server_of_ours, name) for name in mood}
    vars(mail_server_of_ours).update(mood)
    assert await deliver(outbox_id, resources) is Outcome.RETRIED
    row = await Outbox.get(id=outbox_id)
    assert (row.attempts, row.done_at, row.parked_at, row.lease_until) == (1, None, None, None)
    assert row.not_before > now()
    assert await deliver(outbox_id, resources) is Outcome.SKIPPED
    vars(mail_server_of_ours).update(usual)
    await due_again(outbox_id)
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert mail_server_of_ours.message_ids() == [f"<{outbox_id.hex}@tessera.test>"]


async def test_a_mail_server_that_is_away_is_asked_again_later(happened: Any, resources: Any) -> None:
    outbox_id = await happened[PasswordChanged]()
    object.__setattr__(resources.mailer._config, "port", 1)
    assert await deliver(outbox_id, resources) is Outcome.RETRIED
    assert "no connection to the mail server" in str((await Outbox.get(id=outbox_id)).last_error)


@pytest.mark.parametrize("mood", [{"answer": "554 spam"}, {"answer_recipient": "550 nobody here"}], ids=str)
async def test_a_final_refusal_parks_at_once_without_naming_the_address(
    happened: Any, resources: Any, mail_server_of_ours: Any, mood: dict[str, Any]
) -> None:
    outbox_id = await happened[PasswordChanged]()
    vars(mail_server_of_ours).update(mood)
    assert await deliver(outbox_id, resources) is Outcome.PARKED
    row = await Outbox.get(id=outbox_id)
    assert row.parked_at is not None
    assert "FinalDeliveryError" in str(row.last_error)
    assert "people.test" not in str(row.last_error)
    assert list(await claim()) == []


async def test_the_next_mail_gets_its_own_answer_after_a_cancelled_one(
    happened: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    first, second = await happened[PasswordChanged](), await happened[PasswordChanged]()
    mail_server_of_ours.seconds = 0.3
    task = asyncio.create_task(deliver(first, resources))
    await asyncio.sleep(0.15)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    mail_server_of_ours.seconds = 0
    assert await deliver(second, resources) is Outcome.DONE
    assert f"<{second.hex}@tessera.test>" in mail_server_of_ours.message_ids()


async def test_mails_in_a_row_share_one_connection(happened: Any, resources: Any, mail_server_of_ours: Any) -> None:
    for _ in range(3):
        await deliver(await happened[PasswordChanged](), resources)
    assert (len(mail_server_of_ours.taken), mail_server_of_ours.connections) == (3, 1)


async def test_the_last_attempt_parks(happened: Any, resources: Any, mail_server_of_ours: Any) -> None:
    outbox_id = await happened[PasswordChanged]()
    mail_server_of_ours.answer = "451 try later"
    outcomes = []
    for _ in range(MAX_ATTEMPTS):
        await due_again(outbox_id)
        outcomes.append(await deliver(outbox_id, resources))
    assert outcomes == [Outcome.RETRIED] * (MAX_ATTEMPTS - 1) + [Outcome.PARKED]


async def test_a_parked_row_can_be_tried_again(happened: Any, resources: Any, mail_server_of_ours: Any) -> None:
    ids = [await happened[PasswordChanged]() for _ in range(3)]
    mail_server_of_ours.answer = "554 no"
    assert [await deliver(outbox_id, resources) for outbox_id in ids] == [Outcome.PARKED] * 3
    mail_server_of_ours.answer = "250 OK"
    assert await deliver(ids[0], resources) is Outcome.SKIPPED
    assert await parked.retry(new_id()) == 0
    assert await parked.retry(ids[0]) == 1
    assert await deliver(ids[0], resources) is Outcome.DONE
    assert await parked.retry() == 2
    assert set(await claim()) == set(ids[1:])


@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("no.such_event", {}),
        ("account.password_changed", {"account_id": "not an id"}),
        ("account.password_changed", {"somebody": str(new_id())}),
        ("account.password_changed", {"account_id": 7}),
    ],
)
async def test_an_event_that_nobody_understands_parks(clean_db: Any, resources: Any, event: str, payload: Any) -> None:
    row = await Outbox.create(event=event, payload=payload)
    assert await deliver(row.id, resources) is Outcome.PARKED
    assert "UnknownEvent" in str((await Outbox.get(id=row.id)).last_error)


async def test_an_id_that_is_not_in_the_outbox_is_skipped(clean_db: Any, resources: Any) -> None:
    assert await deliver(new_id(), resources) is Outcome.SKIPPED


async def test_a_defect_parks_and_undoes_its_effects(
    happened: Any, resources: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox_id = await happened[Disconnected]()

    async def told_and_failed(*_: Any, **__: Any) -> int:
        raise KeyError("a secret value")

    with monkeypatch.context() as patch:
        patch.setattr("workers.connections.connection.tell", told_and_failed)
        assert await deliver(outbox_id, resources) is Outcome.PARKED
    row = await Outbox.get(id=outbox_id)
    assert str(row.last_error).startswith("KeyError in part:")
    assert "secret" not in str(row.last_error)
    await parked.retry(outbox_id)
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert await Notification.all().count() == 4


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.DeadlockDetectedError("deadlock"),
        asyncpg.SerializationError("serialize"),
        asyncpg.LockNotAvailableError("lock"),
        asyncpg.QueryCanceledError("cancelled"),
        asyncpg.ConnectionDoesNotExistError("gone"),
        asyncpg.InterfaceError("closed"),
        FileNotFoundError("socket"),
        TimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_what_the_database_may_do_better_next_time_is_tried_again(
    happened: Any, resources: Any, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    outbox_id = await happened[Disconnected]()

    async def fail(*_: Any, **__: Any) -> int:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("workers.connections.connection.tell", fail)
        assert await deliver(outbox_id, resources) is Outcome.RETRIED
    await due_again(outbox_id)
    assert await deliver(outbox_id, resources) is Outcome.DONE


async def test_a_job_that_takes_too_long_is_tried_again(
    happened: Any, resources: Any, mail_server_of_ours: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox_id = await happened[PasswordChanged]()
    monkeypatch.setattr(runner, "HANDLING_SECONDS", 0.2)
    mail_server_of_ours.seconds = 1
    assert await deliver(outbox_id, resources) is Outcome.RETRIED


async def test_a_worker_that_dies_while_it_sends_leaves_the_row_to_the_sweeper(
    happened: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    outbox_id = await happened[PasswordChanged]()
    mail_server_of_ours.seconds = 0.5
    task = asyncio.create_task(deliver(outbox_id, resources))
    await asyncio.sleep(0.2)
    assert await deliver(outbox_id, resources) is Outcome.SKIPPED, "nobody else sends it meanwhile"
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    mail_server_of_ours.seconds = 0
    assert list(await claim()) == []
    with stopped_at(now() + SENDING + timedelta(seconds=1)):
        assert list(await claim()) == [outbox_id]
        assert await deliver(outbox_id, resources) is Outcome.DONE


async def test_a_failure_that_cannot_be_recorded_leaves_the_row_as_it_was(
    happened: Any, resources: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox_id = await happened[Disconnected]()

    def refuse() -> Any:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr(runner, "in_transaction", refuse)
        assert await deliver(outbox_id, resources) is Outcome.LEFT
    assert await deliver(outbox_id, resources) is Outcome.DONE


def test_waits_grow_over_about_a_day() -> None:
    waits = [wait_after(attempt) for attempt in range(1, MAX_ATTEMPTS)]
    assert timedelta(seconds=1) < waits[0] < timedelta(seconds=3)
    assert timedelta(hours=15) < sum(waits, timedelta()) < timedelta(hours=30)
    assert len({wait_after(5) for _ in range(20)}) > 1


async def test_words_name_the_constraint_and_not_the_values(world: Any) -> None:
    learner = await world.learner()
    account = await Account.get(id=learner.account_id)
    with pytest.raises(Exception) as caught:  # noqa: PT011 (whatever it is)
        await Account.create(email=account.email, password_hash="x")
    assert "account_email_unique" in summarize(caught.value)
    assert account.email not in summarize(caught.value)
