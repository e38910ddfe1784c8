"""The rules of `domain/events.py`."""

from __future__ import annotations

from uuid import UUID

from domain import events
from domain.events import Event, RequestMailDue


def every_event() -> list[type[Event]]:
    return [each for each in vars(events).values() if isinstance(each, type) and issubclass(each, Event)]


def test_an_event_carries_ids_as_text() -> None:
    key = UUID(int=7)
    assert RequestMailDue(key, key).payload() == {"connection_id": str(key), "membership_id": str(key)}


def test_every_event_has_a_stable_name_of_its_own() -> None:
    names = [each.name for each in every_event() if each is not Event]
    assert len(names) == len(set(names)) >= 10
    assert all("." in name for name in names)
