"""Whether the rosters, by which lists of organizations find their rows, are what they should be; see migration 0011."""

from __future__ import annotations

from typing import Final, LiteralString

import asyncpg

SAMPLE: Final = 200


def _differences(table: LiteralString, row: LiteralString, keys: LiteralString, listed: LiteralString) -> LiteralString:
    """A query for rows that a roster lacks or has wrong, and for rows in it that are not due.

    `keys` compares what it is sorted by; `listed` joins `r`, its rows, to the learners.
    """
    same = f"r.organization_id = d.organization_id AND r.{row} = d.{row}"
    return (
        f"SELECT 1 FROM looked_at JOIN {table}_due d USING (learner_id)"  # noqa: S608
        f" WHERE NOT EXISTS (SELECT FROM {table} r WHERE {same} AND {keys})"
        f" UNION ALL SELECT 1 FROM looked_at {listed}"
        f" WHERE NOT EXISTS (SELECT FROM {table}_due d WHERE {same})"
    )


_DIFFERENCES: Final = " UNION ALL ".join(
    (
        _differences(
            "learner_roster", "learner_id", "r.name_sort = d.name_sort", "JOIN learner_roster r USING (learner_id)"
        ),
        _differences(
            "session_roster",
            "session_id",
            "(r.started_at, r.completed_at) IS NOT DISTINCT FROM (d.started_at, d.completed_at)",
            "JOIN session s USING (learner_id) JOIN session_roster r ON r.session_id = s.id",
        ),
        _differences(
            "certificate_roster",
            "certificate_id",
            "(r.issued_at, r.expires_at, r.holder_name_sort) IS NOT DISTINCT FROM"
            " (d.issued_at, d.expires_at, d.holder_name_sort)",
            "JOIN certificate c USING (learner_id) JOIN certificate_roster r ON r.certificate_id = c.id",
        ),
    )
)
_LOOK: Final = (
    "WITH looked_at AS MATERIALIZED (SELECT DISTINCT learner_id"  # noqa: S608
    " FROM (SELECT learner_id FROM connection ORDER BY id DESC LIMIT $1) newest)"
    f" SELECT count(*) FROM ({_DIFFERENCES}) d"
)


async def differences(connection: asyncpg.Connection, sample: int = SAMPLE) -> int:
    """Rows that are not as they should be, of the learners of the newest `sample` connections; normally 0."""
    return int(await connection.fetchval(_LOOK, sample))


async def repair(connection: asyncpg.Connection) -> int:
    """Make the rosters what they should be; how many rows were not. Others read and write meanwhile."""
    return int(await connection.fetchval("SELECT repair_rosters()"))
