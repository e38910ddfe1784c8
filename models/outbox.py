"""What is to happen later, recorded with what caused it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.fields.data import JSON_DUMPS
from tortoise.models import Model

from domain.clock import now
from domain.events import Event
from domain.identifiers import new_id
from models.pending_writes import Write, write


class Outbox(Model):
    """An event on its way to a worker; the truth of what is still to be done.

        waiting ──▶ leased ──▶ done
           ▲           ├──▶ waiting again, later (`not_before`), after a transient failure
           └─ lease ran out ─┘
                       └──▶ parked, after the last attempt or a final failure

    A lease only spaces out deliveries to the queue, which knows a row by its id and so takes it once; it
    promises nobody that they are alone. Whoever works on a row holds its lock, or while it waits for the
    outside world (a mail server) has moved `not_before` past the end of that wait. `attempts` counts the
    failures since the event was announced or last taken out of parking. Rows are kept after completion
    until the worker's cleaning removes them.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    event = fields.CharField(max_length=64)
    payload: fields.Field[dict[str, Any]] = fields.JSONField()
    created_at = fields.DatetimeField(default=now)
    not_before = fields.DatetimeField(default=now)
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    done_at = fields.DatetimeField(null=True)
    parked_at = fields.DatetimeField(null=True)
    last_error = fields.TextField(null=True)

    class Meta:
        table = "outbox"


async def announce(event: Event) -> None:
    """Record an event in the transaction that caused it: both are committed, or neither is."""
    moment = now()
    await write(Write(_ANNOUNCED, (new_id(), event.name, JSON_DUMPS(event.payload()), moment, moment), is_row=True))


_ANNOUNCED: Final = (
    "INSERT INTO outbox (id, event, payload, created_at, not_before, attempts)"
    " SELECT *, 0 FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::timestamptz[], $5::timestamptz[])"
)


OVERDUE_AFTER: Final = timedelta(minutes=1)
"""A row that is due this long without being done says that no worker runs, or too few."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many rows wait (the overdue among them), are due for longer than OVERDUE_AFTER, are parked."""

    waiting: int
    overdue: int
    parked: int


async def backlog() -> Backlog:
    """What is still to be done, for `tessera doctor` and the metrics."""
    [row] = await get_connection("default").execute_query_dict(
        "SELECT count(*) FILTER (WHERE parked_at IS NULL) AS waiting,"
        " count(*) FILTER (WHERE parked_at IS NULL AND not_before < $1) AS overdue,"
        " count(*) FILTER (WHERE parked_at IS NOT NULL) AS parked"
        " FROM outbox WHERE done_at IS NULL",
        [now() - OVERDUE_AFTER],
    )
    return Backlog(waiting=row["waiting"], overdue=row["overdue"], parked=row["parked"])
