"""`python -m benchmarks.reads.dataloaders PORT`."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
import strawberry
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache
from tortoise import Tortoise
from tortoise.connection import get_connection

from benchmarks.reads.dataloaders.loaders import Loaders
from benchmarks.reads.dataloaders.types import Query
from benchmarks.reads.serving import POOL_SIZE, database, run
from domain.people.access import TokenKind
from domain.people.bearer_token import digest
from permissions.people.token_viewer import viewer_of_token
from server.config.orm import orm_config_for

KINDS = {TokenKind.MOBILE_ACCESS, TokenKind.PERSONAL}


class Endpoint(GraphQL[Any, Any]):
    """Strawberry's own, with the same sign-in as the API and the faster JSON encoder."""

    async def get_context(self, request: Any, response: Any) -> dict[str, Any]:
        """Fresh loaders for whoever asks."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        async with get_connection("default").acquire_connection() as connection:
            found = await viewer_of_token(connection, digest(token), KINDS)
        if found is None:
            raise HTTPException(401)
        return {"loaders": Loaders(found.viewer)}

    def encode_json(self, data: object) -> bytes:
        """orjson."""
        return orjson.dumps(data)


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """Tortoise's pool, as the API has it."""
    orm = await Tortoise.init(config=orm_config_for(database(), pool_size=POOL_SIZE), _enable_global_fallback=True)
    yield
    await orm.close_connections()


if __name__ == "__main__":
    schema = strawberry.Schema(
        query=Query, extensions=[lambda: ParserCache(maxsize=64), lambda: ValidationCache(maxsize=64)]
    )
    endpoint = Endpoint(schema, graphql_ide=None)
    app = Starlette(routes=[Route("/graphql", endpoint, methods=["POST"])], lifespan=lifespan)
    run(app, int(sys.argv[1]))
