"""An event that ends its worker is redelivered a few times, then parked; arq counts, and a stop does not count."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import redis.asyncio as redis
from arq.constants import retry_key_prefix

from domain.events import PasswordChanged
from models.outbox import Outbox
from server.config.settings import Settings
from server.config.worker_config import worker_config
from workers import parked
from workers.queue import Queue, connect
from workers.runner import MAX_DELIVERIES, Outcome, run_event
from workers.runtime import work


async def worker_until(configuration: Settings, outbox_id: Any) -> Outbox:
    """A real worker on what is queued, until the row is done or parked."""
    stop = asyncio.Event()
    worker = asyncio.create_task(work(worker_config(configuration), stop))
    try:
        async with asyncio.timeout(20):
            while True:
                row = await Outbox.get(id=outbox_id)
                if row.done_at or row.parked_at:
                    return row
                await asyncio.sleep(0.05)
    finally:
        stop.set()
        await worker


async def begun(valkey: str, outbox_id: Any, times: int) -> None:
    """As arq leaves it when the worker was killed `times` times while it worked on the row."""
    async with redis.from_url(valkey) as client:
        await client.set(f"{retry_key_prefix}{outbox_id}", times)


async def test_what_ended_its_worker_too_often_is_parked_and_can_be_retried(
    happened: Any, queue: Queue, valkey: str, configuration: Settings
) -> None:
    outbox_id = await happened[PasswordChanged]()
    await queue.enqueue(outbox_id)
    await begun(valkey, outbox_id, MAX_DELIVERIES)

    row = await worker_until(configuration, outbox_id)

    assert row.done_at is None
    assert row.last_error == f"WorkerEnded: the worker ended {MAX_DELIVERIES} times while it worked on this"

    await parked.retry(outbox_id)
    assert (await worker_until(configuration, outbox_id)).done_at is not None


async def test_what_ended_its_worker_a_few_times_is_done(
    happened: Any, queue: Queue, valkey: str, configuration: Settings
) -> None:
    outbox_id = await happened[PasswordChanged]()
    await queue.enqueue(outbox_id)
    await begun(valkey, outbox_id, MAX_DELIVERIES - 1)

    assert (await worker_until(configuration, outbox_id)).done_at is not None


async def test_a_delivery_that_a_stopping_worker_cuts_off_does_not_count(
    happened: Any, resources: Any, valkey: str, mail_server_of_ours: Any
) -> None:
    outbox_id = await happened[PasswordChanged]()
    mail_server_of_ours.seconds = 5
    await begun(valkey, outbox_id, 3)
    client = connect(valkey)
    ctx = {"job_try": 3, "job_id": str(outbox_id), "redis": client, "desk": resources}
    delivery = asyncio.create_task(run_event(ctx, str(outbox_id)))
    await asyncio.sleep(0.3)
    delivery.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivery
    assert await client.get(f"{retry_key_prefix}{outbox_id}") == b"2"
    await client.aclose(close_connection_pool=True)


async def test_a_killer_that_is_done_meanwhile_is_left_alone(happened: Any, resources: Any) -> None:
    outbox_id = await happened[PasswordChanged]()
    await run_event({"job_try": 1, "desk": resources}, str(outbox_id))
    assert await run_event({"job_try": MAX_DELIVERIES + 1, "desk": resources}, str(outbox_id)) is Outcome.SKIPPED
