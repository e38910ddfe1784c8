"""The world in a database, and the API on it; made once per module, for nothing here changes it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import asyncpg
import pytest
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from server.config.orm import credentials
from tests.client import Api
from tests.visibility.comparison import Onlookers
from tests.visibility.world import load, small_world


@pytest.fixture(scope="module")
async def onlookers(
    app: Starlette, database: str, db: TortoiseContext, row_eraser: Callable[[], object]
) -> AsyncIterator[Onlookers]:
    """The small world, as anybody in it meets it through the API, who may ask for everything at once."""
    world = small_world()
    connection = await asyncpg.connect(**credentials(database))
    await load(world, connection)
    await connection.close()
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("per_request", "per_minute"):
            patch.setattr(app.state.services.budget, limit, 10**9)
        yield Onlookers(world, Api(app))
    await row_eraser()
