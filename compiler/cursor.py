"""Cursors: where a page starts, as the sort key and id of a row.

A cursor is base64url of a JSON array `[version, sort, direction, key, id]`. It holds nothing that its
row did not show, and whatever a forged one holds is only ever compared with rows the viewer may see, so
it is validated rather than signed.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import orjson

from compiler.refusal import QueryRefused, bad_input
from compiler.sql import Sql, literal, sql

VERSION: Final = 1
_LIMIT: Final = 4_096


@dataclass(frozen=True, slots=True)
class Position:
    """A decoded cursor: the sort key as PostgreSQL's text, and the row's id."""

    key: str
    id: UUID


def cursor_sql(sort: str, descending: bool, key: Sql, row_id: Sql) -> Sql:
    """The cursor of a row, as PostgreSQL computes it."""
    return sql(
        "translate(encode(convert_to(json_build_array({}::int, {}::text, {}::text, ({})::text, {})::text, 'UTF8'),"
        " 'base64'), E'+/=\\n', '-_')",
        Sql((str(VERSION),)),
        literal(sort),
        literal("DESC" if descending else "ASC"),
        key,
        row_id,
    )


def decode(cursor: str, sort: str, descending: bool, key_type: str) -> Position:
    """What a cursor says. Raises BAD_USER_INPUT for one that is not ours or belongs to another order."""
    try:
        if len(cursor) > _LIMIT:
            raise ValueError("too long")
        padded = cursor + "=" * (-len(cursor) % 4)
        version, named, direction, key, row_id = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        position = Position(_key(key, key_type), UUID(row_id))
    except (ValueError, TypeError, AttributeError, OverflowError, binascii.Error) as error:
        raise _refused() from error
    if (version, named, direction) != (VERSION, sort, "DESC" if descending else "ASC"):
        raise bad_input("This cursor belongs to another sort order; start again without a cursor.")
    return position


def _key(key: object, key_type: str) -> str:
    """The key as PostgreSQL surely reads it: a forged one is refused here, not by the database."""
    if not isinstance(key, str) or "\0" in key:
        raise ValueError("a key is text")
    match key_type:
        case "timestamptz":
            # In UTC, for Python reads dates and offsets that PostgreSQL does not.
            return datetime.fromisoformat(key).astimezone(UTC).isoformat()
        case "uuid":
            return str(UUID(key))
        case "bigint":
            if not re.fullmatch(r"-?[0-9]{1,18}", key):
                raise ValueError("a key is a number")
    return key


def _refused() -> QueryRefused:
    return bad_input("This is no cursor of ours; use `endCursor` or `startCursor` of an earlier page.")
