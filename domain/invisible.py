"""Characters that nobody sees: they come along when text is copied, and hide what a text really is."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Final

MAX_MARKS: Final = 6
"""Combining marks on one letter; scripts with many (Thai, Tibetan, Vietnamese apart) need fewer."""
_JOINERS: Final = frozenset("\u200c\u200d")
"""Persian, Hindi and others write with them, between two letters."""
_SEEN_AS_NOTHING: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Fillers, the blank Braille pattern, and joiners that are no format characters to Unicode."""


def is_invisible(character: str) -> bool:
    """Whether a character shows nothing, and is no blank either: zero-width, format, filler, variation selector.

    >>> is_invisible("\\u200b"), is_invisible("\\u00ad"), is_invisible("a"), is_invisible(" ")
    (True, True, False, False)
    """
    return (
        unicodedata.category(character) == "Cf"
        or character in _SEEN_AS_NOTHING
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def trimmed(text: str) -> str:
    """`text` without blanks and invisible characters at both ends.

    >>> trimmed("\\ufeff ana@example.org\\u200b")
    'ana@example.org'
    """
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or is_invisible(text[start])):
        start += 1
    while end > start and (text[end - 1].isspace() or is_invisible(text[end - 1])):
        end -= 1
    return text[start:end]


def first_invisible(text: str) -> str | None:
    """The first invisible character and where it stands, for people: `ZERO WIDTH SPACE (U+200B) after “an”`."""
    for at, character in enumerate(text):
        if is_invisible(character):
            name = unicodedata.name(character, "one without a name")
            return f"{name} (U+{ord(character):04X}), as character {at + 1}, after “{text[max(0, at - 40) : at]}”"
    return None


def why_no_name(name: str) -> str | None:
    """Why people could not read or compare a trimmed name; None if they can."""
    for before, character in pairwise(["", *name]):
        if is_invisible(character) and not (character in _JOINERS and before and not before.isspace()):
            shown = unicodedata.name(character, "a character without a name")
            return f"It has an invisible character: {shown} (U+{ord(character):04X}). Type it instead of pasting it."
    marks = 0
    for character in name:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks > MAX_MARKS:
            return f"A letter in it has more than {MAX_MARKS} marks."
    return None
