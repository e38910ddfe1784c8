"""From the outbox to the queue: nothing is lost, whatever is lost."""

from __future__ import annotations

import asyncio
import contextvars
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import redis.asyncio as redis
from tortoise.transactions import in_transaction

from domain.clock import now, stopped_at
from domain.events import InvitationsQueued, PasswordChanged
from domain.identifiers import new_id
from models.outbox import Backlog, Outbox, announce, backlog
from workers.queue import MAILINGS, QUEUE, Queue
from workers.relay import BATCH, LEASE, claim, relay_once


async def queued(valkey: str) -> list[str]:
    async with redis.from_url(valkey) as client:
        return sorted(key.decode() for key in await client.zrange(QUEUE, 0, -1))


async def announced() -> UUID:
    await announce(PasswordChanged(new_id()))
    row = await Outbox.all().order_by("-id").first()
    assert row is not None
    return row.id


async def test_what_is_announced_is_handed_over_once(clean_db: Any, queue: Queue, valkey: str) -> None:
    ids = [await announced(), await announced()]
    assert await relay_once(queue) == 2
    assert await relay_once(queue) == 0
    assert await queued(valkey) == sorted(map(str, ids))


async def test_what_is_rolled_back_is_never_handed_over(clean_db: Any, queue: Queue) -> None:
    async def fail() -> None:
        async with in_transaction():
            await announced()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await relay_once(queue) == 0


async def test_a_crash_between_claim_and_enqueue_loses_nothing(clean_db: Any, queue: Queue, valkey: str) -> None:
    outbox_id = await announced()
    assert list(await claim()) == [outbox_id]  # And here the process dies.
    assert await relay_once(queue) == 0
    with stopped_at(now() + LEASE + timedelta(seconds=1)):
        assert await relay_once(queue) == 1
    assert await queued(valkey) == [str(outbox_id)]


async def test_an_emptied_valkey_loses_nothing(clean_db: Any, queue: Queue, valkey: str) -> None:
    outbox_id = await announced()
    await relay_once(queue)
    async with redis.from_url(valkey) as client:
        await client.flushall()
    assert await queued(valkey) == []
    with stopped_at(now() + LEASE + timedelta(seconds=1)):
        assert await relay_once(queue) == 1
    assert await queued(valkey) == [str(outbox_id)]


async def test_what_the_queue_still_has_is_not_queued_again(clean_db: Any, queue: Queue, valkey: str) -> None:
    outbox_id = await announced()
    await relay_once(queue)
    with stopped_at(now() + LEASE + timedelta(seconds=1)):
        assert await relay_once(queue) == 1
    assert await queued(valkey) == [str(outbox_id)]


async def test_without_valkey_a_row_is_let_go_at_once(
    clean_db: Any, monkeypatch: pytest.MonkeyPatch, queue: Queue
) -> None:
    first, second = await announced(), await announced()
    given: list[UUID] = []

    async def fail_at_the_second(outbox_id: UUID, _queue: str) -> bool:
        if given:
            raise redis.ConnectionError
        given.append(outbox_id)
        return True

    with monkeypatch.context() as patch:
        patch.setattr(queue, "enqueue", fail_at_the_second)
        with pytest.raises(redis.ConnectionError):
            await relay_once(queue)
    assert given == [first]
    assert (await Outbox.get(id=first)).lease_until is not None
    assert (await Outbox.get(id=second)).lease_until is None
    assert await relay_once(queue) == 1


async def test_relays_that_run_at_once_take_different_rows(clean_db: Any) -> None:
    ids = {await announced() for _ in range(30)}
    claims = await asyncio.gather(*(claim(limit=10) for _ in range(6)))
    claimed = [outbox_id for batch in claims for outbox_id in batch]
    assert len(claimed) == len(set(claimed))
    rest = await claim()
    assert {*claimed, *rest} == ids


async def test_a_row_that_somebody_works_on_is_left_alone(clean_db: Any) -> None:
    outbox_id = await announced()
    async with in_transaction():
        await Outbox.filter(id=outbox_id).select_for_update().first()
        assert await asyncio.create_task(_in_another_connection()) == []
    assert list(await claim()) == [outbox_id]


async def _claimed() -> list[UUID]:
    return list(await claim())


async def _in_another_connection() -> list[UUID]:
    return await asyncio.get_running_loop().create_task(_claimed(), context=contextvars.Context())


@pytest.mark.parametrize("column", ["done_at", "parked_at"])
async def test_done_and_parked_rows_are_not_due(clean_db: Any, column: str) -> None:
    outbox_id = await announced()
    await Outbox.filter(id=outbox_id).update(**{column: now()})
    assert list(await claim()) == []


async def test_a_row_is_not_due_before_its_time(clean_db: Any) -> None:
    outbox_id = await announced()
    await Outbox.filter(id=outbox_id).update(not_before=now() + timedelta(minutes=1))
    assert list(await claim()) == []
    with stopped_at(now() + timedelta(minutes=2)):
        assert list(await claim()) == [outbox_id]


async def test_the_longest_waiting_goes_first(clean_db: Any) -> None:
    late, early = await announced(), await announced()
    await Outbox.filter(id=early).update(not_before=now() - timedelta(hours=1))
    assert list(await claim()) == [early, late]


async def test_a_large_backlog_is_handed_over_in_batches(clean_db: Any, queue: Queue) -> None:
    await Outbox.bulk_create(
        [Outbox(event="account.password_changed", payload={"account_id": str(new_id())}) for _ in range(BATCH + 5)]
    )
    assert [await relay_once(queue), await relay_once(queue)] == [BATCH, 5]


async def test_the_backlog_counts_what_waits_what_is_overdue_and_what_is_parked(clean_db: Any) -> None:
    ids = [await announced() for _ in range(5)]
    await Outbox.filter(id=ids[0]).update(done_at=now())
    await Outbox.filter(id=ids[1]).update(parked_at=now())
    await Outbox.filter(id=ids[2]).update(not_before=now() - timedelta(minutes=5))
    assert await backlog() == Backlog(waiting=3, overdue=1, parked=1)


async def test_mailings_wait_in_a_queue_of_their_own(clean_db: Any, queue: Queue, valkey: str) -> None:
    """So that a disconnect is not carried out behind a hundred mails to a slow server."""
    async with in_transaction():
        await announce(InvitationsQueued(new_id()))
    mailing = await Outbox.get(event=InvitationsQueued.name)
    other = await announced()
    assert await claim() == {mailing.id: MAILINGS, other: QUEUE}
    await Outbox.filter(id__in=[mailing.id, other]).update(lease_until=None)
    await relay_once(queue)
    async with redis.from_url(valkey) as client:
        assert await client.zrange(MAILINGS, 0, -1) == [str(mailing.id).encode()]
        assert await client.zrange(QUEUE, 0, -1) == [str(other).encode()]
