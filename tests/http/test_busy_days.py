"""Too much at once, and requests that end in the middle: typed answers, and every connection comes back."""

from __future__ import annotations

import asyncio
import gc
import random
import time
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx
import pytest
from starlette.applications import Starlette
from tortoise.connection import get_connection

import compiler.execute
import models.asyncpg_engine
import server.services
from server.auth.rate_limits import LIMITS, Limit
from server.config.orm import credentials
from server.config.settings import Settings
from server.services import Services, reads_pool
from tests.client import Api, other_services
from tests.people import Lessons, OwnedOrganization, lessons, owned_organization

CANCELS = 200
COURSES = "{ viewer { learner { name } } courses { totalCount nodes { id modules { id } } } }"
CREATE = "createOrganization"


def writes() -> Any:
    """Tortoise's pool."""
    pool: Any = get_connection("default")
    return pool._pool


@pytest.fixture
async def watching(database: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(**credentials(database))
    yield connection
    await connection.close()


async def assert_nothing_is_held(services: Services, watching: asyncpg.Connection) -> None:
    """Every connection of both pools is free, can be taken at once, and no transaction is open."""
    for pool in (services.reads, writes()):
        async with asyncio.timeout(5):
            while pool.get_idle_size() < pool.get_size():  # noqa: ASYNC110 (the pool tells nobody)
                await asyncio.sleep(0.01)
            taken = [await pool.acquire(timeout=2) for _ in range(pool.get_max_size())]
            for connection in taken:
                assert not connection.is_in_transaction()
                assert await connection.fetchval("SELECT 1") == 1
                await pool.release(connection)
    open_ones = await watching.fetchval(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND application_name LIKE 'tessera%' AND state <> 'idle'"
    )
    assert open_ones == 0


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for a free connection ends soon."""
    monkeypatch.setattr(models.asyncpg_engine, "ACQUIRE_TIMEOUT_SECONDS", 0.2)
    monkeypatch.setattr(compiler.execute, "ACQUIRE_TIMEOUT_SECONDS", 0.2)


async def post(api: Api, query: str, **variables: Any) -> httpx.Response:
    async with api.client() as client:
        return await client.post("/graphql", json={"query": query, "variables": variables})


@pytest.mark.usefixtures("impatient")
async def test_with_every_connection_busy_a_request_gets_a_503_and_does_not_hang(api: Api, services: Services) -> None:
    owner = await api.signed_in((await owned_organization()).owner.account_id)
    create = 'mutation { createOrganization(input: {name: "A", kind: SCHOOL}) { userErrors { code } } }'
    for pool, who, query in (
        (services.reads, owner, "{ __typename }"),
        (services.reads, api, "{ courses { totalCount } }"),
        (writes(), owner, create),
    ):
        taken = [await pool.acquire() for _ in range(pool.get_max_size())]
        started = time.monotonic()

        response = await post(who, query)

        for connection in taken:
            await pool.release(connection)
        assert time.monotonic() - started < 60, "it waited for a connection as long as there is none"
        assert response.status_code == 503, response.text
        assert int(response.headers["retry-after"]) >= 1
        assert response.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
        assert (await post(who, query)).status_code == 200


@pytest.fixture
async def hasty(
    app: Starlette, services: Services, configuration: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[None]:
    """The application stops statements after a second."""
    monkeypatch.setattr(server.services, "STATEMENT_SECONDS", 1)
    async with reads_pool(configuration) as short:
        with other_services(app, reads=short):
            yield


@pytest.mark.usefixtures("hasty")
async def test_a_read_that_takes_too_long_is_stopped_and_says_what_would_do(
    api: Api, watching: asyncpg.Connection
) -> None:
    async with watching.transaction():
        await watching.execute("LOCK TABLE course IN ACCESS EXCLUSIVE MODE")

        response = await post(api, '{ courses { totalCount } course(slug: "x") { id } }')

        assert response.status_code == 200
        assert {error["extensions"]["code"] for error in response.json()["errors"]} == {"QUERY_TIMEOUT"}
        assert "smaller pages" in response.json()["errors"][0]["message"]
        assert response.json()["data"] is None
        assert (await post(api, "{ __typename }")).status_code == 200
    assert "errors" not in (await post(api, "{ courses { totalCount } }")).json()


@pytest.fixture
async def short_of_patience(watching: asyncpg.Connection, db: object) -> AsyncIterator[None]:
    """Mutations wait a fifth of a second for a lock."""
    await watching.execute("ALTER ROLE CURRENT_USER SET lock_timeout = '200ms'")
    await writes().expire_connections()
    yield
    await watching.execute("ALTER ROLE CURRENT_USER RESET lock_timeout")
    await writes().expire_connections()


@pytest.mark.usefixtures("short_of_patience")
async def test_a_mutation_whose_rows_are_locked_by_another_is_asked_to_come_back(
    api: Api, watching: asyncpg.Connection
) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    rotate = "mutation($i: InvitationLinkInput!) { rotateInvitationLink(input: $i) { userErrors { code } } }"
    async with watching.transaction():
        await watching.execute("SELECT 1 FROM membership FOR UPDATE")
        response = await post(owner, rotate, i={"organizationId": hillside.global_id})

    assert response.status_code == 503, response.text
    assert "errors" not in (await post(owner, rotate, i={"organizationId": hillside.global_id})).json()


# Requests that end in the middle.


async def cancelled(work: Any, chance: random.Random, longest: float) -> bool:
    """Start `work` and cancel it after a random while; whether the cancellation came before its end."""
    task = asyncio.ensure_future(work)
    await asyncio.sleep(chance.uniform(0, longest))
    task.cancel()
    if chance.random() < 0.3:
        await asyncio.sleep(0)
        task.cancel()  # Impatient: once more while it is cleaning up.
    try:
        await task
    except asyncio.CancelledError:
        return True
    return False


async def how_long(work: Any) -> float:
    started = time.perf_counter()
    await work
    return time.perf_counter() - started


@pytest.fixture
async def hillside() -> OwnedOrganization:
    return await owned_organization(credits=1_000)


@pytest.fixture
async def course() -> Lessons:
    return await lessons()


# A field whose task was cancelled before it began; graphql-core makes them all at once. It held nothing.
@pytest.mark.filterwarnings("ignore:coroutine .*_async_resolver. was never awaited:RuntimeWarning")
@pytest.mark.parametrize("at_once", [1, 20])
async def test_cancelled_reads_leak_no_connection(
    api: Api,
    services: Services,
    watching: asyncpg.Connection,
    hillside: OwnedOrganization,
    course: Lessons,
    at_once: int,
) -> None:
    owner, chance = await api.signed_in(hillside.owner.account_id), random.Random(at_once)  # noqa: S311 (test data)
    await post(owner, COURSES)
    # The shortest of several: one that a busy machine held up would let most requests end before their cancel.
    longest = 1.2 * at_once * min([await how_long(post(owner, COURSES)) for _ in range(7)])

    outcomes: list[bool] = []
    for _ in range(CANCELS // at_once):
        outcomes += await asyncio.gather(*(cancelled(post(owner, COURSES), chance, longest) for _ in range(at_once)))

    gc.collect()
    assert sum(outcomes) > CANCELS / 4
    await assert_nothing_is_held(services, watching)
    assert (await post(owner, COURSES)).status_code == 200


@pytest.mark.parametrize("at_once", [1, 20])
async def test_cancelled_mutations_leak_no_connection_and_are_done_wholly_or_not_at_all(
    api: Api,
    services: Services,
    watching: asyncpg.Connection,
    hillside: OwnedOrganization,
    at_once: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner, chance = await api.signed_in(hillside.owner.account_id), random.Random(at_once)  # noqa: S311 (test data)
    monkeypatch.setitem(LIMITS, "create_organization_by_account", Limit(10 * CANCELS, 60))

    def create(number: int) -> Any:
        query = "mutation($i: CreateOrganizationInput!) { createOrganization(input: $i) { userErrors { code } } }"
        given = {"name": "Anew", "kind": "SCHOOL", "slug": f"anew-{number}", "idempotencyKey": f"key-{number}"}
        return post(owner, query, i=given)

    await create(CANCELS)
    longest = 1.2 * at_once * await how_long(create(CANCELS + 1))

    outcomes: list[bool] = []
    for start in range(0, CANCELS, at_once):
        some = (cancelled(create(number), chance, longest) for number in range(start, start + at_once))
        outcomes += await asyncio.gather(*some)

    assert sum(outcomes) > CANCELS / 4
    await assert_nothing_is_held(services, watching)
    halves = await watching.fetchval(
        "SELECT count(*) FROM organization o WHERE slug LIKE 'anew-%' AND NOT EXISTS (SELECT 1 FROM invitation_link l"
        " JOIN membership m USING (organization_id) JOIN audit_entry a USING (organization_id)"
        " WHERE l.organization_id = o.id)"
    )
    assert halves == 0
    again = await asyncio.gather(*(create(number) for number in range(0, CANCELS, 10)))
    assert all("errors" not in answer.json() for answer in again)
    assert all(answer.json()["data"]["createOrganization"]["userErrors"] == [] for answer in again)


def test_a_mutation_waits_for_locks_and_statements_only_so_long(configuration: Settings) -> None:
    chosen = server.services.writes_config(configuration)["connections"]["default"]["credentials"]

    assert chosen["server_settings"]["lock_timeout"] == "5s"
    assert chosen["server_settings"]["statement_timeout"] == "15s"
    assert chosen["server_settings"]["idle_in_transaction_session_timeout"] == "60s"
