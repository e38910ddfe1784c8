"""Queries and mutations that come over a socket or are wanted as an event stream: one answer, as over HTTP."""

from __future__ import annotations

from typing import Any

from graphql import GraphQLError

from schema.context import Context
from server.query.errors import Outage, formatted, masked, outage_in, outage_of
from server.query.request import BadRequest, GraphQLRequest
from server.services import Services
from server.transport.cached_query import cached_answer
from server.transport.http import in_order


async def one_answer(wanted: GraphQLRequest, context: Context, services: Services) -> dict[str, Any]:
    """The body of the answer. It has no `data` where nothing ran; never raises but when cancelled."""
    try:
        result = await cached_answer(wanted, context, services) or await in_order(wanted, context, services)
        outage = outage_in(result.errors)
        if outage is not None:
            return _failed(str(outage), "UNAVAILABLE")
        return _body(result.data, result.errors, result.extensions)
    except BadRequest as refused:
        return _failed(str(refused), refused.code)
    except Exception as problem:
        return failure(problem)


def failure(problem: Exception) -> dict[str, Any]:
    """The body that says of an exception what a client may know."""
    outage = problem if isinstance(problem, Outage) else outage_of(problem, where="live")
    if outage is not None:
        return _failed(str(outage), "UNAVAILABLE")
    return {"errors": [masked(problem, where="live")]}


def refused(errors: list[GraphQLError]) -> list[dict[str, Any]]:
    """Errors as clients see them."""
    return [formatted(error) for error in errors]


def _body(data: Any, errors: list[GraphQLError] | None, extensions: Any) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if errors:
        body["errors"] = refused(errors)
    if not (data is None and errors and not any(error.path for error in errors)):
        body["data"] = data
    if extensions:
        body["extensions"] = extensions
    return body


def _failed(message: str, code: str) -> dict[str, Any]:
    return {"errors": [{"message": message, "extensions": {"code": code}}]}
