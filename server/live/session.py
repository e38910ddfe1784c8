"""Who is signed in on a socket or stream, for as long as it is open."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from permissions.people.viewer import AccessProfile, Viewer

if TYPE_CHECKING:
    from server.live.feed import Feed

WINDOW_SECONDS = 60
_profiles: dict[AccessProfile, AccessProfile] = {}


class Session:
    """A viewer whose token counts, as far as the hub knows.

        untrusted ──▶ trusted ──▶ untrusted (the hub heard of a change) ──▶ …
             └───────────┴──▶ ended (the token does not count any more)

    Nothing is delivered to an untrusted one. `end` closes what the session is of.
    """

    __slots__ = (
        "_spent",
        "_window",
        "end",
        "expires_at",
        "feeds",
        "is_trusted",
        "parameters",
        "profile",
        "token_id",
        "viewer",
    )

    def __init__(self, viewer: Viewer, end: Callable[[], None]) -> None:
        """`viewer` is signed in."""
        assert viewer.token_id is not None
        self.token_id: UUID = viewer.token_id
        self.end = end
        self.expires_at: datetime | None = None
        self.feeds: list[Feed] = []
        self.is_trusted = False
        self._window = self._spent = 0
        self.become(viewer)

    def become(self, viewer: Viewer) -> None:
        """The viewer as they stand now."""
        self.viewer = viewer
        self.parameters = viewer.parameters()
        self.profile = _profiles.setdefault(viewer.profile, viewer.profile)

    def spend(self, cost: int) -> None:
        """Count an event that was delivered."""
        self._turn()
        self._spent += cost

    def may_spend(self, cost: int, per_minute: int) -> bool:
        """Whether this minute has room for an event of this cost. What has to wait is read in the next one."""
        self._turn()
        return self._spent + cost <= max(per_minute, cost)

    def _turn(self) -> None:
        window = int(time.monotonic()) // WINDOW_SECONDS
        if window != self._window:
            self._window, self._spent = window, 0
