"""One line of text that people typed: a title, a reason, a label."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from domain.composed import composed
from domain.errors import InvalidInput
from domain.invisible import trimmed, why_no_name

TURNS_TEXT: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they would make the text around them read as something else."""
_NO_CHARACTERS: Final = re.compile("[\ufffe\uffff]")
"""What XML cannot hold (1.0, 2.2), and so no SVG."""


def single_line(text: str, *, field: str, longest: int) -> str:
    """`text` trimmed and composed (NFC), 1 to `longest` characters. Raises InvalidInput naming `field`."""
    cleaned = composed(text.strip(), longest=longest)
    if cleaned is None or not 1 <= len(cleaned) <= longest:
        raise InvalidInput(f"This takes 1 to {longest} characters.", field=field)
    unseen = any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in cleaned)
    if unseen or TURNS_TEXT.search(cleaned) or _NO_CHARACTERS.search(cleaned):
        raise InvalidInput("This is one line, without control characters.", field=field)
    return cleaned


def title(text: str, *, field: str, longest: int) -> str:
    """Like `single_line`, of what people tell things by: nothing in it is invisible. Raises InvalidInput."""
    cleaned = single_line(trimmed(text), field=field, longest=longest)
    why = why_no_name(cleaned)
    if why is not None:
        raise InvalidInput(f"This name cannot be used. {why}", field=field)
    return cleaned


def optional_line(text: str | None, *, field: str, longest: int) -> str | None:
    """Like `line`, but nothing, or only blanks, is None."""
    return single_line(text, field=field, longest=longest) if text is not None and text.strip() else None
