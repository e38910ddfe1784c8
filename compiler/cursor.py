"""Cursors: where a page starts, as the sort keys and id of a row, and a tag that refuses tampering.

A cursor is base64url of a tag of TAG_BYTES and a JSON array `[version, list, keys …, id]`; `list` names the
type and the order, so a cursor of another list is refused. PostgreSQL makes it, in the statement that
reads the row; the tag is sha256(secret ‖ sha256(secret ‖ array)), cut. A cursor holds nothing that its
row did not show.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import orjson

from compiler.refusal import QueryRefused, bad_input
from compiler.sql import Sql, join, literal, number, sql, viewer

VERSION: Final = 2
TAG_BYTES: Final = 12
MAX_LENGTH: Final = 8_192
SECRET: Final = "cursor_secret"  # noqa: S105 (a name)
"""The viewer parameter that holds the key of the tags."""


@dataclass(frozen=True, slots=True)
class Position:
    """A decoded cursor: the sort keys as PostgreSQL's text (None for null), and the row's id."""

    keys: tuple[str | None, ...]
    id: UUID


@dataclass(frozen=True, slots=True)
class CursorKind:
    """The list that a cursor belongs to: its name and the PostgreSQL types of its sort keys."""

    name: str
    types: tuple[str, ...]
    secret: bytes

    def sql(self, keys: Sequence[Sql], row_id: Sql) -> Sql:
        """The cursor of a row, as PostgreSQL computes it."""
        texts = join(", ", [sql("({})::text", key) for key in (*keys, row_id)])
        payload = sql(
            "convert_to(json_build_array({}::int, {}::text, {})::text, 'UTF8')",
            number(VERSION),
            literal(self.name),
            texts,
        )
        secret = viewer(SECRET, "bytea")
        return sql(
            "(SELECT translate(encode(substr(sha256({} || sha256({} || c.p)), 1, {}) || c.p, 'base64'),"
            " E'+/=\\n', '-_') FROM (SELECT {} AS p OFFSET 0) c)",
            secret,
            secret,
            number(TAG_BYTES),
            payload,
        )

    def decode(self, cursor: Any) -> Position:
        """What a cursor says. Raises BAD_USER_INPUT for one that is not ours or belongs to another list."""
        try:
            payload = self._payload(cursor)
            version, name, *keys, row_id = orjson.loads(payload)
            if (version, name) == (VERSION, self.name) and len(keys) == len(self.types):
                read = tuple(_key(key, type_name) for key, type_name in zip(keys, self.types, strict=True))
                return Position(read, UUID(row_id))
        except (ValueError, TypeError, AttributeError, binascii.Error, orjson.JSONDecodeError) as error:
            raise _refused() from error
        raise bad_input("This cursor belongs to another list or sort order; start again without a cursor.")

    def _payload(self, cursor: str) -> bytes:
        if len(cursor) > MAX_LENGTH:
            raise ValueError("too long")
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        tag, payload = raw[:TAG_BYTES], raw[TAG_BYTES:]
        expected = sha256(self.secret + sha256(self.secret + payload).digest()).digest()[:TAG_BYTES]
        if not hmac.compare_digest(tag, expected):
            raise ValueError("the tag does not fit")
        return payload

    def nulls(self, cursor: Any) -> tuple[bool, ...]:
        """Which of the sort keys are null; the statement's text depends on it."""
        return tuple(key is None for key in self.decode(cursor).keys)

    def key(self, position: int) -> Callable[[Any], str | None]:
        """Reads the sort key at a position out of a cursor."""
        return lambda cursor: self.decode(cursor).keys[position]

    def row_id(self, cursor: Any) -> UUID:
        """Reads the id out of a cursor."""
        return self.decode(cursor).id


def _key(key: object, type_name: str) -> str | None:
    """A sort key that PostgreSQL will be able to read."""
    if key is None:
        return None
    if not isinstance(key, str) or "\0" in key:
        raise ValueError("a key is text")
    if type_name == "timestamptz":
        datetime.fromisoformat(key)
    elif type_name == "uuid":
        UUID(key)
    elif type_name in {"bigint", "int"} and not re.fullmatch(r"-?\d{1,18}", key):
        raise ValueError("a key is a number")
    elif type_name == "bytea" and not re.fullmatch(r"\\x(?:[0-9a-f]{2})*", key):
        raise ValueError("a key is bytes")
    return key


def _refused() -> QueryRefused:
    return bad_input("This is no cursor of ours; use `endCursor` or `startCursor` of an earlier page.")
