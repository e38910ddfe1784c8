"""Public numbers of certificates: read aloud, typed from paper, not guessable."""

from __future__ import annotations

import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0/O, 1/I/L and U, which are mistaken for each other or for words."""


def certificate_number() -> str:
    """A fresh number such as `TES-7K2M-9QXD-4HRT`; 58 random bits."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
    return "TES-" + "-".join(groups)
