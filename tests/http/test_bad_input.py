"""Whatever is sent, the answer is a typed refusal that a client's developer can act on; never a defect of ours.

Each case is one request. It is sent twice, once by a client that accepts `application/json` and once by one
that accepts `application/graphql-response+json`: where the two differ, only in the status (GraphQL over HTTP,
"application/json" and "application/graphql-response+json").
"""

from __future__ import annotations

import base64
import gzip
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
import orjson
import pytest
from starlette.requests import Request

from domain.identifiers import PREFIXES, new_id
from server.query.request import BadRequest, read_request
from tests.client import Api
from tests.people import lessons, owned_organization

HANGS_SECONDS = 60.0
"""Far beyond what a busy machine needs: work that grows exponentially with the request takes hours."""
NEVER_SHOWN = (
    "Traceback", "File \"", "asyncpg", "graphql-core", "strawberry", "tortoise", "SELECT ", "object at 0x",
    "site-packages",
)  # fmt: skip
DEEP = 100_000


@dataclass(frozen=True)
class Bad:
    """A request, and what is said to it. `status` is both media types' status, or (legacy, current)."""

    name: str
    code: str
    status: int | tuple[int, int]
    words: str
    query: Any = "{ viewer { id } }"
    variables: Any = None
    operation: Any = None
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "POST"

    def content(self) -> bytes:
        if self.body is not None:
            return self.body
        sent = {"query": self.query, "variables": self.variables, "operationName": self.operation}
        return json.dumps({name: value for name, value in sent.items() if value is not None}).encode()


def http(name: str, status: int, words: str, body: bytes | None = None, code: str = "BAD_REQUEST", **more: Any) -> Bad:
    """A request that is no GraphQL request: the status is the same for every media type."""
    return Bad(name, code, status, words, body=body, **more)


def document(
    name: str, query: str, words: str, variables: Any = None, code: str = "GRAPHQL_VALIDATION_FAILED", **more: Any
) -> Bad:
    """A GraphQL request that is refused before it runs."""
    return Bad(name, code, (200, 400), words, query, variables, **more)


def ran(name: str, query: str, words: str, variables: Any = None, code: str = "BAD_USER_INPUT") -> Bad:
    """A request that began to run and was refused at one field."""
    return Bad(name, code, 200, words, query, variables)


def forged(*parts: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(list(parts))).decode().rstrip("=")


def deep(levels: int) -> str:
    return "{ viewer { " + "learner { connections { nodes { " * levels + "id" + " } } }" * levels + " } }"


DOUBLING = "{ ...f0 } fragment f30 on Query { __typename }" + "".join(
    f" fragment f{n} on Query {{ a{n}: __typename ...f{n + 1} ...f{n + 1} }}" for n in range(30)
)
COURSES = "query($n: Int, $c: String) { courses(first: $n, after: $c) { nodes { id } } }"
CREATE = "mutation { createOrganization(input: {name: %s, kind: SCHOOL}) { userErrors { code } } }"
CREATE_BY = "mutation($i: CreateOrganizationInput!) { createOrganization(input: $i) { userErrors { code } } }"
SOME_ID = str(new_id())
DIGITS = "9" * 5_000

