"""What the models' docstrings and the migrations name is in PostgreSQL's catalog, on the right table."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from tortoise.context import TortoiseContext
from tortoise.fields.data import CharEnumFieldInstance

from server.config.orm import APP_LABEL, credentials

INVARIANTS: Any = [
    importlib.import_module(f"migrations.{name}") for name in ("0002_invariants", "0004_connections_invariants")
]

WORDS: Any = importlib.import_module("migrations.0007_words")
REPLACED = {"learner_name_search", "organization_name_search"}
"""Indexes that a later migration dropped for others."""

OPEN_ENDED = {("notification", "kind"), ("audit_entry", "action")}
"""Kinds that grow with every feature and decide nothing in the database; the enum in `domain/` alone lists them."""

ELSEWHERE = {("emailed_link", "purpose"): {"VERIFY_EMAIL", "JOIN_STAFF", "UNSUBSCRIBE"}}
"""Members of an enum that rows of other tables stand for (`registration`, `staff_invitation`, `invitation`)."""


@pytest.fixture(scope="module")
async def catalog(database: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to look things up."""
    connection = await asyncpg.connect(**credentials(database))
    yield connection
    await connection.close()


async def constraints(catalog: asyncpg.Connection) -> dict[str, tuple[str, str, str]]:
    """name: (table, kind, definition)."""
    rows = await catalog.fetch(
        "SELECT conname, conrelid::regclass::text, contype::text, pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0"
    )
    return {row[0]: (row[1].strip('"'), row[2], row[3]) for row in rows}


async def indexes(catalog: asyncpg.Connection) -> dict[str, tuple[str, bool, bool]]:
    """name: (table, unique, valid)."""
    rows = await catalog.fetch(
        "SELECT indexrelid::regclass::text, indrelid::regclass::text, indisunique, indisvalid FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace"
    )
    return {row[0].strip('"'): (row[1].strip('"'), row[2], row[3]) for row in rows}


async def triggers(catalog: asyncpg.Connection) -> dict[str, tuple[str, str]]:
    """name: (table, enabled)."""
    rows = await catalog.fetch(
        "SELECT tgname, tgrelid::regclass::text, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal"
    )
    return {row[0]: (row[1].strip('"'), row[2]) for row in rows}


async def test_every_invariant_that_a_models_docstring_names_exists(
    db: TortoiseContext, catalog: asyncpg.Connection
) -> None:
    there = {*await constraints(catalog), *await indexes(catalog), *await triggers(catalog)}
    every = list(db.apps[APP_LABEL].values())
    columns = {column for model in every for column in model._meta.fields_db_projection.values()}
    tables = {model._meta.db_table for model in every}
    named = {
        (model.__name__, name)
        for model in every
        for name in re.findall(r"`([a-z_]+)`", inspect.getdoc(model) or "")
        if name not in columns | tables and any(name.startswith(f"{table}_") for table in tables)
    }
    assert len(named) >= 20
    assert sorted((model, name) for model, name in named if name not in there) == []


async def test_every_check_that_the_migration_names_exists_on_its_table(catalog: asyncpg.Connection) -> None:
    there = {name: (table, kind) for name, (table, kind, _) in (await constraints(catalog)).items()}
    wanted = {name: (table, "c") for part in INVARIANTS for table, checks in part.CHECKS.items() for name in checks} | {
        f"{table}_{column}_is_known": (table, "c")
        for part in INVARIANTS
        for table, columns in part.ENUMS.items()
        for column in columns
    }
    assert wanted.items() <= there.items()


async def test_every_index_that_the_migration_names_exists_and_is_valid(catalog: asyncpg.Connection) -> None:
    there = await indexes(catalog)
    wanted = {name: (target.split()[0], True, True) for part in INVARIANTS for name, target in part.UNIQUE.items()} | {
        name: (target.split()[0], False, True) for part in INVARIANTS for name, target in part.INDEXES.items()
    }
    for name in REPLACED:
        del wanted[name]
    wanted |= {name: (target.split()[0], False, True) for name, target in WORDS.INDEXES.items()}
    assert wanted.items() <= there.items()


async def test_every_foreign_key_of_pairs_exists_on_its_table(catalog: asyncpg.Connection) -> None:
    there = {name: (table, kind) for name, (table, kind, _) in (await constraints(catalog)).items()}
    wanted = {name: (table, "f") for name, (table, _, _) in INVARIANTS[0].SAME_ORGANIZATION.items()}
    assert wanted.items() <= there.items()


async def test_every_trigger_exists_on_its_table_and_is_on(catalog: asyncpg.Connection) -> None:
    wanted = {name: (table, "O") for part in INVARIANTS for name, table, _, _ in part.TRIGGERS}
    wanted["outbox_wakes_relay"] = ("outbox", "O")
    assert (await triggers(catalog)).items() >= wanted.items()


async def test_every_foreign_key_of_a_model_is_held_by_the_database(
    db: TortoiseContext, catalog: asyncpg.Connection
) -> None:
    held = {
        (table, match[1])
        for table, kind, definition in (await constraints(catalog)).values()
        if kind == "f" and (match := re.match(r'FOREIGN KEY \("?(\w+)"?\)', definition))
    }
    declared = {
        (model._meta.db_table, model._meta.fields_map[name].source_field)
        for model in db.apps[APP_LABEL].values()
        for name in model._meta.fk_fields | model._meta.o2o_fields
    }
    assert declared <= held


async def test_every_list_of_values_in_the_database_is_the_python_enum(
    db: TortoiseContext, catalog: asyncpg.Connection
) -> None:
    there = await constraints(catalog)
    enums = {
        (table, name): {member.value for member in field.enum_type} - ELSEWHERE.get((table, name), set())
        for model in db.apps[APP_LABEL].values()
        for table in [model._meta.db_table]
        for name, field in model._meta.fields_map.items()
        if isinstance(field, CharEnumFieldInstance)
    }
    allowed = {
        key: set(re.findall(r"'([A-Z_]+)'", there[f"{key[0]}_{key[1]}_is_known"][2]))
        for key in enums
        if f"{key[0]}_{key[1]}_is_known" in there
    }
    assert allowed == {key: values for key, values in enums.items() if key not in OPEN_ENDED}
