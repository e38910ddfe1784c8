"""Rosters name what an organization sees beyond what a column of the row itself says, however writes interleave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from tortoise.context import TortoiseContext

from models.connections import roster
from server.config.orm import credentials
from tests.oracle.named_load import load
from tests.oracle.named_world import small_world
from tests.people import Lessons, OwnedOrganization, Person, lessons, owned_organization, person

CONNECT = """
INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at)
VALUES (gen_random_uuid(), $1, $2, 'ACTIVE', 'LINK', now(), now())
"""
DISCONNECT = """
UPDATE connection SET state = 'DISCONNECTED', ended_at = now(), ended_by_side = 'LEARNER',
    ended_by_id = (SELECT account_id FROM learner WHERE id = $1)
WHERE learner_id = $1 AND organization_id = $2 AND state = 'ACTIVE'
"""
START = """
INSERT INTO session (id, learner_id, course_id, language, state, progress_percent, started_at)
VALUES (gen_random_uuid(), $1, $2, 'EN', 'IN_PROGRESS', 0, now())
"""
END = "UPDATE session SET state = 'COMPLETED', progress_percent = 100, completed_at = now() WHERE learner_id = $1"
CERTIFY = """
INSERT INTO certificate (id, number, learner_id, course_id, session_id, holder_name, language, issued_at)
SELECT gen_random_uuid(), 'TES-' || $2 || '-AAAA-AAAA', learner_id, course_id, id, 'Ana', 'EN', now()
FROM session WHERE learner_id = $1 AND state = 'COMPLETED'
"""
RENAME = "UPDATE learner SET name = $2 WHERE id = $1"
LISTED = """
SELECT (SELECT count(*) FROM learner_roster WHERE organization_id = $1),
    (SELECT count(*) FROM session_roster WHERE organization_id = $1),
    (SELECT count(*) FROM certificate_roster WHERE organization_id = $1)
"""


@pytest.fixture
async def writers(database: str, clean_db: TortoiseContext) -> AsyncIterator[list[asyncpg.Connection]]:
    """Two who write at the same time."""
    made = [await asyncpg.connect(**credentials(database)) for _ in range(2)]
    yield made
    for each in made:
        await each.close()


async def three() -> tuple[OwnedOrganization, Person, Lessons]:
    return await owned_organization(), await person(), await lessons()


async def test_a_roster_follows_connections_and_what_they_share(writers: list[asyncpg.Connection]) -> None:
    hillside, ana, course = await three()
    [one, _] = writers

    async def listed() -> tuple[int, ...]:
        return tuple(await one.fetchrow(LISTED, hillside.id))

    await one.execute(START, ana.learner_id, course.id)
    assert await listed() == (0, 0, 0)
    await one.execute(CONNECT, ana.learner_id, hillside.id)
    assert await listed() == (1, 1, 0)
    await one.execute(END, ana.learner_id)
    assert await listed() == (1, 0, 0)
    await one.execute(CERTIFY, ana.learner_id, "AAAA")
    assert await listed() == (1, 0, 1)
    await one.execute(START, ana.learner_id, course.id)
    assert await listed() == (1, 1, 1)
    await one.execute(DISCONNECT, ana.learner_id, hillside.id)
    assert await listed() == (1, 0, 0)
    await one.execute(CONNECT, ana.learner_id, hillside.id)
    assert await listed() == (1, 1, 1)


async def test_what_the_organization_paid_for_is_named_by_its_own_column(writers: list[asyncpg.Connection]) -> None:
    hillside, ana, course = await three()
    [one, _] = writers
    await one.execute(CONNECT, ana.learner_id, hillside.id)
    await one.execute(START.replace("course_id,", "course_id, funding_organization_id,").replace("$2,", "$2, $3,"),
                      ana.learner_id, course.id, hillside.id)  # fmt: skip
    assert tuple(await one.fetchrow(LISTED, hillside.id)) == (1, 0, 0)


async def test_a_new_name_is_sorted_anew(writers: list[asyncpg.Connection]) -> None:
    hillside, ana, _ = await three()
    [one, _] = writers
    await one.execute(CONNECT, ana.learner_id, hillside.id)
    await one.execute(RENAME, ana.learner_id, "Zoë")
    assert await one.fetchval("SELECT name_sort = name_sort_key('Zoë') FROM learner_roster")


@pytest.mark.parametrize(
    ("first", "second"),
    [(CONNECT, START), (START, CONNECT), (CONNECT, RENAME), (RENAME, CONNECT), (DISCONNECT, START), (CONNECT, END),
     (END, CONNECT), (CONNECT, CERTIFY), (CERTIFY, CONNECT), (DISCONNECT, CERTIFY), (CERTIFY, DISCONNECT)],
)  # fmt: skip
async def test_two_who_write_at_once_leave_the_rosters_right(
    writers: list[asyncpg.Connection], first: str, second: str
) -> None:
    hillside, ana, course = await three()
    given = {CONNECT: hillside.id, DISCONNECT: hillside.id, START: course.id, CERTIFY: "BBBB", RENAME: "Zoë"}

    def write(who: asyncpg.Connection, what: str) -> Any:
        return who.execute(what, ana.learner_id, *([given[what]] if what in given else []))

    if DISCONNECT in {first, second}:
        await write(writers[0], CONNECT)
    if {END, CERTIFY} & {first, second}:
        await write(writers[0], START)
    if CERTIFY in {first, second}:
        await write(writers[0], END)
    transaction = writers[0].transaction()
    await transaction.start()
    await write(writers[0], first)
    other = asyncio.create_task(write(writers[1], second))
    await asyncio.wait([other], timeout=0.2)
    await transaction.commit()
    await other
    assert await roster.differences(writers[0]) == 0


async def test_rosters_and_paying_columns_are_who_sees_what(
    fresh_database: str,
) -> None:
    """Together they are the view that says who sees a record, and why."""
    connection = await asyncpg.connect(**credentials(fresh_database))
    try:
        await load(small_world(), connection)
        for record in ("session", "certificate"):
            named = await connection.fetch(
                f"SELECT organization_id, {record}_id AS record_id FROM {record}_roster UNION ALL"  # noqa: S608
                f" SELECT funding_organization_id, id FROM {record} WHERE funding_organization_id IS NOT NULL"
            )
            seen = await connection.fetch(
                "SELECT organization_id, record_id FROM record_visibility WHERE record_type = $1", record.capitalize()
            )
            assert sorted(map(tuple, named)) == sorted(map(tuple, seen))
            assert len(named) > 20
    finally:
        await connection.close()
