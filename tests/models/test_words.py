"""The database's order of names and its folding, against a library's and against the cases of product people."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from random import Random
from typing import Any

import asyncpg
import pytest
from pyuca.collator import Collator_10_0_0
from tortoise.context import TortoiseContext

from models.people.learner import Learner
from server.config.orm import credentials
from tests.people import person
from tests.words import fold, sort_key

IN_ORDER = ["Ana", "ángel", "de Vries", "Émile", "Östen", "Zoë"]
ALIKE = [
    ("José Núñez", "NUNEZ"),
    ("José Núñez", "nuñez"),
    ("José Núñez", unicodedata.normalize("NFD", "núñez")),
    ("Weiß", "weiss"),
    ("WEISS", "weiß"),
    ("Søren", "soren"),
    ("Işık", "isik"),
    ("İpek", "ipek"),
    ("Łukasz", "lukasz"),
    ("\uff37\uff49\uff44\uff45", "wide"),
    ("O\u2019Brien", "o'brien"),
    ("Ærø", "aero"),
    ("Nguyễn Thị Ánh", "nguyen thi anh"),
    ("أَحْمَد", "احمد"),
    ("Σίσυφος", "ΣΙΣΥΦΟΣ"),
]
AWKWARD = "abl·Lйи\u0306\u0323\u0301؀ao\u0308ß一ไโกແ각𠀀"


@pytest.fixture
async def catalog(database: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to ask functions."""
    connection = await asyncpg.connect(**credentials(database))
    yield connection
    await connection.close()


def characters() -> list[str]:
    """Those that the collation's table knows, and ideographs, whose weights are computed."""
    known = Collator_10_0_0().table.root.children
    return [
        one
        for one in map(chr, range(1, 0x30000))
        if unicodedata.category(one) not in {"Cs", "Cn", "Co", "Cc"}
        and (all(ord(part) in known for part in unicodedata.normalize("NFD", one)) or "一" <= one <= "\u9fea")
    ]


async def test_names_stand_where_the_unicode_collation_puts_them(catalog: asyncpg.Connection) -> None:
    found = await catalog.fetch(
        "SELECT name FROM unnest($1::text[]) AS every (name) ORDER BY name_sort_key(name)", sorted(IN_ORDER)
    )
    assert [row["name"] for row in found] == IN_ORDER


async def test_the_keys_are_those_of_the_library_whatever_the_script(catalog: asyncpg.Connection) -> None:
    random = Random(20261126)  # noqa: S311 (repeatable)
    every = characters()
    marks = [one for one in every if unicodedata.combining(one)]
    names = [
        "".join(random.choice(random.choice((every, marks, AWKWARD))) for _ in range(random.randint(0, 8)))
        for _ in range(3000)
    ]
    found = await catalog.fetch("SELECT name, name_sort_key(name) AS key FROM unnest($1::text[]) AS n (name)", names)
    assert [row["name"] for row in found if row["key"] != sort_key(row["name"])] == []


async def test_a_key_is_short_enough_for_an_index_and_a_cursor(catalog: asyncpg.Connection) -> None:
    # One character of eighteen elements.
    assert len(await catalog.fetchval("SELECT name_sort_key(repeat($1, 120))", "\ufdfa")) <= 1024 + 2 + 120 * 3


@pytest.mark.parametrize(("name", "sought"), ALIKE)
async def test_what_people_type_is_found(catalog: asyncpg.Connection, name: str, sought: str) -> None:
    assert await catalog.fetchval("SELECT search_fold($1) LIKE '%' || search_pattern($2) || '%'", name, sought)


async def test_folding_is_as_it_is_written_down_in_python(catalog: asyncpg.Connection) -> None:
    random = Random(8)  # noqa: S311 (repeatable)
    # Letters that this Python and PostgreSQL know alike.
    every = characters()
    texts = ["".join(random.choice(random.choice((every, AWKWARD))) for _ in range(6)) for _ in range(2000)]
    found = await catalog.fetch("SELECT t, search_fold(t) AS folded FROM unnest($1::text[]) AS n (t)", texts)
    assert [row["t"] for row in found if row["folded"] != fold(row["t"])] == []


async def test_a_pattern_stands_for_itself(catalog: asyncpg.Connection) -> None:
    for text in ("100%", "under_score", "back\\slash"):
        assert await catalog.fetchval("SELECT search_fold($1) LIKE search_pattern($1)", text)
        assert not await catalog.fetchval("SELECT 'xxxxxxxxxxxx' LIKE search_pattern($1)", text)


async def test_a_changed_name_changes_its_words_and_nothing_else_can(clean_db: TortoiseContext) -> None:
    somebody = await person("Ana")

    async def kept() -> Any:
        client = clean_db.connections.get("default")
        rows = await client.execute_query_dict(
            "SELECT name_sort, name_folded FROM learner WHERE id = $1", [somebody.learner_id]
        )
        return bytes(rows[0]["name_sort"]), rows[0]["name_folded"]

    assert await kept() == (sort_key("Ana"), "ana")
    await Learner.filter(id=somebody.learner_id).update(name="Émile")
    assert await kept() == (sort_key("Émile"), "emile")
    client = clean_db.connections.get("default")
    await client.execute_query("UPDATE learner SET name_sort = '', name_folded = 'x'")
    assert await kept() == (sort_key("Émile"), "emile")
