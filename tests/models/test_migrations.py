"""Models, migrations and the tables that are really there say the same."""

from __future__ import annotations

import pkgutil

import asyncpg
from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector

import models
from server.config.orm import APP_LABEL, credentials, orm_config_for
from server.engines.postgres import EmbeddedPostgres
from server.operations.migrate import create_database, known, migrate, pending

NO_MODELS = {"asyncpg_engine", "connections.bond", "connections.join_offer", "pending_writes", "courses.termination"}
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


async def test_an_empty_database_is_migrated_forward_once(postgres: EmbeddedPostgres) -> None:
    url = postgres.url("migrated_forward")
    await create_database(url)
    assert await pending(url) == known()
    assert await migrate(url) == known()
    assert await pending(url) == []
    assert await migrate(url) == []


async def test_a_migrated_database_needs_nothing(fresh_database: str) -> None:
    assert await pending(fresh_database) == []


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
        " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'tortoise_migrations'"
    )
    await connection.close()
    assert {tuple(row) for row in rows} - KEPT_BY_TRIGGERS == declared
