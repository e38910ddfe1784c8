"""The rules of `domain/described_enum.py`."""

from __future__ import annotations

import json

import pytest

from domain.described_enum import DescribedEnum, api_name, description
from domain.organizations.role import Role


def test_a_value_is_its_text_and_has_a_meaning() -> None:
    assert Role.OWNER == "OWNER" == json.loads(json.dumps(Role.OWNER))
    assert Role("COACH") is Role.COACH
    assert "teams" in Role.COACH.meaning


def test_a_value_without_a_meaning_is_refused_when_it_is_written() -> None:
    with pytest.raises(TypeError, match="LOST has no meaning"):
        DescribedEnum("Lost", {"LOST": "LOST"})


def test_the_first_paragraph_of_the_docstring_is_the_description() -> None:
    assert description(Role) == "What a member may do in an organization."
    assert api_name(Role) == "Role"
