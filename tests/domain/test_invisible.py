"""Characters that nobody sees are found, named, and taken off the ends of a text."""

from __future__ import annotations

import pytest

from domain.invisible import MAX_MARKS, first_invisible, is_invisible, trimmed, why_no_name


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\u200e", "\u2060", "\u00ad", "\u2800", "\u3164", "\ufe0f"])
def test_an_invisible_character_is_taken_off_the_ends_and_named_inside(character: str) -> None:
    assert is_invisible(character)
    assert trimmed(f"{character} ana@x.org\t{character}") == "ana@x.org"
    assert f"U+{ord(character):04X}" in (first_invisible(f"an{character}a") or "")


@pytest.mark.parametrize("text", ["ana@x.org", "Łukasz Żak", "سارة العلي", "निशा", "Nguyễn Thị Ánh", ""])
def test_what_people_type_has_none(text: str) -> None:
    assert first_invisible(text) is None
    assert trimmed(text) == text


def test_joiners_inside_a_name_are_part_of_it_and_at_its_start_are_not() -> None:
    assert why_no_name("می\u200cخواهم") is None
    assert why_no_name("\u200cAna") is not None
    assert why_no_name("Ana\u200bLima") is not None


def test_a_letter_has_a_bound_of_marks() -> None:
    assert why_no_name("e" + "\u0301" * MAX_MARKS) is None
    assert why_no_name("e" + "\u0301" * (MAX_MARKS + 1)) is not None
