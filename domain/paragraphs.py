"""Text of several lines that people typed: a message to somebody."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from domain.composed import composed
from domain.errors import InvalidInput
from domain.single_line import TURNS_TEXT

_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")


def optional_paragraphs(text: str | None, *, field: str, longest: int) -> str | None:
    """`text` trimmed and composed (NFC), its lines ended by `\\n`; None if there is nothing in it.

    Raises InvalidInput naming `field` for more than `longest` characters, and for control characters.
    """
    if text is None or not text.strip():
        return None
    cleaned = composed(_LINE_ENDS.sub("\n", text.strip()), longest=longest)
    if cleaned is None or len(cleaned) > longest:
        raise InvalidInput(f"This takes up to {longest:,} characters.", field=field)
    unseen = any(character != "\n" and unicodedata.category(character) in {"Cc", "Cs"} for character in cleaned)
    if unseen or TURNS_TEXT.search(cleaned):
        raise InvalidInput("This is text in lines, without other control characters.", field=field)
    return cleaned
