"""What the token of a shared link, or of a mailed invitation, is worth at the moment."""

from enum import StrEnum


class JoinOfferState(StrEnum):
    """Whether following the link connects. The view `join_offer` derives it."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    ROTATED = "ROTATED"
    USED_UP = "USED_UP"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"
