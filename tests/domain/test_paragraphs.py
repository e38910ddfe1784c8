"""The rules of `domain/paragraphs.py`."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput
from domain.paragraphs import optional_paragraphs


@pytest.mark.parametrize("text", [None, "", "  \n\t "])
def test_nothing_is_nothing(text: str | None) -> None:
    assert optional_paragraphs(text, field="message", longest=10) is None


def test_lines_end_alike_and_text_is_composed() -> None:
    assert optional_paragraphs(" a\r\nb\rc\u2028d e\u0301 ", field="message", longest=20) == "a\nb\nc\nd \u00e9"


@pytest.mark.parametrize("text", ["a\0", "a\tb", "a\u202eb", "\ud800", "x" * 21, "x" * 1_000])
def test_what_is_no_text_or_too_long_is_refused_by_its_field(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        optional_paragraphs(text, field="message", longest=20)
    assert refused.value.field == "message"
