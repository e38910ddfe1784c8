"""The bond learner ↔ organization: its states and what may become what (product.md, "Words")."""

from __future__ import annotations

from typing import Final

from domain.described_enum import DescribedEnum
from domain.errors import RequestEnded


class ConnectionState(DescribedEnum):
    """Where a connection stands. `REQUESTED` and `ACTIVE` are open, the others final."""

    REQUESTED = "REQUESTED", "The learner asked; the organization has not answered."
    ACTIVE = "ACTIVE", "Both are connected: credits can be used, certificates are shared."
    REJECTED = "REJECTED", "The organization said no."
    WITHDRAWN = "WITHDRAWN", "The learner took the request back."
    DISCONNECTED = "DISCONNECTED", "One side ended it. Connecting again makes a new connection."


class ConnectionOrigin(DescribedEnum):
    """How a connection came about."""

    LINK = "LINK", "The learner followed the organization's shared link."
    EMAIL_INVITATION = "EMAIL_INVITATION", "The learner followed an invitation mailed by the organization."
    REQUEST = "REQUEST", "The learner asked and the organization accepted."


class Side(DescribedEnum, api_name="ConnectionSide"):
    """A party of a connection."""

    LEARNER = "LEARNER", "The learner."
    ORGANIZATION = "ORGANIZATION", "The organization, by one of its owners or admins."


MAX_REQUESTS: Final = 200
"""Answered at once."""

MAX_A_DAY: Final = 10
"""Connections of one pair that begin within a day, after which no more are made by joining."""

OPEN: Final = frozenset({ConnectionState.REQUESTED, ConnectionState.ACTIVE})

TRANSITIONS: Final[dict[ConnectionState, frozenset[ConnectionState]]] = {
    ConnectionState.REQUESTED: frozenset({ConnectionState.ACTIVE, ConnectionState.REJECTED, ConnectionState.WITHDRAWN}),
    ConnectionState.ACTIVE: frozenset({ConnectionState.DISCONNECTED}),
    ConnectionState.REJECTED: frozenset(),
    ConnectionState.WITHDRAWN: frozenset(),
    ConnectionState.DISCONNECTED: frozenset(),
}
"""What may become what. The database's trigger `connection_lifecycle` holds the same table; a test compares."""


def is_to_become(current: ConnectionState, wanted: ConnectionState, *, was_requested: bool = True) -> bool:
    """Whether a request is to be brought to `wanted`; not if it is there already, as asking twice is no error.

    Raises RequestEnded when it went another way, or when the connection never was a request.
    """
    if was_requested and current is wanted:
        return False
    if current is not ConnectionState.REQUESTED:
        raise RequestEnded
    return True
