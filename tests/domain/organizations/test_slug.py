"""The rules of `domain/organizations/slug.py`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.organizations.slug import MAX_LENGTH, slug, slug_of


@given(st.text(max_size=200))
def test_every_name_has_a_slug_that_may_be_chosen(name: str) -> None:
    assert slug(slug_of(name)) == slug_of(name)


def test_letters_lose_their_accents_and_other_scripts_have_a_slug_too() -> None:
    assert slug_of("École Saint-Exupéry, Lyon") == "ecole-saint-exupery-lyon"
    assert slug_of("王小明") == "organization"
    assert slug_of("a" * 59 + " b") == "a" * 59


@pytest.mark.parametrize("text", ["", "Hill", "a--b", "-a", "a-", "a b", "é", "a" * (MAX_LENGTH + 1)])
def test_what_is_no_slug_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        slug(text)
