"""A GraphQL request out of an HTTP request, or a reason why not (GraphQL over HTTP, working draft)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from starlette.requests import Request

JSON = "application/json"
_CHARSET: Final = re.compile(r"\bcharset\s*=\s*\"?([^\s;\"]+)")
_OTHER_ENCODINGS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"{\0", b"\0{")
"""How a JSON object in UTF-16 or UTF-32 begins."""
NUL: Final = "A string contains a NUL character. A text in UTF-16 that was read as UTF-8 has many: decode it first."
FILE_CONTENTS: Final = frozenset({"csv", "text"})
"""Fields of inputs that hold a file as a program read it: UTF-16 read as something else has a NUL in each character.

Their resolver makes text of it, or says what would do; it never reaches the database as it came.
"""
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}")
MAX_QUERY_LENGTH: Final = 65_536
"""Characters of a document. Documents are cached whole, so their size is memory; variables are not kept."""


class BadRequest(Exception):
    """The HTTP request is no GraphQL request; `status` is the HTTP status, `code` for programs."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.code = code
        self.headers = dict(headers or {})
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """One operation to run. `query` is empty where only the document's hash came (`server.query.persisted`)."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None
    read_only: bool
    document_hash: str | None = None


async def read_request(request: Request, body_limit: int) -> GraphQLRequest:
    """The operation that a request asks for. Raises BadRequest."""
    if request.method in {"GET", "HEAD"}:
        return _from_query_string(request)
    if request.method != "POST":
        raise BadRequest(405, "METHOD_NOT_ALLOWED", "Send queries by GET or POST.", {"Allow": "GET, HEAD, POST"})
    content_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    if content_type.strip() != JSON:
        raise BadRequest(415, "UNSUPPORTED_MEDIA_TYPE", f"Send the query as {JSON}.", {"Accept-Post": JSON})
    charset = _CHARSET.search(parameters) if parameters else None
    if charset is not None and charset[1] not in {"utf-8", "utf8", "us-ascii"}:
        raise BadRequest(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body in UTF-8.", {"Accept-Post": JSON})
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise BadRequest(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body uncompressed.", {"Accept-Encoding": "identity"})
    body = _decoded(await _body(request, body_limit))
    digest = _hash(_mapping(body.get("extensions"), "extensions"))
    return GraphQLRequest(
        _query(body.get("query"), digest),
        _mapping(body.get("variables"), "variables"),
        _name(body.get("operationName")),
        read_only=False,
        document_hash=digest,
    )


def request_of(payload: dict[str, Any], text: str) -> GraphQLRequest:
    """The operation in a message whose JSON is `text`. Raises BadRequest."""
    if "\\u0000" in text:
        _check_nul(payload)
    return GraphQLRequest(
        _query(payload.get("query")),
        _mapping(payload.get("variables"), "variables"),
        _name(payload.get("operationName")),
        read_only=False,
    )


async def _body(request: Request, limit: int) -> bytes:
    def too_large() -> BadRequest:
        return BadRequest(413, "BODY_TOO_LARGE", f"A request may have {limit:,} bytes.", {"Connection": "close"})

    declared = request.headers.get("content-length", "")
    if declared.isdigit() and (len(declared) > 12 or int(declared) > limit):
        raise too_large()
    received = bytearray()
    while True:
        message = await request.receive()
        if message["type"] != "http.request":
            raise BadRequest(400, "BAD_REQUEST", "The body did not arrive whole.")
        chunk: bytes = message.get("body", b"")
        if len(received) + len(chunk) > limit:
            raise too_large()
        if not message.get("more_body", False):
            return bytes(received) + chunk if received else chunk
        received += chunk


def _decoded(body: bytes) -> dict[str, Any]:
    if body.startswith(_OTHER_ENCODINGS):
        raise BadRequest(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body in UTF-8.", {"Accept-Post": JSON})
    try:
        decoded = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError):
        raise BadRequest(
            400, "BAD_REQUEST", "The body is not valid JSON in UTF-8, or holds a number or a nesting that is too large."
        ) from None
    if not isinstance(decoded, dict):
        raise BadRequest(400, "BAD_REQUEST", 'The body must be a JSON object such as {"query": "{ viewer { id } }"}.')
    if b"\\u0000" in body:
        _check_nul(decoded)
    return decoded


def _has_nul(value: Any, *, in_an_input: bool = False) -> bool:
    """Whether a string in it holds what PostgreSQL cannot store; an input's `FILE_CONTENTS` may."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            if "\0" in found:
                return True
        elif isinstance(found, dict):
            waiting.extend(found.keys())
            waiting.extend(each for name, each in found.items() if not in_an_input or name not in FILE_CONTENTS)
        elif isinstance(found, list):
            waiting.extend(found)
    return False


