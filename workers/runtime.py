"""One worker process: the relay, its listener, and arq, each kept up while engines come and go."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterable
from datetime import UTC
from functools import partial
from typing import Any, Final

import orjson
import structlog
from arq.cron import CronJob, cron
from arq.worker import Worker, func
from tortoise import Tortoise

from delivery.pace import Pace
from delivery.smtp import Mailer
from workers import handlers
from workers.change_hints import ChangeHintPublisher
from workers.cleaning import run_cleaning
from workers.config import WorkerConfig
from workers.connections.invitation_expiry import run_expiry
from workers.connections.request_digest import run_request_digests
from workers.heartbeat import keep_beating
from workers.links import Links
from workers.listener import keep_listening
from workers.outage import Outage, keep_up
from workers.queue import MAILINGS, QUEUE, RUN_EVENT, Queue, connect, to_json
from workers.relay import relay_forever
from workers.runner import JOB_SECONDS, WorkerResources, run_event

STOP_SECONDS: Final = 8.0
"""How long running jobs may take to end when asked to stop: less than the ten seconds that container
engines give. What is cut off is delivered again."""
CUT_OFF_SECONDS: Final = 1.0
"""How long a task may take to end once it is cancelled."""
CANCEL_AGAIN_SECONDS: Final = 0.1
"""How soon it is cancelled again."""
CLOSE_SECONDS: Final = 2.0
"""How long connections may take to close."""
STUCK_EXIT_CODE: Final = 70
MAILINGS_AT_ONCE: Final = 8
"""Enough that the connections to the mail server, which they share, are never idle between two chunks."""
MAILINGS_POLL_SECONDS: Final = 0.05
POLL_DELAY_SECONDS: Final = 0.05
"""arq picks up at most `concurrency` jobs in this time, so it bounds the throughput: 400 a second by default."""

log = structlog.get_logger("tessera.worker")


async def run(config: WorkerConfig) -> None:
    """A worker until SIGTERM or SIGINT. Starts, and stays, whether or not the engines are there."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    context = await Tortoise.init(config=config.orm, _enable_global_fallback=True)
    try:
        await work(config, stop)
    finally:
        stuck = await cancel(asyncio.all_tasks() - {asyncio.current_task()})
        await asyncio.wait([asyncio.create_task(context.close_connections())], timeout=CLOSE_SECONDS)
        if stuck:
            # The event loop would wait for them without a bound. What they were at is delivered again.
            os._exit(STUCK_EXIT_CODE)


async def work(config: WorkerConfig, stop: asyncio.Event) -> None:
    """A worker until `stop` is set, on a Tortoise that is initialised. No signal reaches it here."""
    handlers.check()
    queue, mailer, wake = Queue(config.valkey_url), Mailer(config.smtp), asyncio.Event()
    hints = ChangeHintPublisher(config.valkey_url)
    links, pace = Links(config.public_url, config.secret_key), Pace(config.mails_per_domain)
    resources = WorkerResources(links, mailer, config.mail_from, hints, pace, stop=stop)
    listening, relaying = Outage("listener"), Outage("relay")
    consuming, mailing = Outage("queue"), Outage("mailings")
    log.info("worker_started", concurrency=config.concurrency)
    background = [
        asyncio.create_task(keep_up(listening, partial(keep_listening, config.database, wake, listening.over), stop)),
        asyncio.create_task(keep_beating()),
        asyncio.create_task(keep_up(relaying, partial(relay_forever, queue, wake, relaying.over), stop)),
    ]
    try:
        await asyncio.gather(
            keep_up(consuming, partial(_consume, config, resources, consuming, stop), stop),
            keep_up(mailing, partial(_consume_mailings, config, resources, mailing, stop), stop),
        )
    finally:
        await cancel(background)
        closing = asyncio.gather(queue.close(), mailer.close(), hints.close(), return_exceptions=True)
        await asyncio.wait([closing], timeout=CLOSE_SECONDS)
        log.info("worker_stopped")


