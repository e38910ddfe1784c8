"""Messages of `graphql-transport-ws`, as clients send them, or why a text is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Final

import orjson

PROTOCOL: Final = "graphql-transport-ws"
MAX_ID_LENGTH: Final = 128
MAX_REASON_LENGTH: Final = 120
"""Bytes; a WebSocket's close frame holds 123."""


class Close(IntEnum):
    """Why the server closes a socket. The first seven are the protocol's; the rest are in docs/decisions/live.md."""

    BAD_MESSAGE = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    NO_SUBPROTOCOL = 4406
    NO_INIT = 4408
    DUPLICATE_ID = 4409
    SECOND_INIT = 4429
    TOO_SLOW = 4413
    TRY_AGAIN_LATER = 1013


class Kind(StrEnum):
    """What a client may say."""

    INIT = "connection_init"
    PING = "ping"
    PONG = "pong"
    SUBSCRIBE = "subscribe"
    COMPLETE = "complete"


class Malformed(Exception):
    """The text is no message of the protocol; says what would have been one."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `id` is empty where the kind has none."""

    kind: Kind
    id: str
    payload: dict[str, Any] | None


def read_message(text: str) -> Message:
    """The message in a text frame. Raises Malformed."""
    try:
        found = orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError):
        raise Malformed("Messages are JSON.") from None
    if not isinstance(found, dict):
        raise Malformed("A message is a JSON object.")
    try:
        kind = Kind(str(found.get("type")))
    except ValueError:
        raise Malformed(f"`type` must be one of {', '.join(Kind)}.") from None
    payload = found.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise Malformed("`payload` must be an object.")
    if kind in {Kind.SUBSCRIBE, Kind.COMPLETE}:
        return Message(kind, _id(found), _operation(payload) if kind is Kind.SUBSCRIBE else None)
    return Message(kind, "", payload)


def _id(message: dict[str, Any]) -> str:
    given = message.get("id")
    if not isinstance(given, str) or not 1 <= len(given) <= MAX_ID_LENGTH:
        raise Malformed(f"`id` must be a string of 1 to {MAX_ID_LENGTH} characters.")
    return given


def _operation(payload: dict[str, Any] | None) -> dict[str, Any]:
    if payload is None:
        raise Malformed("`subscribe` needs a `payload`.")
    if not isinstance(payload.get("query"), str):
        raise Malformed("`payload.query` must be a string.")
    if not isinstance(payload.get("operationName"), str | None):
        raise Malformed("`payload.operationName` must be a string.")
    for name in ("variables", "extensions"):
        if not isinstance(payload.get(name), dict | None):
            raise Malformed(f"`payload.{name}` must be an object.")
    return payload


def reason(text: str) -> str:
    """A text as the reason in a close frame."""
    return text.encode()[:MAX_REASON_LENGTH].decode(errors="ignore")
