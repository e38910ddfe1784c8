"""All that subscriptions need of one process."""

from __future__ import annotations

from dataclasses import dataclass

from server.live.connection_limiter import ConnectionLimiter
from server.live.hub import Hub
from server.live.subscribing import Subscribing


@dataclass(frozen=True, slots=True)
class Live:
    """What reads, what understands, what counts."""

    hub: Hub
    subscribing: Subscribing
    limiter: ConnectionLimiter