async def _consume(config: WorkerConfig, resources: WorkerResources, outage: Outage, stop: asyncio.Event) -> None:
    """Everything but mailings, and what runs by the clock."""
    by_the_clock = [
        cron(run_cleaning, name="clean", minute={17}, second={0}),  # type: ignore[arg-type]
        cron(run_expiry, name="expire invitations", minute=set(range(2, 60, 5)), second={30}),
        cron(run_request_digests, name="request_digests", hour={7}, minute={0}, second={0}),  # type: ignore[arg-type]
    ]
    await _run_worker(
        config,
        resources,
        outage,
        stop,
        queue=QUEUE,
        slots=config.concurrency,
        poll=POLL_DELAY_SECONDS,
        crons=by_the_clock,
    )


async def _consume_mailings(
    config: WorkerConfig, resources: WorkerResources, outage: Outage, stop: asyncio.Event
) -> None:
    """Mailings, a few at a time: they share the connections to the mail server."""
    await _run_worker(
        config, resources, outage, stop, queue=MAILINGS, slots=MAILINGS_AT_ONCE, poll=MAILINGS_POLL_SECONDS, crons=[]
    )


async def _run_worker(
    config: WorkerConfig,
    resources: WorkerResources,
    outage: Outage,
    stop: asyncio.Event,
    *,
    queue: str,
    slots: int,
    poll: float,
    crons: list[CronJob],
) -> None:
    """An arq worker until `stop` is set; raises when Valkey is away. Each time a new one: a worker that
    lost Valkey in mid-command has lost count of its own slots."""

    async def started(_ctx: dict[str, object]) -> None:
        outage.over()

    pool = connect(config.valkey_url)
    worker = Worker(
        functions=[func(run_event, name=RUN_EVENT)],
        cron_jobs=crons,
        queue_name=queue,
        redis_pool=pool,
        handle_signals=False,
        max_jobs=slots,
        # `run_event` counts, and parks the row; arq itself would forget the job without a word.
        max_tries=1_000_000,
        job_timeout=JOB_SECONDS,
        keep_result=0,
        poll_delay=poll,
        job_serializer=to_json,
        job_deserializer=orjson.loads,
        timezone=UTC,
        log_results=False,
        on_startup=started,  # type: ignore[arg-type]
        ctx={"desk": resources},
    )
    polling = asyncio.create_task(worker.async_run())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if polling.done():
            polling.result()
    finally:
        stopping.cancel()
        await _wind_down(worker, polling)
        await pool.aclose(close_connection_pool=True)


async def _wind_down(worker: Worker, polling: asyncio.Task[None]) -> None:
    """Pick nothing more, let running jobs end, then cut them off. Instead of `Worker.close()`, which cuts off
    at once and needs Valkey to do so."""
    worker.allow_pick_jobs = False
    running = set(worker.tasks.values())
    if running:
        await asyncio.wait(running, timeout=STOP_SECONDS)
    leftover = [*running, *worker.job_tasks.values(), polling]
    if worker.main_task is not None:
        leftover.append(worker.main_task)
    if stuck := await cancel(leftover):
        log.error("worker_stuck", tasks=len(stuck))


async def cancel(tasks: Iterable[asyncio.Task[Any]]) -> set[asyncio.Task[Any]]:
    """Cancel each task until it has ended; returns those that have not after CUT_OFF_SECONDS.

    Once is not enough: Python 3.11 loses a cancellation that arrives while a timeout of the same task is ending, and
    arq's poll then goes on for ever.
    """
    waiting = {task for task in tasks if not task.done()}
    for _ in range(round(CUT_OFF_SECONDS / CANCEL_AGAIN_SECONDS)):
        if not waiting:
            break
        for task in waiting:
            task.cancel()
        _, waiting = await asyncio.wait(waiting, timeout=CANCEL_AGAIN_SECONDS)
    return waiting
