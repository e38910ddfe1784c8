"""Statuses of pages that are not there, or not there any more; what people read is as kind as ever.

| address | status |
|---|---|
| a page that nobody made | 404, as a page to browsers and a line of text to programs |
| `/join/…` with a token that nobody made | 404 |
| `/join/…` of a link that is dead for good (replaced, used up, expired, revoked) | 410 |
| `/join/…` of a link that works, is switched off or is paused | 200: it may work later |

The page itself asks the API what to say, whatever its status: programs, search engines and previews read the status.
"""

from __future__ import annotations

from typing import Final

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ExceptionHandler

from domain.connections.join_offer import JoinOfferState
from permissions.people.viewer import ANONYMOUS
from server.config.settings import Settings
from server.services import Services
from server.web.headers import PAGE
from server.web.static_pages import PAGES, Page, page_response

NOT_FOUND: Final = Page("", "pages/not-found.html", PAGE)
GONE: Final = frozenset(
    {JoinOfferState.ROTATED, JoinOfferState.USED_UP, JoinOfferState.EXPIRED, JoinOfferState.REVOKED}
)
_STATE: Final = "query JoinPage($token: String!) { invitation(token: $token) { state } }"


def join_route(settings: Settings) -> Route:
    """The page that a link leads to, with the status of the link."""
    page = next(each for each in PAGES if each.path == "/join/{token}")
    answers = {status: page_response(page, settings, status) for status in (200, 404, 410)}

    async def join(request: Request) -> Response:
        return answers[await _status_of(request)]

    return Route(page.path, join, methods=["GET"])


async def _status_of(request: Request) -> int:
    services: Services = request.app.state.services
    found = await services.executable.schema.execute(
        _STATE,
        variable_values={"token": request.path_params["token"].replace("\0", "")},
        context_value=services.context(ANONYMOUS, request),
    )
    if found.errors or found.data is None:
        return 200  # An engine is away: the page says so itself.
    offer = orjson.loads(orjson.dumps(found.data))["invitation"]
    if offer is None:
        return 404
    return 410 if offer["state"] in GONE else 200


def not_found(settings: Settings) -> ExceptionHandler:
    """What answers an address that no route has."""
    page = page_response(NOT_FOUND, settings, 404)

    async def answer(request: Request, error: Exception) -> Response:
        if "text/html" in request.headers.get("accept", "").lower():
            return page
        detail = error.detail if isinstance(error, HTTPException) else "Not Found"
        return PlainTextResponse(detail, 404)

    return answer
