"""Brings a database's tables to what the code expects. Safe to start many times at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import asyncpg
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget

from server.config.operator_error import OperatorError
from server.config.orm import APP_LABEL, credentials, orm_config_for
from server.operations.migration_checksum import checksums, known

# Any number does, as long as it never changes: two versions of Tessera that migrate at once must agree on it.
ADVISORY_LOCK = 0x7E55E7A


class EditedMigrations(OperatorError):
    """The database applied migrations that read differently from the files of this version."""


async def applied(connection: asyncpg.Connection) -> set[str]:
    """Every migration that the database records as done."""
    if await connection.fetchval("SELECT to_regclass('tortoise_migrations')") is None:
        return set()
    rows = await connection.fetch("SELECT name FROM tortoise_migrations WHERE app = $1", APP_LABEL)
    return {row["name"] for row in rows}


async def edited(connection: asyncpg.Connection) -> list[str]:
    """Migrations whose file reads differently from what the database applied: its tables may differ too.

    A migration without a stored checksum was applied before checksums were stored; it counts as unedited.
    """
    if await connection.fetchval("SELECT to_regclass('tortoise_migrations')") is None:
        return []
    # Through JSON, for the column is missing until `migrate` of this version has run.
    rows = await connection.fetch(
        "SELECT name, to_jsonb(m) ->> 'checksum' AS checksum FROM tortoise_migrations m WHERE app = $1 ORDER BY name",
        APP_LABEL,
    )
    ours = checksums()
    return [
        row["name"]
        for row in rows
        if row["checksum"] is not None and row["name"] in ours and row["checksum"] != ours[row["name"]]
    ]


async def pending(dsn: str) -> list[str]:
    """Migrations that this code brings and the database at `dsn` has not had; empty means ready."""
    connection = await asyncpg.connect(**credentials(dsn))
    try:
        done = await applied(connection)
    finally:
        await connection.close()
    return [name for name in known() if name not in done]


async def migrate(dsn: str, progress: Callable[[str], None] | None = None) -> list[str]:
    """Apply what is pending and return its names; `progress` hears each name before it is applied.

    Holds an advisory lock meanwhile: whoever comes second waits, and then finds nothing left to do. Stores the
    checksum of each applied migration. Raises EditedMigrations, before anything is applied.
    """
    guard = await asyncpg.connect(**credentials(dsn))
    try:
        await guard.execute("SELECT pg_advisory_lock($1)", ADVISORY_LOCK)
        before = await applied(guard)
        if names := await edited(guard):
            raise EditedMigrations(
                f"{', '.join(names)}: applied to this database in another wording than this version brings, so its "
                "tables may differ. Nothing was applied. Run the version that made this database, or restore a backup."
            )
        # A task of its own, because Tortoise binds itself to a context variable that must not reach the caller.
        await asyncio.create_task(_apply(dsn, progress))
        after = await applied(guard)
        await _store_checksums(guard)
    finally:
        await guard.close()
    return sorted(after - before)


async def _store_checksums(connection: asyncpg.Connection) -> None:
    await connection.execute("ALTER TABLE tortoise_migrations ADD COLUMN IF NOT EXISTS checksum text")
    await connection.executemany(
        "UPDATE tortoise_migrations SET checksum = $3 WHERE app = $1 AND name = $2 AND checksum IS NULL",
        [(APP_LABEL, name, value) for name, value in checksums().items()],
    )


async def _apply(dsn: str, progress: Callable[[str], None] | None, to: str = "__latest__") -> None:
    def report(event: str, _app: str, name: str) -> None:
        if progress is not None and event == "apply_start":
            progress(name)

    config = orm_config_for(dsn, pool_size=2)
    async with TortoiseContext() as context:
        await context.init(config=config, init_connections=False)
        executor = MigrationExecutor(context.connections.get("default"), config["apps"])
        await executor.migrate([MigrationTarget(APP_LABEL, to)], progress=report)


async def create_database(dsn: str) -> bool:
    """Make the database that `dsn` names unless it exists; True if made. Its user must be allowed to."""
    target = credentials(dsn)
    connection = await asyncpg.connect(**{**target, "database": "postgres"})
    try:
        if await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", target["database"]):
            return False
        name = target["database"].replace('"', '""')
        await connection.execute(f'CREATE DATABASE "{name}"')
    except (asyncpg.DuplicateDatabaseError, asyncpg.UniqueViolationError):
        return False  # Somebody else was faster.
    finally:
        await connection.close()
    return True
