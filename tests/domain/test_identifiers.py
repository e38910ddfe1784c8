"""The rules of `domain/identifiers.py`."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.identifiers import PREFIXES, from_global, key_of, new_id, to_global


@pytest.mark.parametrize("type_name", PREFIXES)
def test_an_id_tells_type_and_key(type_name: str) -> None:
    key = new_id()
    assert from_global(to_global(type_name, key)) == (type_name, key)
    assert key_of(type_name, to_global(type_name, key)) == key


def test_no_two_types_share_a_prefix() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_new_ids_sort_by_creation() -> None:
    made = [new_id() for _ in range(100)]
    assert made == sorted(made)
    assert {key.version for key in made} == {7}


@pytest.mark.parametrize(
    "text", ["", "org_", "org_" + "G" * 32, "xyz_" + "0" * 32, "ORG_" + "0" * 32, "org_" + "0" * 33]
)
def test_what_was_never_issued_is_nothing(text: str) -> None:
    assert from_global(text) is None


def test_an_id_of_another_type_has_no_key_here() -> None:
    assert key_of("Learner", to_global("Team", UUID(int=1))) is None
