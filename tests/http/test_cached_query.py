"""A query that was answered before is answered at once: the same way, and whatever goes wrong goes wrong once."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest

import server.transport.cached_query
from tests.client import Api
from tests.people import owned_organization

QUERY = "query($s: String) { organizations(search: $s) { nodes { name } } viewer { id } }"


@pytest.fixture
async def asked(api: Api) -> Api:
    """A client whose query has been answered the ordinary way."""
    await owned_organization("Hillside School")
    await api.data(QUERY, s="Hillside")
    return api


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that were answered at once."""
    right, texts = server.transport.cached_query.answer, []

    async def noted(pool: Any, statement: Any, bound: Any) -> Any:
        texts.append(statement.text)
        return await right(pool, statement, bound)

    monkeypatch.setattr(server.transport.cached_query, "answer", noted)
    return texts


async def test_the_second_time_the_kept_statements_answer_with_other_variables(asked: Api, runs: list[str]) -> None:
    found = await asked.data(QUERY, s="nowhere")
    assert found == {"organizations": {"nodes": []}, "viewer": None}
    assert len(runs) == 2


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [(asyncpg.QueryCanceledError("slow"), 200, "QUERY_TIMEOUT"), (ConnectionError("away"), 503, "UNAVAILABLE")],
)
async def test_what_fails_in_postgresql_is_not_tried_a_second_time(
    asked: Api, monkeypatch: pytest.MonkeyPatch, failure: Exception, status: int, code: str
) -> None:
    tries = []

    async def fails(*_: Any) -> None:
        tries.append(1)
        raise failure

    monkeypatch.setattr(server.transport.cached_query, "answer", fails)
    monkeypatch.setattr("schema.read.answer", fails)
    async with asked.client() as client:
        response = await client.post("/graphql", json={"query": QUERY, "variables": {"s": "Hillside"}})
    assert response.status_code == status
    assert response.json()["errors"][0]["extensions"]["code"] == code
    assert len(tries) == 2, "once for each of the two fields"
