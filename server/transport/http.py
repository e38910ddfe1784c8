"""GraphQL over HTTP: POST and GET /graphql (GraphQL over HTTP, working draft)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from schema.context import Context
from server.auth import csrf
from server.auth.identity import Unauthenticated
from server.query.errors import Outage, formatted, masked, outage_in, outage_of
from server.query.explain import HEADER, explanations
from server.query.request import BadRequest, GraphQLRequest, read_request
from server.services import Services
from server.transport.cached_mutation import PLANS, Plan, carried_out
from server.transport.cached_query import CachedAnswer, cached_answer
from server.transport.single_statement import answered_in_one_statement

RESPONSE_JSON = "application/graphql-response+json"
LEGACY_JSON = "application/json"
_EVERY_TYPE = {OperationType.QUERY, OperationType.MUTATION}


async def graphql_over_http(request: Request) -> Response:
    """Answer one request; whatever goes wrong, the answer is JSON that says so."""
    if request.method == "GET" and not {"query", "extensions"} & set(request.query_params) and _wants_html(request):
        return RedirectResponse("/graphiql", status_code=302)
    services: Services = request.app.state.services
    media_type = _media_type(request)
    try:
        return await _answer(request, services, media_type)
    except BadRequest as refused:
        return _refusal(media_type, refused.status, refused.code, str(refused), refused.headers)
    except Unauthenticated as refused:
        return _refusal(media_type, refused.status, refused.code, str(refused), dict(refused.headers))
    except Exception as problem:
        outage = problem if isinstance(problem, Outage) else outage_of(problem, where="graphql_over_http")
        if outage is not None:
            return _refusal(media_type, 503, "UNAVAILABLE", str(outage), {"Retry-After": str(outage.retry_after)})
        # The last line of defence: a defect is logged whole and shown as an id.
        return _json({"errors": [masked(problem, where="graphql_over_http")]}, 500, media_type)


async def _answer(request: Request, services: Services, media_type: str) -> Response:
    wanted = await read_request(request, services.settings.body_limit_bytes)
    wanted = await services.persisted.with_document(wanted)
    plan = None if HEADER in request.headers else PLANS.plan(wanted, services)
    if plan is None:
        found = await answered_in_one_statement(wanted, request, services)
    else:
        found = await _by_remembered_learner(plan, wanted, request, services)
    if found is not None:
        return _response(found, media_type)
    viewer = await services.identification.identify(request)
    try:
        csrf.check_request(viewer, request, services.settings)
    except csrf.CsrfRefused as refused:
        response = _refusal(media_type, refused.status, refused.code, str(refused), {})
        cookie = csrf.csrf_cookie(viewer, services.settings.secret_key.get_secret_value())
        if cookie is not None:
            services.set_cookie(response, cookie)
        return response
    context = services.context(viewer, request)
    result: Any = None
    if plan is None:
        result = await cached_answer(wanted, context, services)
    else:
        result = await carried_out(plan, wanted, context, services, token_is_proven=True)
    result = result or await in_order(wanted, context, services)
    more = {}
    if context.explained:
        more["explain"] = await explanations(services.reads, context.explained)
    response = _response(result, media_type, more)
    for cookie in context.cookies:
        services.set_cookie(response, cookie)
    return response


async def _by_remembered_learner(
    plan: Plan, wanted: GraphQLRequest, request: Request, services: Services
) -> CachedAnswer | None:
    """A mutation for a learner whose token was seen before; None if it has to be looked up, and nothing was done."""
    presented = services.identification.presented(request)
    seen = None if presented is None else services.identification.seen.find(presented.digest)
    if seen is None or seen.learner is None or not seen.is_used_recently:
        return None
    try:
        csrf.check_request(seen, request, services.settings)
    except csrf.CsrfRefused:
        return None
    context = services.context(seen.learner, request)
    return await carried_out(plan, wanted, context, services, token_is_proven=False)


def _response(result: CachedAnswer | ExecutionResult, media_type: str, more: Mapping[str, Any] = {}) -> Response:
    """The answer as JSON, with `more` extensions. Raises Outage if an engine was away."""
    errors = result.errors
    outage = outage_in(errors) if errors else None
    if outage is not None:
        raise outage
    body: dict[str, Any] = {}
    if errors:
        body["errors"] = [formatted(error) for error in errors]
    never_ran = result.data is None and bool(errors) and not any(error.path for error in errors or ())
    if not never_ran:
        body["data"] = result.data
    extensions = {**(result.extensions or {}), **more}
    if extensions:
        body["extensions"] = extensions
    response = _json(body, _status(errors or ()) if never_ran and media_type == RESPONSE_JSON else 200, media_type)
    wait = retry_after_of(errors or ())
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def _status(errors: Sequence[GraphQLError]) -> int:
    """Of a request that never ran, to whoever accepts `application/graphql-response+json`.

    The older media type has 200 for every well-formed request (GraphQL over HTTP, "application/json").
    """
    return 429 if retry_after_of(errors) is not None else 400


def retry_after_of(errors: Sequence[GraphQLError]) -> int | None:
    """Seconds after which a request that was refused for the minute's budget may come again."""
    found = (error.extensions or {} for error in errors if error.path is None)
    return next((each["retryAfter"] for each in found if each.get("code") == "RATE_LIMITED"), None)


