"""What is to happen later, recorded with what caused it."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.events import Event
from domain.identifiers import new_id


class Outbox(Model):
    """An event on its way to a worker; the truth of what is still to be done.

        waiting ──▶ leased ──▶ done
           ▲           ├──▶ waiting again, later (`not_before`), after a transient failure
           └─ lease ran out ─┘
                       └──▶ parked, after the last attempt or a final failure

    Rows are kept after completion until the worker's cleaning removes them.
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
    await Outbox.create(event=event.name, payload=event.payload())
