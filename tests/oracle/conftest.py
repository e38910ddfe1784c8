"""Inquiries: the naive schema, and a database to put worlds into."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import asyncpg
import pytest
from graphql import GraphQLSchema

import server.services
from compiler.execute import Compiler
from server.config.settings import Settings
from server.generated.sdl import sdl
from server.query.schema import executable
from tests.oracle import answers  # noqa: F401 (says what fields answer)
from tests.oracle.answering import Oracle, naive_schema
from tests.oracle.comparison import Comparison
from tests.oracle.inquiry import CASES, SEED, Inquiry
from tests.oracle.named import Onlookers
from tests.oracle.named_load import load
from tests.oracle.named_world import small_world
from tests.oracle.world import read_back
from tests.rows import emptied_afterwards


def pytest_report_header() -> str:
    """What to give again to get the same worlds and questions."""
    return f"oracle: ORACLE_SEED={SEED} CASES={CASES}"


@pytest.fixture(scope="session")
def naive() -> GraphQLSchema:
    """The committed schema, with nothing behind it."""
    return naive_schema(sdl())


@asynccontextmanager
async def patient_reads(configuration: Settings) -> AsyncIterator[asyncpg.Pool]:
    """The API's pool for reads, waiting longer: that a busy machine refuses says nothing about its answers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server.services, "CONNECT_SECONDS", 60)
        patch.setattr(server.services, "STATEMENT_SECONDS", 60)
        async with server.services.reads_pool(configuration) as reads:
            yield reads


@pytest.fixture
async def inquire(
    configuration: Settings, database: str, row_eraser: Callable[[], Awaitable[None]], naive: GraphQLSchema
) -> AsyncIterator[Callable[[int], Inquiry]]:
    """An inquiry into the world of a number, by a compiler that has not compiled anything yet."""
    async with patient_reads(configuration) as reads, emptied_afterwards(database, row_eraser) as writes:
        yield lambda number: Inquiry(number, naive, reads, writes, Compiler(executable().catalogue, b"a secret"))


@pytest.fixture(scope="module")
async def onlookers(
    configuration: Settings, database: str, row_eraser: Callable[[], Awaitable[None]], naive: GraphQLSchema
) -> AsyncIterator[Onlookers]:
    """Everybody of the named world; loaded once for each module, for nothing there changes it."""
    world = small_world()
    async with patient_reads(configuration) as reads, emptied_afterwards(database, row_eraser) as connection:
        await load(world, connection)
        stored = await read_back(connection)
        compiler = Compiler(executable().catalogue, b"a secret")
        yield Onlookers(world, Comparison(stored, Oracle(naive, stored), reads, compiler))
