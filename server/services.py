"""What the API process holds for its lifetime: pools, limits, hashing, the schema."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg
from starlette.requests import HTTPConnection
from starlette.responses import Response
from tortoise import Tortoise

from compiler.cursor import SECRET
from compiler.execute import Compiler
from models.asyncpg_engine import leave_as_it_is, timed_pool
from permissions.people.viewer import Viewer
from schema.context import Context, Cookie
from server.auth.identity import Identification
from server.auth.passwords import Argon2Passwords
from server.auth.rate_limits import ValkeyRateLimits, changed, network
from server.config.orm import SESSION_SETTINGS, credentials, orm_config
from server.config.settings import Settings
from server.live.connection_limiter import ConnectionLimiter
from server.live.hub import Hub
from server.live.live import Live
from server.live.subscribing import Subscribing
from server.query.budget import QueryBudget
from server.query.explain import HEADER, may_explain
from server.query.persisted import PersistedQueries
from server.query.schema import Executable, executable
from workers.change_hints import ChangeHintPublisher

STATEMENT_SECONDS = 15
LOCK_SECONDS = 5
CONNECT_SECONDS = 5
CACHED_STATEMENTS = 100
CACHED_STATEMENT_BYTES = 16 * 1024
CACHED_STATEMENT_SECONDS = 300
"""PostgreSQL keeps a prepared statement's plan in each connection's memory, some 100 kB for a nested read, and
anybody may send queries of ever new shapes. So a connection keeps few, forgets them, and prepares the longest
anew each time.
"""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a request may need. One per process."""

    settings: Settings
    executable: Executable
    reads: asyncpg.Pool
    identification: Identification
    limits: ValkeyRateLimits
    passwords: Argon2Passwords
    compiler: Compiler
    budget: QueryBudget
    persisted: PersistedQueries
    live: Live
    hints: ChangeHintPublisher

    def context(self, viewer: Viewer, request: HTTPConnection) -> Context:
        """What resolvers find in `info.context`."""
        address = request.client.host if request.client else ""
        return Context(
            viewer=viewer,
            reads=self.reads,
            compiler=self.compiler,
            limits=self.limits,
            budget=self.budget,
            passwords=self.passwords,
            hints=self.hints,
            secret_key=self.settings.secret_key.get_secret_value(),
            public_url=self.settings.public_url,
            session_days=self.settings.session_days,
            client_address=address,
            client_network=network(address),
            former_secret_keys=self.settings.key_ring[1:],
            user_agent=request.headers.get("user-agent", "")[:200],
            explained=[] if HEADER in request.headers and may_explain(viewer) else None,
        )

    def set_cookie(self, response: Response, cookie: Cookie) -> None:
        """Put a cookie on a response; Secure wherever the public address is https."""
        response.set_cookie(
            cookie.name,
            cookie.value,
            max_age=cookie.max_age,
            path="/",
            secure=self.settings.public_url.startswith("https://"),
            httponly=cookie.http_only,
            samesite="lax",
        )


def cursor_secret(settings: Settings) -> bytes:
    """The key of cursors' tags: of the secret key, but of no use for anything else."""
    return hmac.digest(settings.secret_key.get_secret_value().encode(), b"tessera cursors", "sha256")


def reads_pool(settings: Settings) -> asyncpg.Pool:
    """The pool that compiled reads run on: read-only, bounded in time; connects when first used.

    Apart from Tortoise's, so that reads can go to a replica and a mistake in a read cannot write.
    """
    return timed_pool(
        **credentials(settings.database_url.get_secret_value()),
        min_size=0,
        max_size=settings.database_pool_size,
        statement_cache_size=CACHED_STATEMENTS,
        max_cached_statement_lifetime=CACHED_STATEMENT_SECONDS,
        max_cacheable_statement_size=CACHED_STATEMENT_BYTES,
        command_timeout=STATEMENT_SECONDS + 5,
        timeout=CONNECT_SECONDS,
        reset=leave_as_it_is,
        server_settings={
            **SESSION_SETTINGS,
            "application_name": "tessera reads",
            "default_transaction_read_only": "on",
            "statement_timeout": f"{STATEMENT_SECONDS}s",
        },
    )


def writes_config(settings: Settings) -> dict[str, Any]:
    """Tortoise's configuration, bounded in time: a mutation that waits for a lock ends before its client does."""
    config = orm_config(settings)
    chosen = config["connections"]["default"]["credentials"]
    chosen["timeout"] = CONNECT_SECONDS
    chosen["command_timeout"] = STATEMENT_SECONDS + 5
    chosen["server_settings"] |= {"statement_timeout": f"{STATEMENT_SECONDS}s", "lock_timeout": f"{LOCK_SECONDS}s"}
    return config


@asynccontextmanager
async def running_services(settings: Settings, *, orm_is_running: bool = False) -> AsyncIterator[Services]:
    """The services of one process; starts without its engines and uses them once they are there.

    Tortoise can run once per process: `orm_is_running` says that somebody else started it and will stop it.
    """
    async with AsyncExitStack() as stack:
        if not orm_is_running:
            orm = await Tortoise.init(config=writes_config(settings), _enable_global_fallback=True)
            stack.push_async_callback(orm.close_connections)
        passwords = Argon2Passwords()
        stack.callback(passwords.close)
        limits = ValkeyRateLimits(
            settings.valkey_url.get_secret_value(),
            settings.secret_key.get_secret_value(),
            changed(settings.rate_limits),
        )
        stack.push_async_callback(limits.close)
        reads = await stack.enter_async_context(reads_pool(settings))
        identification = Identification(reads, public_url=settings.public_url, session_days=settings.session_days)
        stack.push_async_callback(identification.close)
        budget = QueryBudget(
            settings.valkey_url.get_secret_value(),
            per_request=settings.query_cost_limit,
            per_minute=settings.query_cost_per_minute,
        )
        budget.start()
        stack.push_async_callback(budget.close)
        persisted = PersistedQueries(settings.valkey_url.get_secret_value(), executable().schema._schema)
        stack.push_async_callback(persisted.close)
        compiler = Compiler(executable().catalogue, cursor_secret(settings))
        live = live_of(settings, reads, compiler)
        live.hub.start()
        stack.push_async_callback(live.hub.close)
        hints = ChangeHintPublisher(settings.valkey_url.get_secret_value())
        stack.push_async_callback(hints.close)
        yield Services(
            settings, executable(), reads, identification, limits, passwords, compiler, budget, persisted, live, hints
        )


def live_of(settings: Settings, reads: asyncpg.Pool, compiler: Compiler) -> Live:
    """What subscriptions need; the hub is not started yet."""
    common = {"public_url": settings.public_url, SECRET: compiler.cursor_secret}
    hub = Hub(
        reads,
        database=credentials(settings.database_url.get_secret_value()),
        valkey_url=settings.valkey_url.get_secret_value(),
        common=common,
        cost_per_minute=settings.query_cost_per_minute,
    )
    return Live(hub, Subscribing(executable(), compiler, common), ConnectionLimiter(settings.live_connections))