def _check_nul(body: dict[str, Any]) -> None:
    """Raises BadRequest. A variable's own name says nothing: what is called `text` may be meant for any argument."""
    variables = body.get("variables")
    others = {name: each for name, each in body.items() if name != "variables" or not isinstance(each, dict)}
    inputs = variables.values() if isinstance(variables, dict) else ()
    names = list(variables) if isinstance(variables, dict) else []
    if _has_nul(others) or _has_nul(names) or any(_has_nul(each, in_an_input=True) for each in inputs):
        raise BadRequest(400, "BAD_USER_INPUT", NUL)


def _from_query_string(request: Request) -> GraphQLRequest:
    given = request.query_params
    digest = _hash(_mapping(_json_in(given.get("extensions"), "extensions"), "extensions"))
    if any("\0" in text for text in given.values()):
        raise BadRequest(400, "BAD_USER_INPUT", NUL)
    return GraphQLRequest(
        _query(given.get("query"), digest),
        _mapping(_json_in(given.get("variables"), "variables"), "variables"),
        _name(given.get("operationName")),
        read_only=True,
        document_hash=digest,
    )


def _json_in(text: str | None, name: str) -> Any:
    """What a parameter of the address holds; None where it is absent or empty."""
    if not text:
        return None
    try:
        parsed = orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError):
        raise BadRequest(
            400, "BAD_REQUEST", f"`{name}` is not valid JSON, or holds a number or a nesting that is too large."
        ) from None
    if _has_nul(parsed):
        raise BadRequest(400, "BAD_USER_INPUT", NUL)
    return parsed


def _hash(extensions: dict[str, Any] | None) -> str | None:
    """The document's hash, if the client speaks of one: Apollo's protocol of persisted queries, version 1."""
    asked = None if extensions is None else extensions.get("persistedQuery")
    if asked is None:
        return None
    if not isinstance(asked, dict) or asked.get("version") != 1:
        raise BadRequest(400, "BAD_REQUEST", '`extensions.persistedQuery` must be {"version": 1, "sha256Hash": "…"}.')
    digest = asked.get("sha256Hash")
    if not isinstance(digest, str) or _SHA256.fullmatch(digest) is None:
        raise BadRequest(400, "BAD_REQUEST", "`sha256Hash` must be 64 hexadecimal digits.")
    return digest.lower()


def _query(value: Any, digest: str | None = None) -> str:
    if digest is not None and not value:
        return ""
    if not isinstance(value, str) or not value.strip():
        raise BadRequest(400, "BAD_REQUEST", "`query` must be a string that holds a GraphQL document.")
    if len(value) > MAX_QUERY_LENGTH:
        raise BadRequest(
            413, "QUERY_TOO_LARGE", f"`query` may have {MAX_QUERY_LENGTH:,} characters; put values into `variables`."
        )
    return value


def _name(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise BadRequest(400, "BAD_REQUEST", "`operationName` must be a string.")
    return value or None


def _mapping(value: Any, name: str) -> dict[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise BadRequest(400, "BAD_REQUEST", f"`{name}` must be an object.")
    return value
