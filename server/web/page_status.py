"""Statuses of pages that are not there, or not there any more; what people read is as kind as ever.

| address | status |
|---|---|
| `/join/…` with a token that nobody made | 404 |
| `/join/…` of a link that is dead for good (replaced, used up, expired, revoked) | 410 |
| `/join/…` of a link that works, is switched off or is paused | 200: it may work later |
| `/join-staff` with a token that is not one of ours, or was made for something else | 404 |
| `/join-staff` with the token of an invitation that was accepted, revoked or has expired | 410 |
| `/join-staff` without a token, which the page has taken out of the address before | 200 |

The page itself asks the API what to say, whatever its status: programs, search engines and previews read the status.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.connections.join_offer import JoinOfferState
from domain.people.access import LinkPurpose
from domain.people.mailed_token import row_of_mailed_token
from permissions.people.viewer import ANONYMOUS
from server.config.settings import Settings
from server.services import Services
from server.web.static_pages import PAGES, page_response

GONE: Final = frozenset(
    {JoinOfferState.ROTATED, JoinOfferState.USED_UP, JoinOfferState.EXPIRED, JoinOfferState.REVOKED}
)
_STATE: Final = "query JoinPage($token: String!) { invitation(token: $token) { state } }"
_OFFER: Final = "query JoinStaffPage($token: String!) { staffInvitation(token: $token) { role } }"
_Status = Callable[[Request], Awaitable[int]]


def join_routes(settings: Settings) -> list[Route]:
    """The pages that links to join lead to, with the status of the link."""
    return [_route("/join/{token}", _status_of_link, settings), _route("/join-staff", _status_of_invitation, settings)]


def _route(path: str, status_of: _Status, settings: Settings) -> Route:
    page = next(each for each in PAGES if each.path == path)
    answers = {status: page_response(page, settings, status) for status in (200, 404, 410)}

    async def join(request: Request) -> Response:
        return answers[await status_of(request)]

    return Route(page.path, join, methods=["GET"])


async def _status_of_link(request: Request) -> int:
    data = await _data(_STATE, request.path_params["token"], request)
    if data is None:
        return 200
    if data["invitation"] is None:
        return 404
    return 410 if data["invitation"]["state"] in GONE else 200


async def _status_of_invitation(request: Request) -> int:
    token = request.query_params.get("token")
    if token is None:
        return 200
    services: Services = request.app.state.services
    if row_of_mailed_token(services.settings.key_ring, LinkPurpose.JOIN_STAFF, token) is None:
        return 404
    data = await _data(_OFFER, token, request)
    return 410 if data is not None and data["staffInvitation"] is None else 200


async def _data(query: str, token: str, request: Request) -> dict[str, Any] | None:
    """What the API answers to anybody about a token; None if an engine is away, of which the page speaks itself."""
    services: Services = request.app.state.services
    found = await services.executable.schema.execute(
        query,
        variable_values={"token": token.replace("\0", "")},
        context_value=services.context(ANONYMOUS, request),
    )
    if found.errors or found.data is None:
        return None
    data: dict[str, Any] = orjson.loads(orjson.dumps(found.data))
    return data
