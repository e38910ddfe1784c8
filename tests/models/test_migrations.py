"""Models, migrations and the tables that are really there say the same."""

from __future__ import annotations

import pkgutil

import asyncpg
import pytest
from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector

import models
from server.config.orm import APP_LABEL, credentials, orm_config_for
from server.engines.postgres import EmbeddedPostgres
from server.generated.migrations import compare, direct_imports, problems
from server.operations.migrate import EditedMigrations, _apply, create_database, migrate, pending
from server.operations.migration_checksum import checksum, checksums, known

NO_MODELS = {
    "asyncpg_engine",
    "connections.bond",
    "connections.join_offer",
    "connections.optimistic",
    "connections.roster",
    "pending_writes",
    "courses.termination",
}
"""Modules of `models/` that hold none."""


KEPT_BY_TRIGGERS = {
    (table, f"{column}_{kind}", False)
    for table, column, kinds in (
        ("learner", "name", ("sort", "folded")),
        ("organization", "name", ("sort", "folded")),
        ("team", "name", ("sort",)),
        ("certificate", "holder_name", ("sort",)),
    )
    for kind in kinds
}
"""Columns of no model: the database fills them, and only statements that list rows read them."""

ROSTERS = ("learner_roster", "session_roster", "certificate_roster")
"""Tables of no model: triggers fill them, and only statements that list rows read them."""


EARLY = """
DROP INDEX connection_by_organization_state_recent, block_by_organization_recent, audit_entry_by_actor,
    audit_entry_by_subject;
DROP VIEW join_offer, record_visibility, audit_detail;
CREATE VIEW join_offer AS SELECT token, organization_id, NULL::text AS email FROM invitation_link;
CREATE VIEW session_visibility AS SELECT id AS session_id FROM session;
CREATE VIEW certificate_visibility AS SELECT id AS certificate_id FROM certificate;
"""
"""What a database lacks, and has instead, whose 0004 was applied at fdce7a1."""


async def run(url: str, sql: str) -> None:
    connection = await asyncpg.connect(**credentials(url))
    await connection.execute(sql)
    await connection.close()


async def objects(url: str) -> set[tuple[str, str]]:
    """Every index, view and function of a database with its definition."""
    connection = await asyncpg.connect(**credentials(url))
    rows = await connection.fetch(
        "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' UNION ALL"
        " SELECT viewname, definition FROM pg_views WHERE schemaname = 'public' UNION ALL"
        " SELECT proname, pg_get_functiondef(oid) FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'"
    )
    await connection.close()
    return {(row["name"], row["definition"]) for row in rows}


async def test_an_empty_database_is_migrated_forward_once(postgres: EmbeddedPostgres) -> None:
    url = postgres.url("migrated_forward")
    await create_database(url)
    assert await pending(url) == known()
    assert await migrate(url) == known()
    assert await pending(url) == []
    assert await migrate(url) == []


async def test_a_migrated_database_needs_nothing(fresh_database: str) -> None:
    assert await pending(fresh_database) == []


async def test_a_database_of_an_early_0004_gets_what_it_lacks(postgres: EmbeddedPostgres, fresh_database: str) -> None:
    early = postgres.url("made_early")
    await create_database(early)
    await _apply(early, None, "0004_connections_invariants")
    await run(early, EARLY)

    assert await migrate(early) == known()[4:]

    assert await objects(early) == await objects(fresh_database)


async def test_a_migration_is_applied_in_the_wording_of_its_checksum(fresh_database: str) -> None:
    await run(fresh_database, "UPDATE tortoise_migrations SET checksum = 'another' WHERE name = '0002_invariants'")

    with pytest.raises(EditedMigrations, match="0002_invariants"):
        await migrate(fresh_database)


async def test_checksums_are_stored_for_what_was_applied_before_there_were_any(fresh_database: str) -> None:
    await run(fresh_database, "ALTER TABLE tortoise_migrations DROP COLUMN checksum")
    assert await migrate(fresh_database) == []

    connection = await asyncpg.connect(**credentials(fresh_database))
    stored = dict(await connection.fetch("SELECT name, checksum FROM tortoise_migrations"))
    await connection.close()
    assert stored == checksums()


def test_what_is_committed_is_what_the_files_say() -> None:
    assert problems() == []


def test_an_edit_is_refused_and_an_import_is_none() -> None:
    source = "from a import b\n\nSQL = 'x'\n"
    assert checksum(source) == checksum("from c.d import (\n    b,\n)\n\n\nSQL = 'x'\n")
    [edited] = compare({"0001_x": checksum(source)}, {"0001_x": checksum(source.replace("'x'", "'y'"))})
    assert "0001_x was edited" in edited
    assert compare({"0001_x": "1"}, {}) == ["0001_x has no checksum yet; run: make migration"]
    assert compare({}, {"0001_x": "1"}) == ["0001_x is gone; databases have applied it"]
    assert direct_imports("from domain.clock import now\nfrom migrations._names import now\n") == ["domain.clock"]


async def test_makemigrations_would_produce_nothing_new(db: TortoiseContext, database: str) -> None:
    detector = MigrationAutodetector(db.apps, orm_config_for(database)["apps"])
    assert [writer.name for writer in await detector.changes()] == []


def test_every_module_of_models_is_known_to_tortoise() -> None:
    found = {name for _, name, is_folder in pkgutil.walk_packages(models.__path__, "models.") if not is_folder}
    assert found - {f"models.{name}" for name in NO_MODELS} == set(models.MODULES)


async def test_every_column_is_there_with_the_nullability_that_the_model_says(
    db: TortoiseContext, database: str
) -> None:
    declared = {
        (model._meta.db_table, column, model._meta.fields_map[name].null)
        for model in db.apps[APP_LABEL].values()
        for name, column in model._meta.fields_db_projection.items()
    }
    connection = await asyncpg.connect(**credentials(database))
    rows = await connection.fetch(
        "SELECT table_name, column_name, is_nullable = 'YES' AS is_nullable FROM information_schema.columns"
        " JOIN information_schema.tables USING (table_schema, table_name)"
        " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1)",
        ["tortoise_migrations", *ROSTERS],
    )
    await connection.close()
    assert {tuple(row) for row in rows} - KEPT_BY_TRIGGERS == declared
