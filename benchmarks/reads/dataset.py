"""The databases that are measured: migrated as in production, filled by `dataset.sql`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncpg

from domain.identifiers import to_global
from server.config.orm import credentials
from server.operations.migrate import create_database, migrate

FOLDER: Final = Path(__file__).parent
TOKEN: Final = "tes_p" + "benchmark-token-of-the-owner".ljust(43, "-")
"""The owner's personal access token; it opens a database that lives as long as the benchmark."""
HUGE_TOKEN: Final = "tes_p" + "benchmark-token-of-the-huge-owner".ljust(43, "-")
"""The same of the owner of the organization that has a third of all learners."""
SMALL_TOKEN: Final = "tes_p" + "benchmark-token-of-the-small-owner".ljust(43, "-")
"""The same of the owner of the organization that has 50."""
CROWDED: Final = (
    "account",
    "learner",
    "connection",
    "session",
    "certificate",
    "learner_roster",
    "session_roster",
    "certificate_roster",
)
SIZES: Final = (20_000, 200_000, 1_000_000)


@dataclass(frozen=True)
class Dataset:
    """A filled database."""

    learners: int
    url: str
    organization: str
    """The measured organization's global id; the token's account owns it."""
    others: tuple[str, ...]
    """Organizations where that account is an analyst, where it is a coach, and where it is nobody."""
    huge: str
    """The organization that has a third of all learners."""
    small: str
    """The organization that has 50."""


async def load(url: str, learners: int) -> Dataset:
    """Make, migrate and fill the database at `url`."""
    await create_database(url)
    await migrate(url)
    connection = await asyncpg.connect(**credentials(url), server_settings={"jit": "off"})
    try:
        # As a replica, neither foreign keys nor triggers judge rows that are right by construction.
        await connection.execute("SET session_replication_role = replica")
        settings = {"learners": str(learners), "token": TOKEN, "huge_token": HUGE_TOKEN, "small_token": SMALL_TOKEN}
        for name, given in settings.items():
            await connection.execute("SELECT set_config($1, $2, false)", f"bench.{name}", given)
        indexes = await _without_indexes(connection)
        await connection.execute((FOLDER / "dataset.sql").read_text())
        for index in indexes:
            await connection.execute(index)
        await connection.execute("VACUUM (ANALYZE)")
        keys = await connection.fetch(
            "SELECT slug, id FROM organization WHERE slug LIKE 'organization-%' OR slug = 'small-school'"
        )
    finally:
        await connection.close()
    ids = {row["slug"]: to_global("Organization", row["id"]) for row in keys}
    measured, huge, analyst, coach, nobody = (ids[f"organization-{number}"] for number in (0, 1, 2, 22, 23))
    return Dataset(learners, url, measured, (analyst, coach, nobody), huge, ids["small-school"])


async def _without_indexes(connection: asyncpg.Connection) -> list[str]:
    """Drop the indexes of large tables that no constraint needs; returns the statements that make them again."""
    found = await connection.fetch(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY ($1::text[])"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = to_regclass(quote_ident(indexname)))",
        list(CROWDED),
    )
    for row in found:
        await connection.execute('DROP INDEX "{}"'.format(row["indexname"].replace('"', '""')))
    return [row["indexdef"] for row in found]
