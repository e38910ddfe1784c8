"""Real engines for every test: one PostgreSQL and one Valkey per test process, both thrown away with it.

| fixture | gives |
|---|---|
| `database` | the URL of this process's database, migrated, empty |
| `db` | Tortoise, bound to that database; models can be used |
| `clean_db` | the same, and every row is deleted after the test; for whatever commits |
| `fresh_database` | the URL of a database of this test alone, dropped after it |
| `valkey` | the URL of this process's Valkey, emptied after the test |
| `configuration` | Settings that lead to all of these, as `server.config.settings.settings()` also gives them |
| `api` | a client of the API over HTTP, in this process; `api.signed_in(account_id)` is somebody |
| `mails` | what the mail server of `configuration` took: `mails(to="a@b.test")` |
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path

import asyncpg
import pytest
import redis.asyncio as redis
from starlette.applications import Starlette
from tortoise import Tortoise
from tortoise.context import TortoiseContext

from models.connections import roster
from server.app import create_app
from server.config.orm import credentials, orm_config_for
from server.config.settings import PREFIX, Settings, read_settings, settings
from server.engines.postgres import EmbeddedPostgres
from server.engines.valkey import EmbeddedValkey
from server.operations.mail_catcher import listen
from server.operations.migrate import create_database, migrate
from server.services import Services, running_services
from server.web.caught_mails import Mail, read
from tests.client import Api

ROOT = Path(__file__).parents[1]
TEMPLATE = "template"
_numbers = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    """An option has to be known before the folder that uses it is collected."""
    parser.addoption("--golden-write", action="store_true", help="Rewrite tests/golden/cases (refused in CI).")


def pytest_configure() -> None:
    """No test may reach the system that `tessera up` runs in this folder, or what the operator has set."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        del os.environ[name]
    os.environ[f"{PREFIX}DATA_DIR"] = "/nonexistent"
    os.environ[f"{PREFIX}DATABASE_URL"] = "postgres://no-fixture-was-asked-for/none"
    os.environ[f"{PREFIX}VALKEY_URL"] = "unix:///nonexistent/no-fixture-was-asked-for"
    os.environ[f"{PREFIX}SECRET_KEY"] = "a secret that only tests know, long enough"