async def in_order(wanted: GraphQLRequest, context: Context, services: Services) -> Any:
    """The ordinary way: GraphQL's execution. Raises BadRequest where there is no operation to run."""
    try:
        return await services.executable.schema.execute(
            wanted.query,
            variable_values=wanted.variables,
            context_value=context,
            operation_name=wanted.operation_name,
            allowed_operation_types={OperationType.QUERY} if wanted.read_only else _EVERY_TYPE,
        )
    except InvalidOperationTypeError as refused:
        raise _not_here(refused.operation_type) from None
    except CannotGetOperationTypeError:
        raise BadRequest(
            400, "BAD_REQUEST", "Name the operation to run in `operationName`; it must be in the document."
        ) from None
    except MissingQueryError:
        raise BadRequest(400, "BAD_REQUEST", "`query` holds no operation.") from None


def _not_here(operation: OperationType) -> BadRequest:
    if operation is OperationType.SUBSCRIPTION:
        return BadRequest(
            400,
            "BAD_REQUEST",
            "Subscribe over a WebSocket that speaks `graphql-transport-ws`, or ask for an event stream with "
            "`Accept: text/event-stream`.",
        )
    return BadRequest(405, "METHOD_NOT_ALLOWED", "Send mutations by POST.", {"Allow": "POST"})


def _media_type(request: Request) -> str:
    return RESPONSE_JSON if RESPONSE_JSON in request.headers.get("accept", "").lower() else LEGACY_JSON


def _wants_html(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "").lower()


def _refusal(media_type: str, status: int, code: str, message: str, headers: dict[str, str]) -> Response:
    body = {"errors": [{"message": message, "extensions": {"code": code}}]}
    response = _json(body, status, media_type)
    response.headers.update(headers)
    return response


def _json(body: dict[str, Any], status: int, media_type: str) -> Response:
    return _Json(orjson.dumps(body), status, _HEADERS[media_type])


_HEADERS: Final = {
    media_type: (
        (b"content-type", f"{media_type}; charset=utf-8".encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    )
    for media_type in (RESPONSE_JSON, LEGACY_JSON)
}


class _Json(Response):
    """JSON whose headers are written out already; others can be added as to any response."""

    def __init__(self, body: bytes, status: int, headers: Sequence[tuple[bytes, bytes]]) -> None:
        self.status_code, self.body, self.background = status, body, None
        self.raw_headers = [(b"content-length", b"%d" % len(body)), *headers]
