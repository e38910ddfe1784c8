"""Carries out one outbox row: locks it, runs its handler, sends its mail, records what became of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import structlog
from arq.constants import retry_key_prefix
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from delivery.letter import render
from delivery.message import compose
from delivery.pace import Pace
from delivery.smtp import Mailer
from domain.clock import now
from models.outbox import Outbox
from models.pending_writes import hinted
from workers.change_hints import ChangeHintPublisher
from workers.connections.mailing import MailingResources, carry_out
from workers.connections.mailing_result import Results
from workers.failure import MAX_ATTEMPTS, WorkerEnded, is_transient, summarize, traceback_text, wait_after
from workers.handler import Mail, Mailing
from workers.handlers import handle
from workers.links import Links
from workers.listener import CHANNEL

JOB_SECONDS: Final = 60
"""arq ends a job after this time; ours end themselves before, and say so in the row."""
HANDLING_SECONDS: Final = 50.0
MAX_DELIVERIES: Final = 5
"""How often a worker may end while it works on an event, before the event is parked as what ends workers."""
SENDING: Final = timedelta(seconds=90)
"""How long a row whose mail is being sent is kept from everybody else. Longer than a job can last: should
this worker die meanwhile, the row comes round again."""
CLOCK_SKEW: Final = timedelta(seconds=1)
"""How far the clocks of two machines may be apart before a delivery counts as too early."""

log = structlog.get_logger("tessera.worker")


class Outcome(StrEnum):
    """What became of one delivery."""

    DONE = "DONE"
    SKIPPED = "SKIPPED"
    """Done or parked before, not due, or in the hands of a twin."""
    RETRIED = "RETRIED"
    """Failed; comes round again after a wait."""
    CONTINUED = "CONTINUED"
    """A part is done; the rest comes round at once."""
    PARKED = "PARKED"
    """Failed for good; waits for an operator."""
    LEFT = "LEFT"
    """Failed, and so did recording it; comes round again when its lease has run out."""


@dataclass(frozen=True, slots=True)
class WorkerResources:
    """What the runner works with, for as long as the process lives."""

    links: Links
    mailer: Mailer
    mail_from: str
    hints: ChangeHintPublisher
    pace: Pace = field(default_factory=Pace)
    results: Results = field(default_factory=Results)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the process is to end: no mail of a mailing is begun any more."""

    @property
    def post(self) -> MailingResources:
        """What a mailing leaves through."""
        return MailingResources(
            self.links, self.mailer, self.pace, self.results, self.hints, self.mail_from, self.stop.is_set
        )


async def run_event(ctx: dict[str, Any], outbox_id: str) -> str:
    """The one job that arq knows. arq counts how often it was begun without having ended (`job_try`)."""
    if ctx["job_try"] > MAX_DELIVERIES:
        ended = WorkerEnded(f"the worker ended {ctx['job_try'] - 1} times while it worked on this")
        return await _fail(UUID(outbox_id), ended)
    try:
        return await deliver(UUID(outbox_id), ctx["desk"])
    except asyncio.CancelledError:
        # Cut off because the worker is to stop: not the event's doing, so this one does not count.
        with suppress(Exception):
            await asyncio.shield(ctx["redis"].decr(f"{retry_key_prefix}{ctx['job_id']}"))
        raise


async def deliver(outbox_id: UUID, resources: WorkerResources) -> Outcome:
    """Carry out a row; never raises but when cancelled, and never loses a row.

    Effects in the database are committed together with `done_at`: once. A mail goes out between two
    transactions, so a crash in between sends it again, under the same Message-ID. A mailing does so too, and
    records each of its mails by itself.
    """
    try:
        async with asyncio.timeout(HANDLING_SECONDS):
            with hinted() as hints:
                async with in_transaction():
                    row = await _lock(outbox_id)
                    if row is None:
                        return Outcome.SKIPPED
                    mail = await handle(row.event, row.payload, resources.links)
                    if mail is None:
                        await _finish(row)
                    else:
                        # From here on the row is kept by its time, not by a lock: a slow mail server must not
                        # hold a transaction open.
                        row.not_before = now() + SENDING
                        await row.save(update_fields=["not_before"])
            await resources.hints.publish(hints)
            if mail is None:
                return Outcome.DONE
            if isinstance(mail, Mailing):
                if not await carry_out(mail.chunk_id, resources.post, is_last=row.attempts + 1 >= MAX_ATTEMPTS):
                    await _go_on(row)
                    return Outcome.CONTINUED
            else:
                await _send(mail, outbox_id, resources)
            await _finish(row)
            return Outcome.DONE
    except Exception as error:  # A failure of any kind is recorded in the row.
        return await _fail(outbox_id, error)


async def _lock(outbox_id: UUID) -> Outbox | None:
    """The row, locked until the transaction ends; None if there is nothing to do with it now."""
    row = await Outbox.filter(id=outbox_id).select_for_update(skip_locked=True).first()
    if row is None or row.done_at is not None or row.parked_at is not None:
        return None
    if row.not_before > now() + CLOCK_SKEW:
        return None
    return row


async def _send(mail: Mail, outbox_id: UUID, resources: WorkerResources) -> None:
    letter = render(mail.letter, mail.language, {"home": resources.links.public_url, **mail.values})
    await resources.mailer.send(
        compose(letter, sender=resources.mail_from, recipient=mail.to, key=outbox_id.hex, at=now())
    )


async def _finish(row: Outbox) -> None:
    row.done_at = now()
    row.lease_until = None
    await row.save(update_fields=["done_at", "lease_until"])


async def _go_on(row: Outbox) -> None:
    """Let the row come round again at once; without an attempt less, for nothing failed."""
    # Unless it was kept for too long and is in other hands by now.
    await Outbox.filter(id=row.id, not_before=row.not_before).update(not_before=now(), lease_until=None)
    await get_connection("default").execute_query("SELECT pg_notify($1, '')", [CHANNEL])


async def _fail(outbox_id: UUID, error: Exception) -> Outcome:
    try:
        async with in_transaction():
            row = await Outbox.filter(id=outbox_id).select_for_update().first()
            if row is None or row.done_at is not None or row.parked_at is not None:
                return Outcome.SKIPPED
            row.attempts += 1
            row.last_error = summarize(error)
            row.lease_until = None
            outcome = Outcome.RETRIED if is_transient(error) and row.attempts < MAX_ATTEMPTS else Outcome.PARKED
            if outcome is Outcome.RETRIED:
                row.not_before = now() + wait_after(row.attempts)
            else:
                row.parked_at = now()
            await row.save(update_fields=["attempts", "last_error", "lease_until", "not_before", "parked_at"])
    except Exception as trouble:
        log.warning("event_left", outbox_id=str(outbox_id), error=summarize(error), trouble=summarize(trouble))
        return Outcome.LEFT
    facts = {"outbox_id": str(outbox_id), "event_name": row.event, "attempts": row.attempts, "error": row.last_error}
    if outcome is Outcome.PARKED:
        log.error("event_parked", **facts, traceback=traceback_text(error))
    else:
        log.warning("event_retried", **facts, not_before=row.not_before.isoformat())
    return outcome
