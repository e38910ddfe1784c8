"""The golden world in a database of its own test, and clients that sign in with tokens of the world."""

from __future__ import annotations

from collections.abc import Callable

import asyncpg
import pytest
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from domain.people.bearer_token import digest
from server.config.orm import credentials
from tests.client import Api
from tests.golden.world import golden_world
from tests.oracle.named_load import load
from tests.oracle.named_rows import FOREVER, AccessToken

SIGN_IN = "UPDATE access_token SET token_hash = $1, last_used_at = $2 WHERE id = $3"


@pytest.fixture
async def client_of(app: Starlette, database: str, clean_db: TortoiseContext, valkey: str) -> Callable[[str], Api]:
    """`client_of("ana")` is the API as Ana; "nobody" is not signed in."""
    world = golden_world()
    secrets = {token.account.name: f"tes_a{token.account.name.ljust(43, 'x')}" for token in world.all(AccessToken)}
    connection = await asyncpg.connect(**credentials(database))
    try:
        await load(world, connection)
        for token in world.all(AccessToken):
            # Used a moment ago by a clock that never catches up, so that its use is not noted again.
            await connection.execute(SIGN_IN, digest(secrets[token.account.name]), FOREVER, token.key)
    finally:
        await connection.close()

    def client(name: str) -> Api:
        return Api(app) if name == "nobody" else Api(app, {"Authorization": f"Bearer {secrets[name]}"})

    return client
