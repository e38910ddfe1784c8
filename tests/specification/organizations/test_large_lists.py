"""A count stops where nobody reads it any more, so that it costs no more in a large organization."""

from __future__ import annotations

from typing import Any

import pytest

import compiler.render_page
from tests.client import Api
from tests.people import owned_organization, person


@pytest.mark.parametrize(("limit", "counted"), [(1, 2), (2, 3), (3, 3), (10_000, 3)])
async def test_a_count_is_exact_up_to_its_limit_and_then_says_that_there_are_more(
    api: Api, monkeypatch: pytest.MonkeyPatch, limit: int, counted: int
) -> None:
    hillside = await owned_organization()
    for _ in range(3):
        learner = await api.signed_in((await person()).account_id)
        await learner.done("joinOrganization", token=hillside.token)
    monkeypatch.setattr(compiler.render_page, "MAX_COUNTED", limit)
    owner = await api.signed_in(hillside.owner.account_id)
    # Compiled anew for each limit.
    data: Any = await owner.data(
        f"query($id: ID!) {{ organization(id: $id) {{ learners {{ up_to_{limit}: totalCount nodes {{ id }} }} }} }}",
        id=hillside.global_id,
    )
    assert data["organization"]["learners"][f"up_to_{limit}"] == counted
    assert len(data["organization"]["learners"]["nodes"]) == 3
