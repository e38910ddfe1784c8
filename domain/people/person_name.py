"""A person's name as certificates carry it."""

from __future__ import annotations

import unicodedata
from typing import Final

from domain.composed import composed
from domain.errors import InvalidInput
from domain.invisible import trimmed, why_no_name
from domain.single_line import TURNS_TEXT

MAX_LENGTH = 120

_UNSEEN: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, surrogate, private, unassigned, line and paragraph separators (Unicode general categories)."""


def person_name(text: str, *, field: str = "name") -> str:
    """`text` trimmed and composed (NFC), 1 to 120 characters. Raises InvalidInput naming `field`.

    Nothing is assumed about what names look like (one word, apostrophes, joiners of Persian or Hindi are
    fine); refused is only what cannot be seen, turns the text around it, or hides it under marks.
    """
    name = composed(trimmed(text), longest=MAX_LENGTH)
    if name is None or not 1 <= len(name) <= MAX_LENGTH:
        raise InvalidInput(f"A name has 1 to {MAX_LENGTH} characters.", field=field)
    categories = [unicodedata.category(character) for character in name]
    if not any(category[0] in "LNPS" for category in categories):
        raise InvalidInput(f"A name has 1 to {MAX_LENGTH} characters.", field=field)
    if _UNSEEN.intersection(categories) or TURNS_TEXT.search(name):
        raise InvalidInput("A name is one line without control characters.", field=field)
    why = why_no_name(name)
    if why is not None:
        raise InvalidInput(f"This name cannot be used. {why}", field=field)
    return name
