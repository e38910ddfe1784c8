"""The rules of `domain/people/mailed_token.py`."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token, row_of_mailed_token

ROW = UUID(int=7)


@pytest.mark.parametrize("purpose", LinkPurpose)
def test_a_token_leads_to_its_row_for_its_purpose_alone(purpose: LinkPurpose) -> None:
    token = mailed_token("secret", purpose, ROW)
    found = {each: row_of_mailed_token(["secret"], each, token) for each in LinkPurpose}
    assert {each for each, row in found.items() if row is not None} == {purpose}
    assert found[purpose] == ROW


@pytest.mark.parametrize("junk", ["", ".", "x.y", "\ud800", "0" * 32])
def test_nothing_else_leads_anywhere(junk: str) -> None:
    assert row_of_mailed_token(["secret"], LinkPurpose.VERIFY_EMAIL, junk) is None
    token = mailed_token("another", LinkPurpose.VERIFY_EMAIL, ROW)
    assert row_of_mailed_token(["secret"], LinkPurpose.VERIFY_EMAIL, token) is None


def test_a_former_key_of_the_ring_verifies() -> None:
    row = UUID(int=7)
    token = mailed_token("former", LinkPurpose.UNSUBSCRIBE, row)
    assert row_of_mailed_token(["present", "former"], LinkPurpose.UNSUBSCRIBE, token) == row
    assert row_of_mailed_token(["present"], LinkPurpose.UNSUBSCRIBE, token) is None
