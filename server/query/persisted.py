"""Documents by their hash: Apollo's automatic persisted queries (APQ), by GET and POST.

A client sends the SHA-256 of its document alone. Whoever knows the document answers; otherwise the client is told
PERSISTED_QUERY_NOT_FOUND and sends both once. Documents are kept in Valkey for all API processes, for DAY_SECONDS after
they were last read there and MAX_DOCUMENTS at most, so that nobody fills it; each process remembers the latest.
Without Valkey the answer is PERSISTED_QUERY_NOT_SUPPORTED, after which clients send whole documents.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from dataclasses import replace
from typing import Any, Final

import redis.asyncio as redis
import structlog
from graphql import GraphQLError, GraphQLSchema
from redis.exceptions import RedisError

from server.query.document_cache import MAX_CACHED_LENGTH, KnownDocuments
from server.query.request import BadRequest, GraphQLRequest

DAY_SECONDS: Final = 86_400
MAX_DOCUMENTS: Final = 2_000
MAX_REMEMBERED: Final = 256
ANSWER_SECONDS: Final = 1.0
_KEY: Final = "tessera:document:"
_BY_USE: Final = "tessera:documents"

log = structlog.get_logger("tessera.api")


class PersistedQueries:
    """What this process remembers, and Valkey behind it. Opens no connection until it is needed."""

    def __init__(self, valkey_url: str, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._remembered: OrderedDict[str, str] = OrderedDict()
        self._valkey: Any = redis.Redis.from_url(
            valkey_url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS, decode_responses=True
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._valkey.aclose()

    async def with_document(self, wanted: GraphQLRequest) -> GraphQLRequest:
        """The request with its document, which is kept if the request brought it. Raises BadRequest."""
        digest = wanted.document_hash
        if digest is None:
            return wanted
        if not wanted.query:
            return replace(wanted, query=await self._found(digest))
        if hashlib.sha256(wanted.query.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            raise BadRequest(400, "BAD_REQUEST", "`sha256Hash` is not the SHA-256 of `query`.")
        # Also what is remembered here: it comes because some process did not find it.
        if self._is_worth_keeping(wanted.query):
            await self._keep(digest, wanted.query)
        return wanted

    def _is_worth_keeping(self, query: str) -> bool:
        if len(query) > MAX_CACHED_LENGTH:
            return False
        try:
            return not KnownDocuments.know(query, self._schema)[0].errors
        except GraphQLError:
            return False

    async def _found(self, digest: str) -> str:
        known = self._remembered.get(digest)
        if known is not None:
            self._remembered.move_to_end(digest)
            return known
        try:
            async with self._valkey.pipeline(transaction=False) as pipeline:
                pipeline.getex(_KEY + digest, ex=DAY_SECONDS)
                pipeline.zadd(_BY_USE, {digest: time.time()}, xx=True)
                found = (await pipeline.execute())[0]
        except (RedisError, OSError) as error:
            log.warning("persisted_queries_away", error=type(error).__name__)
            raise BadRequest(200, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported") from None
        if found is None:
            raise BadRequest(200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        self._remember(digest, found)
        return str(found)

    async def _keep(self, digest: str, query: str) -> None:
        """Without Valkey the query is answered all the same; the client will be asked for it again."""
        moment = time.time()
        try:
            async with self._valkey.pipeline(transaction=False) as pipeline:
                pipeline.set(_KEY + digest, query, ex=DAY_SECONDS)
                pipeline.zadd(_BY_USE, {digest: moment})
                pipeline.zremrangebyscore(_BY_USE, "-inf", moment - DAY_SECONDS)
                pipeline.zcard(_BY_USE)
                count = (await pipeline.execute())[3]
            if count > MAX_DOCUMENTS:
                oldest = await self._valkey.zpopmin(_BY_USE, count - MAX_DOCUMENTS)
                await self._valkey.delete(*(_KEY + each for each, _ in oldest))
        except (RedisError, OSError) as error:
            log.warning("persisted_queries_away", error=type(error).__name__)
            return
        self._remember(digest, query)

    def _remember(self, digest: str, query: str) -> None:
        self._remembered[digest] = query
        if len(self._remembered) > MAX_REMEMBERED:
            self._remembered.popitem(last=False)
