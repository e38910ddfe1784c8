"""What the token of a shared link, or of a mailed invitation, is worth at the moment."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

TOKEN: Final = re.compile(r"[\w-]{1,64}", re.ASCII)
"""What a token can look like; other text is not given to the database."""


class JoinOfferState(StrEnum):
    """Whether following the link connects. The view `join_offer` derives it."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    ROTATED = "ROTATED"
    USED_UP = "USED_UP"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"
