"""The only place where exceptions become what a client sees."""

from __future__ import annotations

import secrets
from typing import Any

import asyncpg
import structlog
from graphql import GraphQLError, ValueNode
from redis.exceptions import ConnectionError as ValkeyConnectionError
from redis.exceptions import TimeoutError as ValkeyTimeoutError
from tortoise.exceptions import DBConnectionError

from domain.refusal import Refusal
from domain.unavailable import ServiceUnavailable
from models.asyncpg_engine import NoFreeConnection

RETRY_AFTER_SECONDS = 2
AWAY = (
    ServiceUnavailable,
    NoFreeConnection,
    DBConnectionError,
    ValkeyConnectionError,
    ValkeyTimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.LockNotAvailableError,
    OSError,
    TimeoutError,
)
"""What an engine that is away, restarting, overloaded or not set up yet looks like; worth a 503 and another try."""

TOO_LONG = (
    "This took longer than a request may take and was stopped. Ask for less at once: smaller pages, fewer lists "
    "inside lists."
)

log = structlog.get_logger("tessera.api")


class Outage(Exception):
    """A request could not be answered because an engine is away. HTTP answers 503."""

    def __init__(self, retry_after: int = RETRY_AFTER_SECONDS) -> None:
        self.retry_after = retry_after
        super().__init__(
            f"A service that Tessera needs is away or busy. Try again in {retry_after} s; a mutation with the same "
            "`idempotencyKey`, so that it is done once even if it was done now."
        )


def outage_of(cause: BaseException | None, **where: Any) -> Outage | None:
    """The outage that `cause` is a sign of, if it is one."""
    if not (isinstance(cause, AWAY) or _is_of_lost_connection(cause)):
        return None
    log.warning("engine_away", error=type(cause).__name__, reason=str(cause), **where)
    return Outage(getattr(cause, "retry_after", RETRY_AFTER_SECONDS))


def is_of_the_query(cause: BaseException) -> bool:
    """Whether PostgreSQL refused or stopped a statement for what it is; another try would end in the same way."""
    if isinstance(cause, asyncpg.QueryCanceledError):
        return True
    return isinstance(cause, asyncpg.PostgresError) and not isinstance(cause, AWAY)


def _is_of_lost_connection(cause: BaseException | None) -> bool:
    """Whether one of asyncpg's own errors, which mostly mean misuse (a defect), means that PostgreSQL went away."""
    if isinstance(cause, asyncpg.InterfaceError):
        return "clos" in str(cause)
    # A query that is sent after the server's goodbye has arrived and before the socket is closed.
    return isinstance(cause, asyncpg.InternalClientError) and "cannot switch to state" in str(cause)


def original_of(error: GraphQLError) -> BaseException | None:
    """The exception behind a GraphQL error, however often it was wrapped; None for one of GraphQL itself."""
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def outage_in(errors: list[GraphQLError] | None) -> Outage | None:
    """The outage that made an operation fail, if one did."""
    causes = ((original_of(error), error.path) for error in errors or ())
    # A statement that was stopped is the query's own fault here: `formatted` says so.
    found = (outage_of(cause, path=path) for cause, path in causes if not isinstance(cause, asyncpg.QueryCanceledError))
    return next((outage for outage in found if outage is not None), None)


def formatted(error: GraphQLError) -> dict[str, Any]:
    """An error as clients see it: ours and GraphQL's as they are, everything else masked under an id."""
    cause = original_of(error)
    if isinstance(cause, Refusal):
        extra = {"retryAfter": cause.retry_after} if cause.retry_after is not None else {}
        return {**_shape(error), "message": cause.text, "extensions": {"code": cause.code, **extra}}
    if isinstance(cause, asyncpg.QueryCanceledError):
        return {**_shape(error), "message": TOO_LONG, "extensions": {"code": "QUERY_TIMEOUT"}}
    if (
        error.path is None
        and isinstance(cause, ValueError)
        and isinstance(next(iter(error.nodes or ()), None), ValueNode)
    ):
        # A literal of the client's that Python itself refused to read, such as a number of 5,000 digits.
        message = "This value cannot be read as the type that belongs here."
        return {**_shape(error), "message": message, "extensions": {"code": "GRAPHQL_VALIDATION_FAILED"}}
    if cause is None:
        shown = dict(error.formatted)
        extensions = {"code": "GRAPHQL_VALIDATION_FAILED", **(error.extensions or {})}
        return {**shown, "extensions": extensions}
    return {**_shape(error), **masked(cause, path=error.path)}


def masked(cause: BaseException, **where: Any) -> dict[str, Any]:
    """What is said of a defect of ours; the log carries the same id and the whole story."""
    error_id = secrets.token_hex(8)
    log.error("unexpected_error", error_id=error_id, exc_info=cause, **where)
    message = f"Something went wrong on our side. If it stays, tell us this id: {error_id}."
    return {"message": message, "extensions": {"code": "INTERNAL_ERROR", "id": error_id}}


def _shape(error: GraphQLError) -> dict[str, Any]:
    return {key: value for key, value in error.formatted.items() if key in {"path", "locations"}}