NO_REQUEST = [
    http("an empty body", 400, "JSON", b""),
    http("a body that is not JSON", 400, "JSON", b"{ viewer { id } }"),
    http("a body that is not UTF-8", 400, "UTF-8", b'{"query": "{ \xff\xfe }"}'),
    http("a body in UTF-16", 415, "UTF-8", '{"query": "{ viewer { id } }"}'.encode("utf-16"), "UNSUPPORTED_MEDIA_TYPE"),
    http("a lone surrogate in JSON", 400, "UTF-8", b'{"query": "{ viewer { id } }", "variables": {"a": "\\ud800"}}'),
    http("a truncated body", 400, "JSON", b'{"query": "{ viewer'),
    http("two values", 400, "JSON", b"{}{}"),
    http("NaN", 400, "JSON", b'{"query": "{ viewer { id } }", "variables": {"n": NaN}}'),
    http("100,000 nested arrays", 400, "JSON", b"[" * DEEP + b"]" * DEEP),
    http("100,000 nested arrays in variables", 400, "JSON", b'{"query":"{a}","variables":' + b"[" * DEEP + b"]" * DEEP),
    http("100,000 nested objects", 400, "JSON", b'{"a":' * DEEP + b"1" + b"}" * DEEP),
    *(
        http(f"a body that is {text}", 400, "JSON object", text.encode())
        for text in ("1", '"{ viewer { id } }"', "null", "true", "[]", '[{"query": "{ viewer { id } }"}]')
    ),
    http("a body of 10 MB", 413, "1,048,576 bytes", b'{"query": "' + b"x" * 10_000_000 + b'"}', "BODY_TOO_LARGE"),
    http("a compressed body", 415, "uncompressed", gzip.compress(b'{"query": "{ viewer { id } }"}'),
         "UNSUPPORTED_MEDIA_TYPE", headers={"Content-Encoding": "gzip"}),
    *(
        http(f"the content type {text!r}", 415, "application/json", code="UNSUPPORTED_MEDIA_TYPE",
             headers={"Content-Type": text})
        for text in ("", "text/plain", "application/graphql", "application/x-www-form-urlencoded",
                     "multipart/form-data; boundary=x", "application/json-seq", "\xe9")
    ),
    http("no query", 400, "`query` must be a string", b"{}"),
    http("a blank query", 400, "`query` must be a string", b'{"query": " \\n"}'),
    *(http(f"a query that is {text}", 400, "`query` must be a string", f'{{"query": {text}}}'.encode())
      for text in ("null", "1", "[]", "{}", "true")),
    *(http(f"variables that are {text}", 400, "`variables` must be an object",
           f'{{"query": "{{ viewer {{ id }} }}", "variables": {text}}}'.encode())
      for text in ("[]", '"{}"', "1", "false")),
    *(http(f"an operationName that is {text}", 400, "`operationName` must be a string",
           f'{{"query": "{{ viewer {{ id }} }}", "operationName": {text}}}'.encode())
      for text in ("[]", "1", "{}")),
    http("a query of 65,537 characters", 413, "65,536 characters", query="{ viewer { id } } #".ljust(65_537, "x"),
         code="QUERY_TOO_LARGE"),
    http("an unknown operationName", 400, "operationName", query="query A { viewer { id } }", operation="B"),
    http("fragments alone", 400, "operation", query="fragment f on Query { viewer { id } }"),
    *(http(f"the method {method}", 405, "GET or POST", code="METHOD_NOT_ALLOWED", method=method)
      for method in ("PUT", "DELETE", "PATCH")),
    *(
        Bad(f"NUL in {name}", "BAD_USER_INPUT", 400, "NUL", **given)
        for name, given in {
            "a variable": {"variables": {"a": "x\0"}},
            "a variable's list": {"variables": {"a": [{"b": ["\0"]}]}},
            "a variable's name": {"variables": {"a\0": 1}},
            "the query's text": {"query": "{ viewer { id } } # \0"},
            "operationName": {"operation": "\0"},
            "an extension": {"body": b'{"query": "{ viewer { id } }", "extensions": {"a": "\\u0000"}}'},
        }.items()
    ),
]  # fmt: skip

