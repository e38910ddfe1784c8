"""The rules of `domain/composed.py`."""

from __future__ import annotations

import unicodedata

from domain.composed import MAX_DECOMPOSED, composed


def test_text_is_composed() -> None:
    assert composed("e\u0301", longest=1) == "\u00e9"


def test_text_that_cannot_fit_however_it_is_composed_is_not_tried() -> None:
    assert composed("x" * (MAX_DECOMPOSED * 3), longest=3) == "x" * (MAX_DECOMPOSED * 3)
    assert composed("x" * (MAX_DECOMPOSED * 3 + 1), longest=3) is None


def test_no_character_takes_more_than_that_when_it_is_typed_apart() -> None:
    apart = (unicodedata.normalize("NFD", chr(number)) for number in range(0x110000) if not 0xD800 <= number < 0xE000)
    assert max(len(each) for each in apart if unicodedata.normalize("NFC", each) != each) == MAX_DECOMPOSED
