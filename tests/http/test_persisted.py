"""Documents by hash, as Apollo's clients ask for them (APQ)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import httpx
import pytest
import redis.asyncio as redis
from starlette.applications import Starlette

from server.query import persisted
from server.services import Services
from tests.client import Api
from tests.people import owned_organization

QUERY = "query($slug: String!) { organization(slug: $slug) { name } }"


def extensions(query: str, **changes: Any) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(query.encode()).hexdigest(), **changes}}


async def post(api: Api, accept: str = "application/json", **body: Any) -> httpx.Response:
    async with api.client() as http:
        return await http.post("/graphql", json=body, headers={"Accept": accept})


async def get(api: Api, **given: Any) -> httpx.Response:
    params = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
    async with api.client() as http:
        return await http.get("/graphql", params=params)


def code(response: httpx.Response) -> str:
    return str(response.json()["errors"][0]["extensions"]["code"])


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
async def test_a_hash_that_nobody_sent_is_asked_for_as_apollos_clients_understand(api: Api, accept: str) -> None:
    response = await post(api, accept, extensions=extensions("{ viewer { email } }"))
    assert response.status_code == 200
    assert response.json() == {
        "errors": [{"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}]
    }


async def test_a_document_that_was_sent_once_is_found_by_its_hash_by_post_and_get(api: Api) -> None:
    hillside = await owned_organization("Hillside")
    client = await api.signed_in(hillside.owner.account_id)
    variables = {"slug": "x"}
    first = await post(client, query=QUERY, variables=variables, extensions=extensions(QUERY))
    assert first.json()["data"] == {"organization": None}
    for response in (
        await post(client, variables=variables, extensions=extensions(QUERY)),
        await get(client, variables=variables, extensions=extensions(QUERY)),
        await get(client, query="", variables=variables, extensions=extensions(QUERY)),
    ):
        assert response.json()["data"] == {"organization": None}


async def test_another_process_finds_it_too(api: Api, app: Starlette) -> None:
    await post(api, query=QUERY, variables={"slug": "x"}, extensions=extensions(QUERY))
    services: Services = app.state.services
    services.persisted._remembered.clear()
    response = await get(api, variables={"slug": "x"}, extensions=extensions(QUERY))
    assert "data" in response.json()


async def test_documents_are_bounded_in_number_and_in_time(
    api: Api, app: Starlette, valkey: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(persisted, "MAX_DOCUMENTS", 3)
    queries = [f"query Q{number} {{ viewer {{ email }} }}" for number in range(6)]
    for query in queries:
        await post(api, query=query, extensions=extensions(query))
    app.state.services.persisted._remembered.clear()
    answers = [(await post(api, extensions=extensions(query))).json() for query in queries]
    assert ["errors" in answer for answer in answers] == [True] * 3 + [False] * 3
    async with redis.Redis.from_url(valkey, decode_responses=True) as store:
        keys = [key async for key in store.scan_iter("tessera:document:*")]
        assert len(keys) == 3
        for key in keys:
            assert 0 < await store.ttl(key) <= persisted.DAY_SECONDS


async def test_what_is_no_valid_query_is_not_kept(api: Api, valkey: str) -> None:
    for query in ("{ nothing }", "{ viewer {", "#" * 20_000 + "{ __typename }"):
        await post(api, query=query, extensions=extensions(query))
    async with redis.Redis.from_url(valkey) as store:
        assert [key async for key in store.scan_iter("tessera:document:*")] == []


async def test_a_mutation_by_hash_is_not_carried_out_by_get(api: Api) -> None:
    query = "mutation { signOut { userErrors { code } } }"
    assert code(await post(api, query=query, extensions=extensions(query))) == "UNAUTHENTICATED"
    response = await get(api, extensions=extensions(query))
    assert (response.status_code, code(response)) == (405, "METHOD_NOT_ALLOWED")


async def test_an_event_stream_takes_a_hash(api: Api) -> None:
    query = "{ viewer { email } }"
    response = await post(api, "text/event-stream", extensions=extensions(query))
    assert code(response) == "PERSISTED_QUERY_NOT_FOUND"
    await post(api, query=query, extensions=extensions(query))
    assert "event: complete" in (await post(api, "text/event-stream", extensions=extensions(query))).text


@pytest.mark.parametrize(
    "given",
    [
        {"persistedQuery": 1},
        {"persistedQuery": {"version": 2, "sha256Hash": "0" * 64}},
        {"persistedQuery": {"version": 1}},
        {"persistedQuery": {"version": 1, "sha256Hash": "x" * 64}},
        {"persistedQuery": {"version": 1, "sha256Hash": ["0" * 64]}},
        [],
        "x",
    ],
)
async def test_a_hash_that_is_none_is_refused(api: Api, given: Any) -> None:
    for response in (await post(api, query=QUERY, extensions=given), await get(api, extensions=given)):
        assert (response.status_code, code(response)) == (400, "BAD_REQUEST")


async def test_a_hash_of_another_document_is_refused(api: Api) -> None:
    response = await post(api, query=QUERY, extensions=extensions(QUERY + " "))
    assert (response.status_code, code(response)) == (400, "BAD_REQUEST")


async def test_other_extensions_do_not_matter(api: Api) -> None:
    for given in (None, {}, {"persistedQuery": None}, {"clientLibrary": {"name": "x"}}):
        assert "data" in (await post(api, query="{ __typename }", extensions=given)).json()
    assert "data" in (await get(api, query="{ __typename }", extensions="")).json()


async def test_without_valkey_clients_are_told_to_send_documents(
    api: Api, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = persisted.PersistedQueries("redis://127.0.0.1:1/0", app.state.services.executable.schema._schema)
    monkeypatch.setattr(app.state.services.persisted, "_valkey", away._valkey)
    query = "query Away { __typename }"
    assert code(await post(api, extensions=extensions(query))) == "PERSISTED_QUERY_NOT_SUPPORTED"
    assert "data" in (await post(api, query=query, extensions=extensions(query))).json()
    await away.close()