NO_DOCUMENT = [
    document("a syntax error", "{ viewer { id }", "Syntax Error"),
    document("a lone surrogate in a literal", CREATE % '"\\\\uD800"'.replace("\\\\", "\\"), "Syntax Error"),
    document("a lone surrogate by code point", CREATE % '"\\u{D800}"', "Syntax Error"),
    document("two operations and no operationName", "query A { viewer { id } } query B { viewer { id } }",
             "operationName", code="BAD_REQUEST"),
    document("an unknown field", "{ nothing }", "Cannot query field 'nothing'"),
    document("an unknown argument", "{ courses(top: 1) { nodes { id } } }", "Unknown argument"),
    document("an unknown type", "query($a: Nothing) { courses(first: $a) { nodes { id } } }", "Nothing"),
    document("a leaf with a selection", "{ viewer { id { id } } }", "must not have a selection"),
    document("an object without one", "{ viewer }", "must have a selection"),
    document("one key for two meanings", "{ courses(first: 1) { nodes { id } } courses(first: 2) { nodes { id } } }",
             "conflict"),
    document("a fragment cycle", "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }", "within itself"),
    document("an unknown fragment", "{ ...nothing }", "Unknown fragment"),
    document("an enum value that is none", '{ courses(orderBy: {field: PRICE, direction: ASC}) { nodes { id } } }',
             "PRICE"),
    document("an enum as a string", '{ courses(orderBy: {field: "SLUG", direction: ASC}) { nodes { id } } }', "SLUG"),
    document("no id", "{ node { id } }", "id"),
    document("a variable that is missing", "query($id: ID!) { node(id: $id) { id } }", "$id"),
    document("a variable that is null", "query($id: ID!) { node(id: $id) { id } }", "$id", {"id": None}),
    document("a list for an id", "query($id: ID!) { node(id: $id) { id } }", "ID", {"id": ["a", "b"]}),
    document("an object for an id", "query($id: ID!) { node(id: $id) { id } }", "ID", {"id": {"a": 1}}),
    document("a number for a string", COURSES, "String", {"c": 1}),
    document("a string for a number", COURSES, "Int", {"n": "1"}),
    document("a fraction for an integer", COURSES, "Int", {"n": 1.5}),
    document("an integer beyond 32 bits", COURSES, "Int", {"n": 2**31}),
    document("an integer beyond 64 bits", COURSES, "Int", {"n": 2**64}),
    http("an integer of 5,000 digits", 400, "number", body=b'{"query": "query($n: Int) { courses(first: $n) '
             b'{ nodes { id } } }", "variables": {"n": ' + DIGITS.encode() + b"}}"),
    document("a literal of 5,000 digits", f"{{ courses(first: {DIGITS}) {{ nodes {{ id }} }} }}", "cannot be read"),
    document("a literal beyond 32 bits", "{ courses(first: 2147483648) { nodes { id } } }", "Int"),
    document("an unknown input field", CREATE_BY, "colour", {"i": {"name": "A", "kind": "SCHOOL", "colour": 1}}),
    document("an unknown language", 'mutation { startSession(input: {courseId: "a", language: KLINGON}) '
             "{ userErrors { code } } }", "KLINGON"),
    document("a colour that is none", 'mutation { updateBranding(input: {organizationId: "a", primaryColour: "red"}) '
             "{ userErrors { code } } }", "HexColour"),
    document("an address that is a script", 'mutation { updateBranding(input: {organizationId: "a", logoUrl: '
             '"javascript:alert(1)"}) { userErrors { code } } }', "URL"),
    document("depth 50", deep(17), "16 are allowed", code="QUERY_TOO_EXPENSIVE"),
    document("nested deeper than a parser goes", "{ a" * 2_000 + "}" * 2_000, "nested too deeply"),
    document("lists nested deeper than a parser goes",
             "{ courses(first: " + "[" * 2_000 + "]" * 2_000 + ") { nodes { id } } }",
             "nested too deeply"),
    document("30,000 opening brackets", "{a" * 30_000, "nested too deeply"),
    document("types nested deeper than a parser goes",
             "query($a: " + "[" * 2_000 + "Int" + "]" * 2_000 + ") { viewer { id } }",
             "nested too deeply"),
    document("2,000 aliases", "{ " + " ".join(f"a{n}: __typename" for n in range(2_000)) + " }", "5000 tokens"),
    document("2,001 fields", "{ " + "__typename " * 2_001 + "}", "2,000 are allowed",
             code="QUERY_TOO_EXPENSIVE"),
    document("fragments that double 30 times", DOUBLING, "2,000 are allowed", code="QUERY_TOO_EXPENSIVE"),
    document("an alias of 129 characters", "{ " + "a" * 129 + ": __typename }", "128 are allowed",
             code="BAD_USER_INPUT"),
    document("a long alias in a fragment that nothing uses but the query",
             "{ ...f } fragment f on Query { viewer { " + "a" * 60_000 + ": id } }", "128 are allowed",
             code="BAD_USER_INPUT"),
    *(document(f"NUL in a literal written {text}", CREATE % f'"a{text}"', "NUL", code="BAD_USER_INPUT")
      for text in ("\\u0000", "\\u{0}", "\\u{000000}")),
    document("NUL in a default value", 'query($c: String = "\\u0000") { courses(after: $c) { nodes { id } } }', "NUL",
             code="BAD_USER_INPUT"),
]  # fmt: skip

