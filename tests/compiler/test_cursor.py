"""A cursor says where a page starts; a forged one is refused before it reaches the database."""

from __future__ import annotations

import base64
from uuid import UUID

import asyncpg
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.cursor import cursor_sql, decode
from compiler.refusal import QueryRefused
from compiler.sql import sql, statement, value
from server.orm import credentials

ROW = UUID("01890000-0000-7000-8000-000000000001")


def cursor(*content: object) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(content)).decode().rstrip("=")


async def asked(database: str, text: str, *parameters: object) -> object:
    connection = await asyncpg.connect(**credentials(database))
    try:
        return await connection.fetchval(text, *parameters)
    finally:
        await connection.close()


@pytest.mark.parametrize("name", ["Ana", "Æsa 'O\"Neil' \\ / + ??>>", "名" * 120, ""])
async def test_a_cursor_that_postgresql_made_is_read_back(database: str, name: str) -> None:
    made = statement(cursor_sql("NAME", True, value(name, "text"), value(ROW, "uuid")))
    text = str(await asked(database, f"SELECT {made.text}", *made.bind({})))

    position = decode(text, "NAME", True, "text")

    assert (position.key, position.id) == (name, ROW)
    assert not set(text) & set("+/=\n")


async def test_times_and_their_microseconds_survive(database: str) -> None:
    key = sql("(TIMESTAMPTZ '2026-02-03 04:05:06.789012+02')::text")
    made = statement(cursor_sql("CREATED_AT", False, key, value(ROW, "uuid")))
    text = str(await asked(database, f"SELECT {made.text}", *made.bind({})))

    assert decode(text, "CREATED_AT", False, "timestamptz").key == "2026-02-03T02:05:06.789012+00:00"


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "?",
        "é",
        "A" * 5_000,
        cursor(),
        cursor(1, "NAME", "ASC", "Ana"),
        cursor(1, "NAME", "ASC", None, str(ROW)),
        cursor(1, "NAME", "ASC", 7, str(ROW)),
        cursor(1, "NAME", "ASC", "a\0b", str(ROW)),
        cursor(1, "NAME", "ASC", "Ana", "no uuid"),
        cursor(1, "NAME", "ASC", "Ana", 5),
        base64.urlsafe_b64encode(b'{"a": 1}').decode(),
        base64.urlsafe_b64encode(b"[" * 2_000).decode(),
        base64.urlsafe_b64encode(b'[1,"NAME","ASC","\\ud800","x"]').decode(),
    ],
)
def test_what_is_no_cursor_is_refused_as_bad_input(forged: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        decode(forged, "NAME", False, "text")
    assert refused.value.extensions["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    ("type_name", "key"),
    [
        ("timestamptz", "yesterday"),
        ("timestamptz", "0001-01-01T00:00:00+23:59"),
        ("uuid", "1 OR 1 = 1"),
        ("bigint", "9" * 19),
        ("bigint", "٣"),
        ("bigint", "1.5"),
    ],
)
def test_a_key_that_postgresql_could_not_read_is_refused_here(type_name: str, key: str) -> None:
    with pytest.raises(QueryRefused):
        decode(cursor(1, "S", "ASC", key, str(ROW)), "S", False, type_name)


@pytest.mark.parametrize("key", ["2026-W01-1", "2026-01-01T00:00:00+23:59", "20260101T000000", "2026-01-01"])
async def test_a_time_in_any_spelling_reaches_postgresql_in_one_that_it_reads(database: str, key: str) -> None:
    position = decode(cursor(1, "S", "ASC", key, str(ROW)), "S", False, "timestamptz")
    assert await asked(database, "SELECT $1::text::timestamptz", position.key) is not None


@pytest.mark.parametrize(
    "other",
    [
        cursor(2, "NAME", "ASC", "A", str(ROW)),
        cursor(1, "AGE", "ASC", "A", str(ROW)),
        cursor(1, "NAME", "DESC", "A", str(ROW)),
    ],
)
def test_a_cursor_of_another_order_says_so(other: str) -> None:
    with pytest.raises(QueryRefused, match="another sort order"):
        decode(other, "NAME", False, "text")


@given(st.text(max_size=200))
def test_no_text_whatever_makes_decoding_fail_otherwise(text: str) -> None:
    with pytest.raises(QueryRefused):
        decode(text, "NAME", False, "text")
