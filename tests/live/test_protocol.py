"""`graphql-transport-ws`: what every message, and every message that is none, leads to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.people.access import TokenKind
from domain.people.csrf_token import session_cookie
from models.people.access_token import issue
from server.live.connection_limiter import ConnectionLimiter
from server.transport import websocket as socket_module
from tests.live.conftest import Server, until
from tests.people import Person, person

SUBSCRIBE = {"id": "1", "type": "subscribe", "payload": {"query": "subscription { notifications { sequence } }"}}


def subscribe(**changes: Any) -> dict[str, Any]:
    return {**SUBSCRIBE, **changes}


def payload(**changes: Any) -> dict[str, Any]:
    return subscribe(payload={**SUBSCRIBE["payload"], **changes})  # type: ignore[dict-item]


MALFORMED: dict[str, Any] = {
    "no JSON": "{",
    "no object": [],
    "a number": 1,
    "null": None,
    "a string": '"subscribe"',
    "binary": b'{"type":"ping"}',
    "empty": "",
    "no type": {},
    "an unknown type": {"type": "start"},
    "a type of another kind": {"type": ["ping"]},
    "of the legacy protocol": {"type": "stop", "id": "1"},
    "a server's message": {"type": "connection_ack"},
    "a ping with a string": {"type": "ping", "payload": "x"},
    "no id": {key: value for key, value in SUBSCRIBE.items() if key != "id"},
    "a numeric id": subscribe(id=1),
    "an object as id": subscribe(id={}),
    "an empty id": subscribe(id=""),
    "an id of nothing": subscribe(id=None),
    "a huge id": subscribe(id="x" * 129),
    "no payload": {"id": "1", "type": "subscribe"},
    "a payload of nothing": subscribe(payload=None),
    "a payload that is a string": subscribe(payload="{}"),
    "a payload that is a list": subscribe(payload=[]),
    "no query": subscribe(payload={}),
    "a query that is none": payload(query=1),
    "variables that are a list": payload(variables=[]),
    "variables that are a string": payload(variables="{}"),
    "a name that is none": payload(operationName=1),
    "extensions that are a list": payload(extensions=[]),
    "a complete without id": {"type": "complete"},
    "a complete with a numeric id": {"type": "complete", "id": 1},
    "deep nesting": "[" * 30_000,
}


@pytest.mark.parametrize("what", MALFORMED)
async def test_a_malformed_message_closes_with_4400_and_says_why(server: Server, what: str) -> None:
    async with server.client(await person()) as client:
        message = MALFORMED[what]
        await client.say(message)
        code, why = await client.closed()
        assert code == 4400
        assert why


@pytest.mark.parametrize("init", ["x", [], 1])
async def test_an_init_whose_payload_is_no_object_is_malformed(server: Server, init: Any) -> None:
    async with server.client() as client:
        await client.say({"type": "connection_init", "payload": init})
        assert (await client.closed())[0] == 4400


async def test_an_authorization_that_is_no_string_is_malformed(server: Server) -> None:
    async with server.client() as client:
        await client.say({"type": "connection_init", "payload": {"Authorization": {"Bearer": 1}}})
        assert (await client.closed())[0] == 4400


async def test_whoever_subscribes_before_the_acknowledgement_is_unauthorized(server: Server) -> None:
    async with server.client() as client:
        await client.say(SUBSCRIBE)
        assert (await client.closed())[0] == 4401


@pytest.mark.parametrize("token", ["Bearer nonsense", "Basic eDp5", "", "Bearer tes_a" + "x" * 43])
async def test_a_token_that_does_not_count_is_forbidden(server: Server, token: str) -> None:
    async with server.client() as client:
        await client.say({"type": "connection_init", "payload": {"Authorization": token}})
        assert await client.closed() == (4403, "Forbidden")


@pytest.mark.parametrize("subprotocols", [None, ["graphql-ws"], ["chat", "soap"]])
async def test_another_subprotocol_is_not_acceptable(server: Server, subprotocols: Any) -> None:
    async with server.client(subprotocols=subprotocols) as client:
        assert (await client.closed())[0] == 4406


async def test_whoever_says_nothing_is_closed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_module, "INIT_SECONDS", 0.2)
    async with server.client() as client:
        await client.ping()
        assert (await client.closed())[0] == 4408


async def test_an_id_is_taken_once_at_a_time(server: Server) -> None:
    async with server.client(await person()) as client:
        await client.subscribe()
        await client.say(SUBSCRIBE)
        assert await client.closed() == (4409, "Subscriber for 1 already exists")


async def test_an_id_is_free_after_its_operation_ended(server: Server) -> None:
    somebody = await person()
    async with server.client(somebody) as client:
        await client.subscribe()
        await client.say({"id": "1", "type": "complete"})
        await client.subscribe()
        await server.tell(somebody)
        assert await client.sequences(1) == [1]
        await client.hears_nothing()


async def test_two_inits_are_too_many(server: Server) -> None:
    async with server.client(await person()) as client:
        await client.say({"type": "connection_init"})
        assert await client.closed() == (4429, "Too many initialisation requests")


async def test_pings_are_answered_with_their_payload_even_before_the_init(server: Server) -> None:
    async with server.client() as client:
        await client.say({"type": "ping", "payload": {"a": [1, "ü"]}})
        assert await client.hear() == {"type": "pong", "payload": {"a": [1, "ü"]}}
        await client.say({"type": "pong"})
        await client.say({"type": "pong", "payload": {}})
        await client.ping()


async def test_completing_what_never_was_is_no_error(server: Server) -> None:
    async with server.client(await person()) as client:
        await client.say({"id": "9", "type": "complete"})
        await client.ping()


async def test_a_message_that_is_too_long_closes(server: Server) -> None:
    async with server.client(await person()) as client:
        await client.say(payload(query="#" * 70_000))
        assert (await client.closed())[0] == 1009


REFUSED = {
    "subscription {": "GRAPHQL_VALIDATION_FAILED",
    "subscription { nothing }": "GRAPHQL_VALIDATION_FAILED",
    "subscription { notifications { sequence } connectionRequested { sequence } }": "GRAPHQL_VALIDATION_FAILED",
    "subscription { __typename }": "GRAPHQL_VALIDATION_FAILED",
    "subscription($a: Int!) { notifications(after: $a) { sequence } }": "GRAPHQL_VALIDATION_FAILED",
    'subscription { notifications(after: "1") { sequence } }': "GRAPHQL_VALIDATION_FAILED",
    "subscription A { notifications { sequence } } subscription B { notifications { sequence } }": "BAD_REQUEST",
    "   ": "BAD_REQUEST",
    "query { courses(first: 200) { nodes { modules { id } } } more: courses(first: 200) { nodes { modules { id "
    "translations { title } } } } }": "QUERY_TOO_EXPENSIVE",
    'subscription { connectionRequested(organizationId: "org_x") { sequence } }': "NOT_FOUND",
    'subscription { connectionRequested(organizationId: "org_01926f00000070008000000000000000") { id } }': "FORBIDDEN",
}


@pytest.mark.parametrize("query", [query for query in REFUSED if "translations" not in query])
async def test_an_operation_that_is_refused_is_an_error_and_the_socket_stays(server: Server, query: str) -> None:
    async with server.client(await person()) as client:
        await client.say(payload(query=query))
        answer = await client.hear()
        assert (answer["type"], answer["id"]) == ("error", "1"), answer
        assert answer["payload"][0]["extensions"]["code"] == REFUSED[query], answer
        await client.ping()
        await client.subscribe()


async def test_a_nul_is_an_error_of_the_operation(server: Server) -> None:
    async with server.client(await person()) as client:
        await client.say(payload(variables={"x": "a\0"}))
        answer = await client.hear()
        assert answer["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_nobody_watches_without_being_signed_in(server: Server) -> None:
    async with server.client() as client:
        await client.init()
        await client.say(SUBSCRIBE)
        answer = await client.hear()
        assert answer["type"] == "error"
        assert answer["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_queries_and_mutations_are_answered_once(server: Server) -> None:
    somebody = await person("Ada")
    async with server.client(somebody) as client:
        await client.say({"id": "q", "type": "subscribe", "payload": {"query": "{ viewer { learner { name } } }"}})
        answer = await client.hear()
        assert (answer["id"], answer["type"]) == ("q", "next")
        assert answer["payload"]["data"] == {"viewer": {"learner": {"name": "Ada"}}}
        assert answer["payload"]["extensions"]["cost"]["requested"] >= 1
        assert await client.hear() == {"id": "q", "type": "complete"}
        call = "markNotificationsRead(input: {notifications: {upTo: 1}})"
        mutation = f"mutation {{ {call} {{ viewer {{ unreadCount }} userErrors {{ code }} }} }}"
        await client.say({"id": "q", "type": "subscribe", "payload": {"query": mutation}})
        answer = await client.hear()
        expected = {"viewer": {"unreadCount": 0}, "userErrors": []}
        assert answer["payload"]["data"] == {"markNotificationsRead": expected}
        assert await client.hear() == {"id": "q", "type": "complete"}
        await client.say({"id": "q", "type": "subscribe", "payload": {"query": "{ nothing }"}})
        assert (await client.hear())["type"] == "error"


async def test_a_socket_has_a_bound_of_subscriptions(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_module, "MAX_OPERATIONS", 2)
    async with server.client(await person()) as client:
        for name in ("a", "b"):
            await client.say(subscribe(id=name))
        await client.say(subscribe(id="c"))
        answer = await client.hear()
        assert (answer["id"], answer["payload"][0]["extensions"]["code"]) == ("c", "TOO_MANY_SUBSCRIPTIONS")


async def test_there_is_a_bound_of_sockets(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody = await person()
    monkeypatch.setattr("server.live.connection_limiter.PER_NETWORK", 2)
    monkeypatch.setattr("server.live.connection_limiter.PER_ACCOUNT", 2)
    async with server.client() as one, server.client() as two:
        await one.ping()
        await two.ping()
        async with server.client() as three:
            assert (await three.closed())[0] == 1013
        token = await server.token(somebody)
        await one.init(token)
        await two.init(token)
        async with server.client() as three:
            await three.say({"type": "connection_init", "payload": {"Authorization": f"Bearer {token}"}})
            assert (await three.closed())[0] == 1013
    limiter: ConnectionLimiter = server.services.live.limiter
    await until(lambda: not limiter._by)


async def test_a_browsers_cookie_counts_on_our_own_pages_alone(server: Server, http: Any) -> None:
    somebody = await person()
    cookie = await browser_cookie(somebody)
    ours = {"Cookie": cookie, "Origin": server.address}
    async with server.client(additional_headers=ours) as client:
        await client.say({"type": "connection_init"})
        assert (await client.hear())["type"] == "connection_ack"
        await client.subscribe()
        await server.tell(somebody)
        assert await client.sequences(1) == [1]
    async with server.client(additional_headers={**ours, "Origin": "https://evil.example"}) as client:
        await client.say({"type": "connection_init"})
        assert (await client.closed())[0] == 4403


async def test_a_foreign_page_may_use_a_token_of_its_own(server: Server) -> None:
    somebody = await person()
    headers = {"Cookie": await browser_cookie(await person()), "Origin": "https://app.example"}
    async with server.client(additional_headers=headers) as client:
        await client.init(await server.token(somebody))
        await client.subscribe()
        await server.tell(somebody)
        assert await client.sequences(1) == [1]


async def browser_cookie(somebody: Person) -> str:
    issued = await issue(somebody.account_id, TokenKind.BROWSER, lifetime=timedelta(days=1))
    return f"{session_cookie('http://127.0.0.1:8000')}={issued.secret}"