NO_ANSWER = [
    ran("first: -1", COURSES, "between 0 and 200", {"n": -1}),
    ran("first: 201", COURSES, "between 0 and 200", {"n": 201}),
    ran("first: 2,147,483,647", COURSES, "between 0 and 200", {"n": 2**31 - 1}),
    ran("last: -1", "{ courses(last: -1) { nodes { id } } }", "`last` must be"),
    ran("first and last", "{ courses(first: 1, last: 1) { nodes { id } } }", "not both"),
    ran("id and slug", '{ organization(id: "a", slug: "b") { id } }', "exactly one"),
    ran("neither id nor slug", "{ organization { id } }", "exactly one"),
    *(
        ran(f"a cursor that is {name}", COURSES, "cursor", {"c": cursor})
        for name, cursor in {
            "empty": "",
            "text": "next",
            "not ASCII": "é" * 8,
            "not base64": "####",
            "base64 of nothing": "AA",
            "huge": "A" * 500_000,
            "null": base64.b64encode(b"null").decode(),
            "an object": base64.b64encode(b'{"a": 1}').decode(),
            "nested": base64.b64encode(b"[" * 2_000).decode(),
            "short": forged(1, "ADDED_AT", "DESC"),
            "long": forged(1, "ADDED_AT", "DESC", "2026-01-01T00:00:00Z", SOME_ID, 1),
            "without an id": forged(1, "ADDED_AT", "DESC", "2026-01-01T00:00:00Z", "x"),
            "with a number for an id": forged(1, "ADDED_AT", "DESC", "2026-01-01T00:00:00Z", 7),
            "with a number for a time": forged(1, "ADDED_AT", "DESC", 7, SOME_ID),
            "with a word for a time": forged(1, "ADDED_AT", "DESC", "never", SOME_ID),
            "with a time before time": forged(1, "ADDED_AT", "DESC", "0001-01-01T00:00:00+14:00", SOME_ID),
            "with NUL": forged(1, "ADDED_AT", "DESC", "\0", SOME_ID),
            "of another version": forged(2, "ADDED_AT", "DESC", "2026-01-01T00:00:00Z", SOME_ID),
            "of another order": forged(1, "SLUG", "ASC", "a", SOME_ID),
            "of the other direction": forged(1, "ADDED_AT", "ASC", "2026-01-01T00:00:00Z", SOME_ID),
            "of an unknown order": forged(1, "PRICE", "ASC", "a", SOME_ID),
        }.items()
    ),
]  # fmt: skip


async def post(api: Api, bad: Bad, accept: str) -> tuple[httpx.Response, float]:
    headers = {"Content-Type": "application/json", "Accept": accept, **bad.headers}
    async with api.client() as client:
        sent = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        started = time.perf_counter()
        response = await client.request(bad.method, "/graphql", content=bad.content(), headers=sent)
        return response, time.perf_counter() - started


def assert_refused(response: httpx.Response, bad: Bad, accept: str) -> None:
    legacy, current = bad.status if isinstance(bad.status, tuple) else (bad.status, bad.status)
    answer = response.json()
    assert response.status_code == (current if "graphql" in accept else legacy), answer
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"
    codes = [error["extensions"]["code"] for error in answer["errors"]]
    assert codes[0] == bad.code, answer
    assert "INTERNAL_ERROR" not in codes
    assert bad.words in answer["errors"][0]["message"], answer
    shown = response.text
    assert not [secret for secret in NEVER_SHOWN if secret in shown], shown[:2_000]
    assert len(shown) < 20_000
    if bad.status != 200:
        assert "data" not in answer


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
@pytest.mark.parametrize("bad", [*NO_REQUEST, *NO_DOCUMENT, *NO_ANSWER], ids=lambda bad: bad.name)
async def test_a_bad_request_is_refused_with_a_code_and_in_words(api: Api, bad: Bad, accept: str) -> None:
    response, seconds = await post(api, bad, accept)

    assert_refused(response, bad, accept)
    assert seconds < HANGS_SECONDS


# What looks bad and is not.


async def get(api: Api, accept: str = "application/graphql-response+json", **given: str) -> httpx.Response:
    async with api.client() as client:
        return await client.get("/graphql", params=given, headers={"Accept": accept})


async def test_null_and_empty_variables_and_names_are_as_none_at_all(api: Api) -> None:
    async with api.client() as client:
        for more in ({"variables": None}, {"variables": {}}, {"operationName": None}, {"operationName": ""}):
            response = await client.post("/graphql", json={"query": "{ __typename }", **more})
            assert response.json()["data"] == {"__typename": "Query"}


async def test_introspection_and_data_come_in_one_answer(api: Api) -> None:
    course = await lessons()

    data = await api.data("{ __schema { queryType { name } } courses { nodes { __typename id } } t: __typename }")

    assert data["__schema"] == {"queryType": {"name": "Query"}}
    assert data["courses"]["nodes"] == [{"__typename": "Course", "id": course.global_id}]
    assert list(data) == ["__schema", "courses", "t"]