@pytest.fixture(scope="session")
def engine_folder() -> Iterator[Path]:
    """Where this process's engines live. Not below pytest's folder: `nobody`, as root starts it, cannot go there."""
    folder = Path(tempfile.mkdtemp(prefix="tessera-test-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres(engine_folder: Path) -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL of this test process."""
    engine = EmbeddedPostgres(engine_folder, durable=False)
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture(scope="session")
async def template(postgres: EmbeddedPostgres) -> str:
    """The name of a migrated database that others are cloned from; nobody may be connected to it."""
    await create_database(postgres.url(TEMPLATE))
    await migrate(postgres.url(TEMPLATE))
    return TEMPLATE


@pytest.fixture(scope="session")
async def database(postgres: EmbeddedPostgres, template: str) -> str:
    """The URL of the database that this process's tests share."""
    await _run(postgres, f"CREATE DATABASE tessera TEMPLATE {template}")
    return postgres.url("tessera")


@pytest.fixture
async def fresh_database(postgres: EmbeddedPostgres, template: str) -> AsyncIterator[str]:
    """The URL of a migrated, empty database that no other test sees."""
    name = f"fresh_{next(_numbers)}"
    await _run(postgres, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield postgres.url(name)
    await _run(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
async def db(database: str) -> AsyncIterator[TortoiseContext]:
    """Tortoise on the shared database, for every task of this process. There can be one such context only."""
    context = await Tortoise.init(config=orm_config_for(database, pool_size=10), _enable_global_fallback=True)
    # Opens the pool now, so that what it starts belongs to the session and not to the first test.
    await context.connections.get("default").execute_query("SELECT 1")
    yield context
    await context.close_connections()


@pytest.fixture(scope="session")
async def row_eraser(database: str) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Deletes every row of every table, in one round trip."""
    connection = await asyncpg.connect(**credentials(database))
    tables = await connection.fetch(
        "SELECT format('%I', tablename) AS name FROM pg_tables "
        "WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations'"
    )
    # As a replica, neither foreign keys nor the triggers that keep the ledger append-only are in the way.
    script = "BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = '5s'; "
    deletes = "".join(f"DELETE FROM {table['name']}; " for table in tables)  # noqa: S608 (names of our tables)
    script += f"{deletes} COMMIT"

    async def erase() -> None:
        await connection.execute(script)

    yield erase
    await connection.close()


@pytest.fixture
async def clean_db(db: TortoiseContext, row_eraser: Callable[[], Awaitable[None]]) -> AsyncIterator[TortoiseContext]:
    """Tortoise on a database that is empty before the test, and again after it.

    Whatever the test wrote, triggers have kept the rosters.
    """
    yield db
    async with db.connections.get("default").acquire_connection() as connection:
        wrong = await roster.differences(connection, sample=10**9)
    await row_eraser()
    assert wrong == 0, "rosters are not as they should be"


@pytest.fixture(scope="session")
def valkey_server(engine_folder: Path) -> Iterator[EmbeddedValkey]:
    """A Valkey of this test process."""
    engine = EmbeddedValkey(engine_folder, durable=False)
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture
async def valkey(valkey_server: EmbeddedValkey) -> AsyncIterator[str]:
    """The URL of this process's Valkey, empty."""
    yield valkey_server.url
    async with redis.from_url(valkey_server.url) as client:
        await client.flushdb()


@pytest.fixture(scope="session")
async def mail_server(engine_folder: Path) -> AsyncIterator[tuple[int, Path]]:
    """The port of a mail server that delivers nothing, and the folder where it keeps everything."""
    folder = engine_folder / "mail"
    async with await listen("127.0.0.1", 0, folder) as server:
        yield server.sockets[0].getsockname()[1], folder


@pytest.fixture
def mails(mail_server: tuple[int, Path]) -> Iterator[Callable[..., list[Mail]]]:
    """Mails that this test caused, the oldest first; `mails(to="a@b.test")` only those to one address."""
    _, folder = mail_server
    yield lambda to=None: read(folder, to=to)
    for path in [*folder.glob("new/*"), *folder.glob("cur/*")]:
        path.unlink()


@pytest.fixture(scope="session")
def configuration(
    database: str, valkey_server: EmbeddedValkey, mail_server: tuple[int, Path], engine_folder: Path
) -> Iterator[Settings]:
    """Settings for this process's engines, in the environment too, for whatever reads or inherits it."""
    chosen = {
        "environment": "development",
        "database_url": database,
        "valkey_url": valkey_server.url,
        "smtp_port": str(mail_server[0]),
        "data_dir": str(engine_folder),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in chosen.items():
            patch.setenv(f"{PREFIX}{name.upper()}", value)
        settings.cache_clear()
        yield read_settings()
    settings.cache_clear()


@pytest.fixture(autouse=True)
async def no_task_outlives_its_test() -> AsyncIterator[None]:
    """Cancels what a test left running, if it is code of ours; the libraries' own tasks belong to the session."""
    before = asyncio.all_tasks()
    yield
    left = {task for task in asyncio.all_tasks() - before if _is_ours(task)}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def _is_ours(task: asyncio.Task[object]) -> bool:
    code = getattr(task.get_coro(), "cr_code", None)
    where = Path(code.co_filename) if code is not None else Path("/")
    return task is not asyncio.current_task() and ROOT in where.parents and ".venv" not in where.parts


async def _run(postgres: EmbeddedPostgres, statement: str) -> None:
    connection = await asyncpg.connect(**credentials(postgres.url("postgres")))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture(scope="session")
async def services(db: TortoiseContext, configuration: Settings) -> AsyncIterator[Services]:
    """What the API process holds, on this process's engines; Tortoise is the `db` fixture's."""
    async with running_services(configuration, orm_is_running=True) as running:
        yield running


@pytest.fixture(scope="session")
async def app(services: Services, configuration: Settings) -> Starlette:
    """The application itself, without a socket."""
    application = create_app(configuration)
    application.state.services = services
    return application


@pytest.fixture
async def api(app: Starlette, clean_db: TortoiseContext, valkey: str) -> Api:
    """The API as clients meet it, over HTTP in this process; nobody is signed in."""
    return Api(app)
