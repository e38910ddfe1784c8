"""One subscription of one viewer."""

from __future__ import annotations

from typing import Any, Protocol

from graphql import GraphQLError

from server.live.session import Session
from server.live.shape import Shape


class Receiver(Protocol):
    """Where a feed's events go: a socket, or an event stream. None of these waits."""

    @property
    def is_ready(self) -> bool:
        """Whether it takes events now. When it does again, it says so to the hub by `Hub.drained`."""

    def event(self, feed: Feed, event: str) -> None:
        """Send one: the JSON of the field's value."""

    def refused(self, feed: Feed, error: GraphQLError) -> None:
        """The feed has ended, and this is why."""


class Feed:
    """What a viewer watches, and how far it was delivered.

    `after` is the position of the last event that was sent, None until the hub has found out where "now" is. Until the
    hub has compared it with "now", `is_placed` is false and nothing is read.
    `name` is what the receiver calls it by.
    """

    __slots__ = ("after", "has_ended", "is_placed", "name", "receiver", "session", "shape")

    def __init__(self, shape: Shape, session: Session, receiver: Receiver, name: str, after: Any) -> None:
        self.shape = shape
        self.session = session
        self.receiver = receiver
        self.name = name
        self.after = after
        self.has_ended = False
        self.is_placed = False