@pytest.mark.parametrize("length", [63, 64, 65, 127])
async def test_a_response_key_may_be_longer_than_a_name_of_postgresql(api: Api, length: int) -> None:
    course = await lessons()
    one, two = "a" * length, "a" * (length - 1) + "b"

    data = await api.data(
        f"{{ {one}: courses {{ {two}: nodes {{ {one}: id {two}: slug {two}x: modules {{ {one}: id }} }} }} }}"
    )

    [found] = data[one][two]
    assert found[one] == course.global_id
    assert found[two].startswith("course-")
    assert len(found[two + "x"]) == 2


async def test_a_query_may_have_65_536_characters_and_not_one_more_by_get_either(api: Api) -> None:
    query = "{ __typename } #".ljust(65_536, "x")
    async with api.client() as client:
        assert (await client.post("/graphql", json={"query": query})).json()["data"] == {"__typename": "Query"}
    # Longer than a client's library would make an address.
    long = urlencode({"query": query + "x"}).encode()
    with pytest.raises(BadRequest) as refusal:
        await read_request(Request({"type": "http", "method": "GET", "headers": [], "query_string": long}), 1)
    assert (refusal.value.status, refusal.value.code) == (413, "QUERY_TOO_LARGE")


async def test_a_query_by_get_is_answered_and_a_mutation_by_get_is_not_carried_out(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)

    assert (await get(owner, query="{ viewer { id } }")).json()["data"]["viewer"] is not None
    wanted = f'mutation {{ rotateInvitationLink(input: {{organizationId: "{hillside.global_id}"}}) {{ __typename }} }}'
    for name in ({}, {"operationName": "B"}):
        refused = await get(
            owner,
            query=wanted if not name else f"query A {{ __typename }} {wanted.replace('mutation', 'mutation B')}",
            **name,
        )
        assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
        assert refused.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"
    still = await api.data("query($t: String!) { invitation(token: $t) { state } }", t=hillside.token)
    assert still == {"invitation": {"state": "ACTIVE"}}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "BAD_REQUEST"),
        ({"query": ""}, "BAD_REQUEST"),
        ({"query": "{ __typename }", "variables": "{"}, "BAD_REQUEST"),
        ({"query": "{ __typename }", "variables": "[]"}, "BAD_REQUEST"),
        ({"query": "{ __typename }", "variables": "[" * 9_000}, "BAD_REQUEST"),
        ({"query": "{ __typename } # \0"}, "BAD_USER_INPUT"),
        ({"query": "{ __typename }", "operationName": "\0"}, "BAD_USER_INPUT"),
        ({"query": "{ __typename }", "variables": '{"a": "\\u0000"}'}, "BAD_USER_INPUT"),
        ({"query": "{ __typename }", "extra": "\0"}, "BAD_USER_INPUT"),
        ({"query": "subscription { __typename }"}, "BAD_REQUEST"),
    ],
)
async def test_a_bad_get_is_refused_like_a_bad_post(api: Api, given: dict[str, str], code: str) -> None:
    response = await get(api, **given)

    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == code


async def test_bytes_that_are_no_text_in_an_address_become_text_that_finds_nothing(api: Api) -> None:
    async with api.client() as client:
        for raw in (b"%ED%A0%80", b"%FF%FE", b"%C0%80"):
            response = await client.get(
                b"/graphql?query=%7Binvitation(token:%22".decode() + raw.decode() + "%22)%7Bstate%7D%7D"
            )
            assert response.json()["data"] == {"invitation": None}


MALFORMED = [
    "", " ", "x", "0", "null", "org", "org_", "_" * 40, "org_" + "0" * 31, "org_" + "0" * 33, "ORG_" + "0" * 32,
    "org_" + "F" * 32, "org_" + "g" * 32, "org_" + "٣" * 32, "xyz_" + "0" * 32, SOME_ID, "org-" + SOME_ID,
    "T3JnYW5pemF0aW9uOjE=", "org_" + "0" * 32 + "\n", "' OR 1=1 --", "é" * 36, "🙂", "x" * 100_000,
    *(f"{prefix}_{'0' * 32}" for prefix in PREFIXES.values()),
    *(f"{prefix}_{'f' * 32}" for prefix in PREFIXES.values()),
]  # fmt: skip


async def test_a_malformed_or_unknown_id_finds_nothing_wherever_it_is_given(api: Api) -> None:
    owner = await api.signed_in((await owned_organization()).owner.account_id)
    for wrong in MALFORMED:
        found = await owner.data(
            "query($id: ID!) { node(id: $id) { id } organization(id: $id) { id } course(id: $id) { id } }", id=wrong
        )
        assert found == {"node": None, "organization": None, "course": None}, wrong


