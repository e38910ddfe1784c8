"""The shared link: how it may be limited, and why it does not connect."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Protocol

from domain.errors import (
    InvalidInput,
    InvitationLinkExpired,
    InvitationLinkInactive,
    InvitationLinkUnknown,
    InvitationLinkUsedUp,
)
from domain.refusal import Refusal

MAX_USES: Final = 1_000_000
"""The highest cap; without one a link connects as often as it is followed."""


class SharedLink(Protocol):
    """What decides whether a link connects."""

    @property
    def rotated_at(self) -> datetime | None:
        """When another one took its place."""

    @property
    def expires_at(self) -> datetime | None:
        """When it stops connecting."""

    @property
    def is_active(self) -> bool:
        """Whether it is switched on."""

    @property
    def max_uses(self) -> int | None:
        """How many people it connects at most."""

    @property
    def uses(self) -> int:
        """How many it has connected."""


def check_limits(max_uses: int | None, expires_at: datetime | None, *, uses: int, moment: datetime) -> None:
    """Raises InvalidInput for limits that no link can have; null is no limit."""
    if max_uses is not None and not max(1, uses) <= max_uses <= MAX_USES:
        raise InvalidInput(
            f"A cap is a number from {max(1, uses)} to {MAX_USES:,}: the link has connected {uses} so far.",
            field="maxUses",
        )
    if expires_at is not None and expires_at <= moment:
        raise InvalidInput("A link expires in the future. To stop it now, deactivate it.", field="expiresAt")


def why_dead(link: SharedLink, moment: datetime) -> type[Refusal]:
    """The refusal for a link that did not connect. One that was switched on again in between says INACTIVE still."""
    if link.rotated_at is not None:
        return InvitationLinkUnknown
    if link.expires_at is not None and link.expires_at <= moment:
        return InvitationLinkExpired
    if link.is_active and link.max_uses is not None and link.uses >= link.max_uses:
        return InvitationLinkUsedUp
    return InvitationLinkInactive


def connects(link: SharedLink, moment: datetime) -> bool:
    """Whether a link connects somebody new at this moment."""
    is_on = link.is_active and link.rotated_at is None
    has_expired = link.expires_at is not None and link.expires_at <= moment
    has_room = link.max_uses is None or link.uses < link.max_uses
    return is_on and not has_expired and has_room
