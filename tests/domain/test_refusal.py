"""The rules of `domain/refusal.py`."""

from __future__ import annotations

from collections import Counter

import pytest

from domain import errors
from domain.refusal import Refusal, every_refusal, refusal_of


def test_the_code_is_the_name() -> None:
    assert errors.InvitationLinkInactive.code == "INVITATION_LINK_INACTIVE"
    assert str(errors.NotFound()) == errors.NotFound.message


@pytest.mark.parametrize("missing", ["meaning", "message"])
def test_a_refusal_without_words_cannot_be_written(missing: str) -> None:
    words = {"meaning": "Why.", "message": "What to do."} | {missing: " "}
    with pytest.raises(TypeError, match=f"has no {missing}"):
        type("Wordless", (Refusal,), words)


def test_a_constraint_means_one_refusal() -> None:
    meant = Counter(name for each in every_refusal() for name in each.__dict__.get("constraints", ()))
    assert meant
    assert set(meant.values()) == {1}
    for name in meant:
        assert name in (refusal_of(name) or Refusal).constraints
    assert refusal_of("no_such_constraint") is None
    assert refusal_of(None) is None
