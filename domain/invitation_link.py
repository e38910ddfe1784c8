"""What a shared link is worth at the moment."""

from enum import StrEnum


class LinkState(StrEnum):
    """Whether following a link connects."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    ROTATED = "ROTATED"
    USED_UP = "USED_UP"
    EXPIRED = "EXPIRED"
