"""The smaller parts: the registry, the queue's addresses, cleaning, notifications, the ledger, outages."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import redis.asyncio as redis
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from domain.activity.notification import NotificationKind
from domain.clock import now
from domain.credits.ledger import LedgerAccountKind, LedgerReason
from domain.events import LearnerJoined
from domain.language import Language
from domain.people.access import LinkPurpose, TokenKind
from models.activity.notification import Notification, notify
from models.courses.course import Course
from models.courses.session import Session
from models.credits.ledger import LedgerAccount, LedgerTransaction, post
from models.idempotency_key import IdempotencyKey
from models.outbox import Outbox
from models.people.access_token import AccessToken
from server.config.settings import Settings
from server.config.worker_config import worker_config
from workers import handlers, outage
from workers.change_hints import CHANNEL, ChangeHintPublisher, keys_in
from workers.cleaning import clean, run_cleaning
from workers.handler import handles
from workers.outage import Outage, keep_up
from workers.queue import connect, to_json
from workers.runner import Outcome, deliver


async def apart(work: Callable[[], Awaitable[Any]]) -> Any:
    """Run `work` as another process would: with a transaction of its own."""
    return await asyncio.get_running_loop().create_task(work(), context=contextvars.Context())


def test_every_event_has_a_handler() -> None:
    handlers.check()
    assert len(handlers.event_types()) >= 10


def test_an_event_has_one_handler() -> None:
    with pytest.raises(RuntimeError, match="has a handler already"):
        handles(LearnerJoined)(lambda *_: None)


def test_an_event_without_a_handler_stops_the_worker_from_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handlers, "handled", lambda: frozenset({"connection.ended"}))
    with pytest.raises(RuntimeError, match=r"connection\.joined"):
        handlers.check()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("unix:///run/a%20b.sock?db=2", {"path": "/run/a b.sock", "db": 2}),
        ("redis://:p%40ss@valkey:6380/3", {"host": "valkey", "port": 6380, "db": 3, "password": "p@ss"}),
        ("rediss://user:pw@valkey/0", {"host": "valkey", "username": "user", "ssl_check_hostname": True}),
    ],
)
async def test_valkey_is_reached_by_socket_tcp_and_tls(url: str, expected: dict[str, Any]) -> None:
    client = connect(url)
    found = client.connection_pool.connection_kwargs
    assert {name: found[name] for name in expected} == expected
    assert "SSL" in client.connection_pool.connection_class.__name__ or not url.startswith("rediss")
    await client.aclose()


def test_what_the_queue_carries_is_json_even_when_it_is_an_error() -> None:
    assert to_json({"a": ["x"], "r": KeyError("secret")}) == b'{"a":["x"],"r":"KeyError"}'


def test_no_secret_is_in_a_printed_configuration(configuration: Settings) -> None:
    printed = repr(worker_config(configuration))
    assert configuration.secret_key.get_secret_value() not in printed
    assert configuration.database_url.get_secret_value() not in printed


async def test_cleaning_removes_what_has_served_its_purpose_and_nothing_else(world: Any) -> None:
    old, at = now() - timedelta(days=40), now()
    learner = await world.learner()
    for days_ago in (8, 6):
        await Outbox.create(event="x", payload={}, done_at=at - timedelta(days=days_ago))
    await Outbox.create(event="x", payload={}, parked_at=old, created_at=old)
    await Outbox.create(event="x", payload={}, created_at=old)
    for hours_ago in (25, 23):
        await IdempotencyKey.create(
            account_id=learner.account_id,
            key=str(hours_ago),
            mutation="m",
            request_digest=b"",
            created_at=at - timedelta(hours=hours_ago),
        )
    for expires_at in (at - timedelta(days=31), at - timedelta(days=29)):
        await world.registration(created_at=old, expires_at=expires_at)
        await world.emailed_link(LinkPurpose.RESET_PASSWORD, expires_at=expires_at)
    lives: list[dict[str, Any]] = [
        {"expires_at": at - timedelta(days=31)},
        {"expires_at": at + timedelta(days=1), "revoked_at": at - timedelta(days=31)},
        {"expires_at": at + timedelta(days=1), "revoked_at": at},
        {"expires_at": at + timedelta(days=1)},
    ]
    for number, life in enumerate(lives):
        await AccessToken.create(
            account_id=learner.account_id,
            kind=TokenKind.BROWSER,
            token_hash=bytes([number] * 32),
            created_at=old,
            **life,
        )
    assert await clean() == {
        "outbox": 1,
        "idempotency_key": 1,
        "registration": 1,
        "emailed_link": 1,
        "access_token": 2,
    }
    assert sum((await clean()).values()) == 0
    await run_cleaning({})
    assert await Outbox.all().count() == 3


async def test_a_person_is_told_once_per_key_in_a_sequence_without_gaps(world: Any) -> None:
    recipient: UUID = (await world.learner()).account_id

    async def tell(number: int, fail: bool) -> None:
        async with in_transaction():
            await notify([(recipient, f"key {number}")], NotificationKind.LEARNER_JOINED)
            if fail:
                raise ZeroDivisionError

    work = [apart(lambda n=n: tell(n % 10, fail=n % 3 == 0)) for n in range(40)]
    await asyncio.gather(*work, return_exceptions=True)
    rows = await Notification.filter(recipient_id=recipient).order_by("sequence")
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
    assert {row.key for row in rows} == {f"key {number}" for number in range(10)}
    assert len(rows) == 10


async def test_many_are_told_at_once_each_in_a_sequence_of_their_own(world: Any) -> None:
    recipients = [(await world.learner()).account_id for _ in range(5)]
    kind = NotificationKind.MEMBERSHIP_CHANGED

    async def tell(number: int) -> None:
        some = recipients[number % 3 :]
        async with in_transaction():
            news = await notify([(account, f"{number}:{side}") for account in some for side in "ab"], kind)
            assert sorted(news) == sorted([*some, *some])
            assert await notify([(account, f"{number}:a") for account in some], kind) == []

    await asyncio.gather(*(apart(lambda n=n: tell(n)) for n in range(12)))
    for number, recipient in enumerate(recipients):
        rows = await Notification.filter(recipient_id=recipient).order_by("sequence")
        assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
        assert len(rows) == 2 * 4 * min(number + 1, 3)


async def test_telling_many_takes_as_many_statements_as_telling_one(world: Any, db: Any) -> None:
    recipients = [(await world.learner()).account_id for _ in range(20)]

    async def statements(told: list[UUID]) -> int:
        counted: list[str] = []

        async def count(query: Any) -> None:
            counted.append(query.query)

        async with in_transaction() as transaction:
            with transaction._connection.query_logger(count):
                await notify([(account, f"{len(told)}") for account in told], NotificationKind.LEARNER_JOINED)
        return len(counted)

    assert await statements(recipients[:1]) == await statements(recipients) == 2


async def test_whoever_is_told_is_hinted_at_after_the_commit(happened: Any, resources: Any, valkey: str) -> None:
    outbox_id = await happened[LearnerJoined]()
    async with redis.from_url(valkey) as client, client.pubsub(ignore_subscribe_messages=True) as heard:
        await heard.subscribe(CHANNEL)
        await heard.get_message(ignore_subscribe_messages=False, timeout=5)
        assert await deliver(outbox_id, resources) is Outcome.DONE
        message = await heard.get_message(timeout=5)
    found = keys_in(message["data"])
    assert found is not None
    assert found[0] == "Notification"
    told = {row.recipient_id.bytes for row in await Notification.all()}
    assert set(found[1]) == told != set()


@pytest.mark.parametrize(
    "message", [b"", b"x", b"n1", b":", b"n:" + bytes(15), b"n:" + bytes(17), b"\xff:" + bytes(16)]
)
def test_a_hint_that_is_not_understood_is_passed_over(message: bytes) -> None:
    assert keys_in(message) is None


async def test_nobody_waits_for_a_valkey_that_is_away(happened: Any, resources: Any) -> None:
    resources = replace(resources, hints=ChangeHintPublisher("unix:///nonexistent/valkey"))
    assert await deliver(await happened[LearnerJoined](), resources) is Outcome.DONE
    await resources.hints.close()


async def test_the_last_credit_is_spent_once_however_many_ask_at_the_same_time(world: Any) -> None:
    connection = await world.connection()
    owner = connection.organization_id
    session = await world.session(connection)

    async def grant() -> None:
        async with in_transaction():
            await post(LedgerReason.GRANTED, organization_id=owner, amount=2, note="welcome")

    async def settle(reason: LedgerReason) -> None:
        async with in_transaction():
            await post(reason, organization_id=owner, session_id=session.id)

    reasons = [LedgerReason.RETURNED_ON_TERMINATION, LedgerReason.SESSION_COMPLETED] * 4
    outcomes = await asyncio.gather(
        apart(grant),
        *(apart(lambda r=r: settle(r)) for r in reasons),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == len(reasons) - 1
    assert sum(outcome is None for outcome in outcomes) == 2
    balances = await LedgerAccount.filter(organization_id=owner).values_list("balance", flat=True)
    assert sum(balances) == 0


async def test_accounts_are_made_on_demand_by_whoever_comes_first(world: Any) -> None:
    learner = await world.learner()

    async def grant() -> None:
        async with in_transaction():
            await post(LedgerReason.GRANTED, learner_id=learner.id, amount=3)

    await asyncio.gather(*(apart(grant) for _ in range(8)))
    accounts = {account.kind: account.balance for account in await LedgerAccount.filter(learner_id=learner.id)}
    assert accounts == {LedgerAccountKind.SOURCE: -24, LedgerAccountKind.AVAILABLE: 24}


async def test_credits_that_go_out_and_come_back_at_the_same_time_do_not_deadlock(world: Any) -> None:
    connection = await world.connection()
    owner = connection.organization_id
    running = [await world.session(connection) for _ in range(8)]
    courses = [await world.course() for _ in range(8)]

    async def come_back(session: Session) -> None:
        async with in_transaction():
            await post(LedgerReason.RETURNED_ON_TERMINATION, organization_id=owner, session_id=session.id)

    async def go_out(course: Course) -> None:
        async with in_transaction():
            session = await Session.create(
                learner_id=connection.learner_id,
                course=course,
                language=Language.EN,
                funding_organization_id=owner,
                connection=connection,
            )
            await post(LedgerReason.SESSION_STARTED, organization_id=owner, session_id=session.id)

    async with in_transaction():
        await post(LedgerReason.GRANTED, organization_id=owner, amount=8)
    works = [work for pair in zip(running, courses, strict=True) for work in (come_back(pair[0]), go_out(pair[1]))]
    await asyncio.gather(*(apart(lambda w=work: w) for work in works))
    balances = {account.kind: account.balance for account in await LedgerAccount.filter(organization_id=owner)}
    assert balances[LedgerAccountKind.RESERVED] == balances[LedgerAccountKind.AVAILABLE] == 8


async def test_an_overdrawn_account_refuses_and_leaves_nothing(world: Any) -> None:
    connection = await world.connection()
    session = await world.session(connection)

    async def overdraw() -> None:
        async with in_transaction():
            await post(
                LedgerReason.SESSION_COMPLETED,
                organization_id=connection.organization_id,
                session_id=session.id,
                amount=2,
            )

    with pytest.raises(IntegrityError, match="ledger_account_not_overdrawn"):
        await overdraw()
    assert await LedgerTransaction.filter(reason=LedgerReason.SESSION_COMPLETED).count() == 0


@pytest.mark.parametrize("amount", [0, -1])
async def test_a_posting_moves_at_least_one_credit(amount: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        await post(LedgerReason.GRANTED, amount=amount)


async def test_a_part_that_fails_is_started_again_and_its_outage_is_told_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(outage, "FIRST_WAIT_SECONDS", 0.001)
    health, starts = Outage("engine"), 0

    async def part() -> None:
        nonlocal starts
        starts += 1
        if starts < 5:
            raise ConnectionError
        health.over()

    await keep_up(health, part, asyncio.Event())
    said = "".join(capsys.readouterr())
    assert (starts, said.count("part_away"), said.count("part_back")) == (5, 1, 1)


async def test_a_part_that_fails_does_not_delay_the_stop() -> None:
    stop, health = asyncio.Event(), Outage("engine")
    health.failures = 10

    async def part() -> None:
        raise ConnectionError

    task = asyncio.create_task(keep_up(health, part, stop))
    await asyncio.sleep(0.05)
    stop.set()
    await asyncio.wait_for(task, 0.5)
