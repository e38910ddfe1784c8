"""What the minute's budget does not allow is refused with the figures, the time, and the status that fit each other."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from domain.duration import in_words
from server.services import Services
from tests.client import Api
from tests.people import owned_organization

QUERY = "query($id: ID!) { organization(id: $id) { learners(first: 50) { nodes { name } } } }"


@pytest.mark.parametrize(("accept", "status"), [("application/json", 200), ("application/graphql-response+json", 429)])
async def test_over_the_minutes_budget(
    api: Api, app: Starlette, monkeypatch: pytest.MonkeyPatch, accept: str, status: int
) -> None:
    hillside = await owned_organization()
    client = await api.signed_in(hillside.owner.account_id)
    services: Services = app.state.services
    asked = {"json": {"query": QUERY, "variables": {"id": hillside.global_id}}, "headers": {"Accept": accept}}
    async with client.client() as http:
        cost = (await http.post("/graphql", **asked)).json()["extensions"]["cost"]
        monkeypatch.setattr(services.budget, "per_minute", cost["requested"] + 7)
        response = await http.post("/graphql", **asked)
    answer = response.json()
    assert response.status_code == status
    assert "data" not in answer
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert int(response.headers["retry-after"]) == error["extensions"]["retryAfter"] <= 60
    assert answer["extensions"]["cost"]["left"] == 7
    assert "; 7 are left" in error["message"]
    assert in_words(error["extensions"]["retryAfter"]) in error["message"]


async def test_what_no_minute_allows_is_too_expensive_and_not_to_be_tried_again(
    api: Api, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state.services.budget, "per_minute", 5)
    async with api.client() as http:
        response = await http.post("/graphql", json={"query": QUERY, "variables": {"id": "x"}})
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_EXPENSIVE"
    assert "retry-after" not in response.headers
