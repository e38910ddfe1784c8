"""The state machines of `domain/` are what the triggers really allow: every transition is tried."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import asyncpg
import pytest
from tortoise.context import TortoiseContext

from domain.connections.connection import TRANSITIONS as CONNECTION
from domain.connections.connection import ConnectionState
from domain.courses.session import TRANSITIONS as SESSION
from domain.courses.session import SessionState
from tests.golden.world import golden_world
from tests.oracle.named_load import load
from tests.oracle.named_rows import Connection, Session
from tests.rows import emptied_afterwards

pytestmark = pytest.mark.xdist_group("models")

ENDED = {ConnectionState.REJECTED, ConnectionState.WITHDRAWN, ConnectionState.DISCONNECTED}
ACTIVATED = {ConnectionState.ACTIVE, ConnectionState.DISCONNECTED}

SET_CONNECTION = """
UPDATE connection SET state = $2::text,
    activated_at = CASE WHEN $3 THEN now() END,
    ended_at = CASE WHEN $4 THEN now() END,
    ended_by_id = CASE WHEN $4 THEN (SELECT id FROM account LIMIT 1) END,
    ended_by_side = CASE WHEN $4 THEN 'LEARNER' END
WHERE id = $1
"""
SET_SESSION = """
UPDATE session SET state = $2::text,
    progress_percent = CASE WHEN $2 = 'COMPLETED' THEN 100 ELSE 0 END,
    completed_at = CASE WHEN $2 = 'COMPLETED' THEN now() END,
    terminated_at = CASE WHEN $2 = 'TERMINATED' THEN now() END,
    termination_reason = CASE WHEN $2 = 'TERMINATED' THEN 'BY_ORGANIZATION' END,
    termination_note = CASE WHEN $2 = 'TERMINATED' THEN 'Enough.' END
WHERE id = $1
"""


@pytest.fixture(scope="module")
async def connection(
    database: str, db: TortoiseContext, row_eraser: Callable[[], Awaitable[None]]
) -> AsyncIterator[asyncpg.Connection]:
    """A connection to a small world; each try is rolled back."""
    async with emptied_afterwards(database, row_eraser) as made:
        await load(golden_world(), made)
        yield made


async def is_allowed(connection: asyncpg.Connection, statement: str, before: tuple, after: tuple) -> bool:
    """Whether the row can be brought from `before` to `after`; `before` is reached as a replica, past the triggers."""
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute("SET LOCAL session_replication_role = replica")
        await connection.execute(statement, *before)
        await connection.execute("SET LOCAL session_replication_role = origin")
        await connection.execute(statement, *after)
    except asyncpg.IntegrityConstraintViolationError as refused:
        if not str(refused.constraint_name).endswith("_lifecycle"):
            raise
        return False
    finally:
        await transaction.rollback()
    return True


@pytest.mark.parametrize("after", ConnectionState)
@pytest.mark.parametrize("before", ConnectionState)
async def test_a_connection_goes_only_where_the_domain_says(
    connection: asyncpg.Connection, before: ConnectionState, after: ConnectionState
) -> None:
    row = next(each for each in golden_world().all(Connection) if each.learner.name == "dee")

    def values(state: ConnectionState) -> tuple:
        return row.key, state.value, state in ACTIVATED, state in ENDED

    allowed = await is_allowed(connection, SET_CONNECTION, values(before), values(after))
    assert allowed == (after in CONNECTION[before] or after is before)


@pytest.mark.parametrize("after", SessionState)
@pytest.mark.parametrize("before", SessionState)
async def test_a_session_goes_only_where_the_domain_says(
    connection: asyncpg.Connection, before: SessionState, after: SessionState
) -> None:
    row = next(each for each in golden_world().all(Session) if each.learner.name == "ben")
    allowed = await is_allowed(connection, SET_SESSION, (row.key, before.value), (row.key, after.value))
    assert allowed == (after in SESSION[before] or after is before)
