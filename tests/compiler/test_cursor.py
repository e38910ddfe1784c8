"""A cursor says where a page starts; one that we did not make is refused before it reaches the database."""

from __future__ import annotations

import base64
from hashlib import sha256
from uuid import UUID

import asyncpg
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.cursor import MAX_LENGTH, SECRET, TAG_BYTES, VERSION, CursorKind
from compiler.refusal import QueryRefused
from compiler.sql import Sql, sql, statement, value
from server.config.orm import credentials

ROW = UUID("01890000-0000-7000-8000-000000000001")
KEY = b"a key that only this test knows"
NAMES = CursorKind("Thing/NAME:ASC", ("text",), KEY)


def signed(payload: bytes, secret: bytes = KEY) -> str:
    tag = sha256(secret + sha256(secret + payload).digest()).digest()[:TAG_BYTES]
    return base64.urlsafe_b64encode(tag + payload).decode().rstrip("=")


def cursor(*content: object, secret: bytes = KEY) -> str:
    return signed(orjson.dumps(content), secret)


def kind(*types: str, name: str = "Thing/X") -> CursorKind:
    return CursorKind(name, types, KEY)


async def asked(database: str, text: str, *parameters: object) -> object:
    connection = await asyncpg.connect(**credentials(database))
    try:
        return await connection.fetchval(text, *parameters)
    finally:
        await connection.close()


async def made(database: str, of: CursorKind, *keys: Sql) -> str:
    """A cursor that PostgreSQL made."""
    found = statement(of.sql(keys, value(ROW, "uuid")))
    return str(await asked(database, f"SELECT {found.text}", *found.bind({SECRET: of.secret}, {})))


@pytest.mark.parametrize("name", ["Ana", "Æsa 'O\"Neil' \\ / + ??>>", "名" * 120, ""])
async def test_a_cursor_that_postgresql_made_is_read_back(database: str, name: str) -> None:
    text = await made(database, NAMES, value(name, "text"))
    position = NAMES.decode(text)
    assert (position.keys, position.id) == ((name,), ROW)
    assert not set(text) & set("+/=\n")
    assert (NAMES.key(0)(text), NAMES.row_id(text), NAMES.nulls(text)) == (name, ROW, (False,))


async def test_times_and_their_microseconds_nulls_and_numbers_survive(database: str) -> None:
    keys = (sql("TIMESTAMPTZ '2026-02-03 04:05:06.789012+02'"), sql("NULL::text"), sql("-7::bigint"))
    of = kind("timestamptz", "text", "bigint")
    text = await made(database, of, *keys)
    seconds, nothing, number = of.decode(text).keys
    assert (nothing, number) == (None, "-7")
    assert of.nulls(text) == (False, True, False)
    same = await asked(database, "SELECT $1::text::timestamptz = '2026-02-03 02:05:06.789012Z'", seconds)
    assert same is True


async def test_a_cursor_of_any_length_is_one_line(database: str) -> None:
    text = await made(database, NAMES, value("long " * 500, "text"))
    assert NAMES.decode(text).keys == ("long " * 500,)


async def test_each_part_of_a_cursor_is_protected_and_every_cut_of_it_is_refused(database: str) -> None:
    text = await made(database, NAMES, value("Ana", "text"))
    for position in range(len(text)):
        other = "A" if text[position] != "A" else "B"
        changed = text[:position] + other + text[position + 1 :]
        if base64.urlsafe_b64decode(changed + "==") != base64.urlsafe_b64decode(text + "=="):
            with pytest.raises(QueryRefused):
                NAMES.decode(changed)
        with pytest.raises(QueryRefused):
            NAMES.decode(text[:position])


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "?",
        "é",
        "A" * (MAX_LENGTH + 1),
        cursor(),
        cursor(VERSION, "Thing/NAME:ASC", "Ana"),
        cursor(VERSION, "Thing/NAME:ASC", 7, str(ROW)),
        cursor(VERSION, "Thing/NAME:ASC", "a\0b", str(ROW)),
        cursor(VERSION, "Thing/NAME:ASC", "Ana", "no uuid"),
        cursor(VERSION, "Thing/NAME:ASC", "Ana", 5),
        signed(b'{"a": 1}'),
        signed(b"[" * 2_000),
        signed(b"\xff\xfe"),
        signed(b'[2,"Thing/NAME:ASC","\\ud800","x"]'),
        base64.urlsafe_b64encode(orjson.dumps([VERSION, "Thing/NAME:ASC", "Ana", str(ROW)])).decode(),
        cursor(VERSION, "Thing/NAME:ASC", "Ana", str(ROW), secret=b"another key"),
    ],
)
def test_what_is_no_cursor_of_ours_is_refused_as_bad_input(forged: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        NAMES.decode(forged)
    assert refused.value.extensions == {"code": "BAD_USER_INPUT"}


@pytest.mark.parametrize(
    ("type_name", "key"),
    [
        ("timestamptz", "yesterday"),
        ("uuid", "1 OR 1 = 1"),
        ("bigint", "9" * 19),
        ("int", "1.5"),
        ("bigint", ""),
    ],
)
def test_a_key_that_postgresql_could_not_read_is_refused_here(type_name: str, key: str) -> None:
    with pytest.raises(QueryRefused):
        kind(type_name).decode(cursor(VERSION, "Thing/X", key, str(ROW)))


@pytest.mark.parametrize(
    "other",
    [
        cursor(1, "Thing/NAME:ASC", "A", str(ROW)),
        cursor(VERSION, "Thing/AGE:ASC", "A", str(ROW)),
        cursor(VERSION, "Thing/NAME:DESC", "A", str(ROW)),
        cursor(VERSION, "Other/NAME:ASC", "A", str(ROW)),
        cursor(VERSION, "Thing/NAME:ASC", "A", "B", str(ROW)),
    ],
)
def test_a_cursor_of_another_list_or_order_says_so(other: str) -> None:
    with pytest.raises(QueryRefused, match="another list or sort order"):
        NAMES.decode(other)


@given(st.text(max_size=200))
def test_no_text_whatever_makes_decoding_fail_otherwise(text: str) -> None:
    with pytest.raises(QueryRefused):
        NAMES.decode(text)


@given(st.binary(max_size=200))
def test_no_signed_bytes_whatever_make_decoding_fail_otherwise(payload: bytes) -> None:
    with pytest.raises(QueryRefused):
        NAMES.decode(signed(payload))