async def test_a_number_for_an_id_finds_nothing(api: Api) -> None:
    assert await api.data("{ node(id: 7) { id } }") == {"node": None}
    assert await api.data(f"{{ node(id: {DIGITS}) {{ id }} }}") == {"node": None}


async def test_text_of_any_kind_finds_nothing_and_breaks_nothing(api: Api) -> None:
    for text in (
        "%",
        "_",
        "\\",
        "'",
        '"',
        "\ud83d\ude42".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\u202e",
        "\uffff",
        "x" * 500_000,
        "$1",
        "{}",
        "{0}",
        "%s",
    ):
        found = await api.data(
            "query($t: String!) { invitation(token: $t) { state } organization(slug: $t) { id } "
            "course(slug: $t) { id } organizations(search: $t) { totalCount } }",
            t=text,
        )
        assert found == {"invitation": None, "organization": None, "course": None, "organizations": {"totalCount": 0}}


@pytest.mark.parametrize("token", ["", "x", "Bearer", "Bearer ", "Basic YTpi", "Bearer \xe9", "Bearer " + "x" * 5_000])
async def test_a_malformed_token_is_refused_as_unknown(api: Api, token: str) -> None:
    async with api.client() as client:
        response = await client.post(
            "/graphql", json={"query": "{ __typename }"}, headers=[(b"authorization", token.encode("latin-1"))]
        )  # type: ignore[arg-type]

    assert response.status_code == 401
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


# Idempotency keys and addresses, which have rules of their own.


@pytest.mark.parametrize("key", ["", " ", "x" * 129, "x" * 900_000, "🙂" * 129])
async def test_an_idempotency_key_that_cannot_be_kept_is_refused_in_words(api: Api, key: str) -> None:
    owner = await api.signed_in((await owned_organization()).owner.account_id)

    [error] = (await owner.mutate("createOrganization", name="A", kind="SCHOOL", idempotencyKey=key))["userErrors"]

    assert (error["code"], error["field"]) == ("INVALID_INPUT", "idempotencyKey")
    assert "1 to 128 characters" in error["message"]


@pytest.mark.parametrize("key", ["x", "x" * 128, "🙂" * 128, "' OR 1=1 --"])
async def test_an_idempotency_key_may_be_any_other_text(api: Api, key: str) -> None:
    owner = await api.signed_in((await owned_organization()).owner.account_id)
    given = {"name": "A", "kind": "SCHOOL", "idempotencyKey": key}

    once = await owner.done("createOrganization", "organization { id slug }", **given)

    assert await owner.done("createOrganization", "organization { id slug }", **given) == once


@pytest.mark.parametrize(
    "email", ["", "a", "@", "a@", "@b.org", "a b@c.org", "a@b", "a" * 300 + "@example.org", "a@" + "b" * 300 + ".org",
              "a@b..org", "a@b.org\nBcc: c@d.org", "é@example.org", "🙂@🙂", "a@[127.0.0.1]", "<a@b.org>",
              "x" * 500_000]
)  # fmt: skip
async def test_an_address_that_is_none_is_refused_by_name(api: Api, email: str) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)

    for payload in (
        await owner.mutate("inviteStaff", organizationId=hillside.global_id, email=email, role="ADMIN"),
        await api.mutate("requestPasswordReset", email=email),
    ):
        [error] = payload["userErrors"]
        assert (error["code"], error["field"]) == ("INVALID_INPUT", "email")
        assert len(error["message"]) < 1_000


@pytest.mark.parametrize(
    "query",
    [
        "{ " + " ".join(f"a{number}: __typename" for number in range(257)) + " }",
        "{ " + " ".join(f"a{number}: __schema {{ description }}" for number in range(257)) + " }",
        "{ ...F0 } " + "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(9))
        + "fragment F9 on Query { a: __typename }",
    ],
)  # fmt: skip
async def test_aliases_count_whatever_they_stand_for(api: Api, query: str) -> None:
    answer = await api.answer(query)
    assert answer["errors"][0]["extensions"]["code"] == "QUERY_TOO_EXPENSIVE"
    assert "256 are allowed" in answer["errors"][0]["message"]


async def test_typename_and_introspection_cost_something(api: Api) -> None:
    async with api.client() as client:
        names = " ".join(f"a{number}: __typename" for number in range(200))
        found = await client.post("/graphql", json={"query": f"{{ {names} __schema {{ queryType {{ name }} }} }}"})
    assert found.json()["extensions"]["cost"]["requested"] >= 21
