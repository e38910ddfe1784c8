"""Public numbers of certificates: read aloud, typed from paper, not guessable."""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Final

from domain.invisible import is_invisible

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0/O, 1/I/L and U, which are mistaken for each other or for words."""


def certificate_number() -> str:
    """A fresh number such as `TES-7K2M-9QXD-4HRT`; 58 random bits."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
    return "TES-" + "-".join(groups)


_MAX_TYPED: Final = 200
_TYPED: Final = re.compile(r"(?:TES)?([A-Z0-9]{4})([A-Z0-9]{4})([A-Z0-9]{4})")


def number_as_printed(typed: str) -> str:
    """A number as it is printed, however it was typed: case, blanks, dashes of any kind or none do not matter.

    What is no such number is only written in capitals without blanks; nothing is found by it.

    >>> number_as_printed(" tes 7k2m–9qxd 4hrt")
    'TES-7K2M-9QXD-4HRT'
    """
    folded = unicodedata.normalize("NFKC", typed[:_MAX_TYPED]).upper()
    found = _TYPED.fullmatch("".join(character for character in folded if _counts(character)))
    return f"TES-{'-'.join(found.groups())}" if found else "".join(folded.split())[:64]


def _counts(character: str) -> bool:
    return not (character.isspace() or is_invisible(character) or unicodedata.category(character) == "Pd")
