"""Every handler, by being imported; and the check that no event is without one.

Whoever dispatches takes `handle` from here, so that it never meets an empty registry.
"""

from __future__ import annotations

from domain import events
from domain.events import Event
from workers.certificates import certificate
from workers.connections import connection, invitation, request
from workers.courses import session
from workers.handler import handle, handled
from workers.organizations import membership, staff_invitation
from workers.people import account, emailed_link, registration

__all__ = [
    "account",
    "certificate",
    "check",
    "connection",
    "emailed_link",
    "event_types",
    "handle",
    "invitation",
    "membership",
    "registration",
    "request",
    "session",
    "staff_invitation",
]


def event_types() -> list[type[Event]]:
    """Every event of the product."""
    return [
        kind
        for kind in vars(events).values()
        if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
    ]


def check() -> None:
    """Raise RuntimeError, which names them, if events have no handler; workers call it before they start."""
    missing = sorted({kind.name for kind in event_types()} - handled())
    if missing:
        raise RuntimeError(f"events without a handler: {', '.join(missing)}")
