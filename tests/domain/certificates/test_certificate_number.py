"""The rules of `domain/certificates/certificate_number.py`."""

from __future__ import annotations

import re

from domain.certificates.certificate_number import ALPHABET, certificate_number


def test_a_number_is_three_groups_of_letters_that_nobody_mistakes() -> None:
    assert re.fullmatch(rf"TES(-[{ALPHABET}]{{4}}){{3}}", certificate_number())
    assert not set("0O1ILU") & set(ALPHABET)


def test_numbers_are_not_guessed_from_each_other() -> None:
    numbers = {certificate_number() for _ in range(500)}
    assert len(numbers) == 500
    assert {letter for number in numbers for letter in number[4:]} == {*ALPHABET, "-"}
