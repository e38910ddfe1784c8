"""Subscriptions as an event stream: for whoever cannot or does not want to speak over a WebSocket."""

from __future__ import annotations

from uuid import UUID

import httpx
import pytest

from domain.clock import now
from models.people.access_token import AccessToken
from tests.live.conftest import NOTIFICATIONS, Server, until
from tests.live.event_stream import WATCH, stream
from tests.people import invitation, owned_organization, person


@pytest.mark.parametrize("get", [False, True])
async def test_events_come_as_they_are_told(server: Server, http: httpx.AsyncClient, get: bool) -> None:
    ada = await person()
    async with stream(server, http, ada, NOTIFICATIONS, get=get) as came:
        assert came.response.headers["content-type"].startswith("text/event-stream")
        await server.tell(ada, times=3)
        assert await came.sequences(3) == [1, 2, 3]
    await until(lambda: server.services.live.hub.size == (0, 0))


async def test_a_stream_goes_on_after_the_last_event_that_came(server: Server, http: httpx.AsyncClient) -> None:
    ada = await person()
    await server.tell(ada, times=5)
    async with stream(server, http, ada, NOTIFICATIONS, after=1, headers={"Last-Event-ID": "3"}) as came:
        assert await came.sequences(2) == [4, 5]
    async with stream(server, http, ada, NOTIFICATIONS, after=1) as came:
        assert await came.sequences(4) == [2, 3, 4, 5]


async def test_a_query_is_answered_and_completed(server: Server, http: httpx.AsyncClient) -> None:
    ada = await person("Ada")
    async with stream(server, http, ada, "{ viewer { learner { name } } }") as came:
        kind, _, data = await came.next()
        assert (kind, data["data"]) == ("next", {"viewer": {"learner": {"name": "Ada"}}})
        assert await came.next() == ("complete", "", None)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ('subscription { connectionRequested(organizationId: "org_x") { id } }', "NOT_FOUND"),
    ],
)
async def test_what_is_refused_is_said_and_completed(
    server: Server, http: httpx.AsyncClient, query: str, code: str
) -> None:
    headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {await server.token(await person())}"}
    response = await http.post("/graphql", json={"query": query}, headers=headers)
    assert response.status_code == 200
    assert code in response.text
    assert response.text.endswith("event: complete\ndata:\n\n")


async def test_nobody_watches_without_signing_in(server: Server, http: httpx.AsyncClient) -> None:
    headers = {"Accept": "text/event-stream"}
    response = await http.post("/graphql", json={"query": NOTIFICATIONS}, headers=headers)
    assert "UNAUTHENTICATED" in response.text
    response = await http.post(
        "/graphql", json={"query": NOTIFICATIONS}, headers={**headers, "Authorization": "Bearer x"}
    )
    assert response.status_code == 401
    assert (await http.post("/graphql", content=b"1", headers=headers)).status_code == 415
    assert (await http.post("/graphql", json=1, headers=headers)).status_code == 400


async def test_sign_out_ends_the_stream(server: Server, http: httpx.AsyncClient) -> None:
    ada = await person()
    async with stream(server, http, ada, NOTIFICATIONS) as came:
        await AccessToken.all().update(revoked_at=now())
        kind, _, data = await came.next()
        assert (kind, data["errors"][0]["extensions"]["code"]) == ("next", "UNAUTHENTICATED")
        assert await came.next() == ("complete", "", None)


@pytest.mark.parametrize(
    "last_id", ["x", "-1", "9" * 19, "0" * 20, f"9{'0' * 19}{UUID(int=0)}", f"0{'9' * 19}{UUID(int=0)}"]
)
async def test_a_last_event_id_that_is_none_is_refused(server: Server, http: httpx.AsyncClient, last_id: str) -> None:
    shop = await owned_organization()
    headers = {
        "Accept": "text/event-stream",
        "Authorization": f"Bearer {await server.token(shop.owner)}",
        "Last-Event-ID": last_id,
    }
    variables = {"organization": shop.global_id}
    queries = [WATCH] if len(last_id) > 30 else [WATCH, NOTIFICATIONS]
    for query in queries:
        given = {"query": query, "variables": variables if query is WATCH else {}}
        response = await http.post("/graphql", json=given, headers=headers)
        assert "BAD_USER_INPUT" in response.text


async def test_deliveries_go_on_after_the_last_one_that_came(server: Server, http: httpx.AsyncClient) -> None:
    shop = await owned_organization()
    async with stream(server, http, shop.owner, WATCH, organization=shop.global_id) as came:
        await invitation(shop, "a@example.org")
        _, last_id, _ = await came.next()
    await invitation(shop, "b@example.org")
    await invitation(shop, "c@example.org")
    more = {"organization": shop.global_id, "headers": {"Last-Event-ID": last_id}}
    async with stream(server, http, shop.owner, WATCH, **more) as came:
        assert [(await came.next())[0] for _ in range(2)] == ["next", "next"]


async def test_nobody_signs_in_by_cookie_where_none_can_be_set(server: Server, http: httpx.AsyncClient) -> None:
    query = """mutation { signIn(input: {email: "a@example.org", password: "x", transport: COOKIE}) {
      userErrors { code field }
    } }"""
    response = await http.post("/graphql", json={"query": query}, headers={"Accept": "text/event-stream"})
    assert '"INVALID_INPUT"' in response.text
    assert '"transport"' in response.text
