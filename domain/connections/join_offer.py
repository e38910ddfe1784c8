"""What the token of a shared link, or of a mailed invitation, is worth at the moment."""

from __future__ import annotations

import re
from typing import Final

from domain.described_enum import DescribedEnum

TOKEN: Final = re.compile(r"[\w-]{1,64}", re.ASCII)
"""What a token can look like; other text is not given to the database."""


class JoinOfferState(DescribedEnum):
    """Whether following a link connects, a shared one or a mailed one.

    The view `join_offer` derives it.
    """

    ACTIVE = "ACTIVE", "It does."
    INACTIVE = "INACTIVE", "The shared link is switched off and may come back."
    PAUSED = (
        "PAUSED",
        "The mailed invitation waits: the organization's shared link is switched off, and nobody is connected. It "
        "works again when the link is switched on, if it has not expired by then.",
    )
    ROTATED = "ROTATED", "The shared link was replaced by another one and is dead for good."
    USED_UP = "USED_UP", "It connected as many people as it was made for; a mailed one: its one."
    EXPIRED = "EXPIRED", "It worked until a date that has passed."
    REVOKED = "REVOKED", "The mailed invitation was taken back."
