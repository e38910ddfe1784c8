"""Composing text (Unicode NFC) within bounds."""

from __future__ import annotations

import unicodedata
from typing import Final

MAX_DECOMPOSED: Final = 4
"""Characters that one composed character takes at most when it is typed apart, e.g. U+1F82."""


def composed(text: str, *, longest: int) -> str | None:
    """`text` in NFC, or None if it is too long to be `longest` characters however it is composed.

    The length is judged first: composing takes time in the square of a run of combining marks, and
    Python does nothing else meanwhile.
    """
    if len(text) > MAX_DECOMPOSED * longest:
        return None
    return unicodedata.normalize("NFC", text)
