"""What handles which event: a registry that `workers.handlers` fills.

A handler runs inside a transaction in which the outbox row is locked, and which also records the row as
done: its effects in the database happen once, however often the event is delivered. What must leave the
house by mail it returns; it goes out after that transaction, at least once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from domain.events import Event
from domain.language import Language
from workers.links import Links

Values: TypeAlias = Mapping[str, str | int | Sequence[str] | None]
"""What fills a letter in, by name."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to one address: `letter` names a file in `delivery/letters`, `values` fills it in."""

    to: str
    letter: str
    language: Language
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mailing:
    """One chunk's mails; `workers.connections.invitation` sends each and records what became of it."""

    chunk_id: UUID


E = TypeVar("E", bound=Event)
Handler = Callable[[E, Links], Awaitable[Mail | Mailing | None]]


class UnknownEvent(Exception):
    """The outbox names an event that this version does not know, or its ids are not the event's."""


@dataclass(frozen=True, slots=True)
class _Entry:
    event_type: type[Event]
    handle: Handler[Any]


_entries: dict[str, _Entry] = {}


def handles(event_type: type[E]) -> Callable[[Handler[E]], Handler[E]]:
    """Make the decorated function the one handler of `event_type`."""

    def register(handler: Handler[E]) -> Handler[E]:
        if event_type.name in _entries:
            raise RuntimeError(f"{event_type.name} has a handler already")
        _entries[event_type.name] = _Entry(event_type, handler)
        return handler

    return register


def handled() -> frozenset[str]:
    """Names of the events that have a handler."""
    return frozenset(_entries)


async def handle(name: str, payload: Mapping[str, Any], links: Links) -> Mail | Mailing | None:
    """Run the handler of the event `name`. Raises UnknownEvent, and whatever the handler raises."""
    entry = _entries.get(name)
    if entry is None:
        raise UnknownEvent(f"no handler for {name}")
    try:
        event = entry.event_type(**{key: UUID(value) for key, value in payload.items()})
    except (TypeError, ValueError, AttributeError):
        raise UnknownEvent(f"the payload of {name} is not its ids") from None
    return await entry.handle(event, links)
