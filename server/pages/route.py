"""Answers a public page's requests: GET shows it and changes nothing, POST carries out what its form says.

| what happens | answer |
|---|---|
| the form was carried out | 303 to the page that says so, or goes on |
| it was refused | 422 (429 for too many tries), the form again with what was typed, but for passwords |
| it is not ours, or was open while somebody else signed in | 403, the same |
| a link of the language switch | 303 to the same page, the language in a cookie |
| an engine is away | 503, in words |
| a defect of ours | 500, with the id that the log has |
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlencode

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from domain.people.csrf_token import COOKIE_SECONDS
from schema.context import Cookie
from server.pages.form_body import BadForm
from server.pages.operation import Refused
from server.pages.reader_language import CHOSEN_BY, LANGUAGE_COOKIE, chosen_language
from server.pages.visit import FormRefused, Visit
from server.query.errors import Outage, masked, outage_of

Show = Callable[[Visit], Awaitable[Response]]
Act = Callable[[Visit], Awaitable[Response | None]]
"""None: it was refused, and the page is shown again."""
_SECRETS: Final = frozenset({"password"})


def page_route(path: str, show: Show, act: Act | None = None, *, reads_form: bool = True) -> Route:
    """The route of one page; without `act` it has no form that changes anything.

    With `reads_form=False` a POST may come from anywhere, and says nothing but its address.
    """
    endpoint = page_endpoint(show, act, reads_form=reads_form)
    return Route(path, endpoint, methods=["GET"] if act is None else ["GET", "POST"])


def page_endpoint(
    show: Show, act: Act | None = None, *, reads_form: bool = True
) -> Callable[[Request], Awaitable[Response]]:
    """What answers the requests of one page, wherever it is."""

    async def answer(request: Request) -> Response:
        visit = Visit(request)
        try:
            if request.method == "POST" and act is not None:
                return await _posted(visit, show, act, reads_form=reads_form)
            chosen = chosen_language(request.query_params.get(CHOSEN_BY))
            if chosen is None:
                return await show(visit)
            visit.cookies.append(Cookie(LANGUAGE_COOKIE, chosen.lower(), COOKIE_SECONDS, http_only=True))
            return visit.go(_without_choice(request))
        except Refused as refused:
            visit.refuse([{"code": refused.code, "retryAfter": refused.retry_after}])
            return visit.plain_page("message", visit.words.plain("trouble.title"), text=visit.complaints.pop())
        except BadForm:
            return _trouble(visit, 400, visit.words("trouble.bad_form"))
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception as problem:
            if isinstance(problem, Outage) or outage_of(problem, where="public page") is not None:
                return _trouble(visit, 503, visit.words("trouble.away"))
            error_id = masked(problem, where="public page")["extensions"]["id"]
            return _trouble(visit, 500, visit.words("trouble.defect", id=error_id))

    return answer


async def _posted(visit: Visit, show: Show, act: Act, *, reads_form: bool) -> Response:
    try:
        if reads_form:
            await visit.read_form()
        done = await act(visit)
    except FormRefused:
        visit.status, done = 403, None
        visit.complaints.append(visit.words.plain("refusals.CSRF"))
    for name in _SECRETS & visit.typed.keys():
        visit.typed[name] = ""
    return done if done is not None else await show(visit)


def _trouble(visit: Visit, status: int, text: str) -> Response:
    return visit.plain_page("message", visit.words.plain("trouble.title"), status=status, text=text)


def _without_choice(request: Request) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != CHOSEN_BY]
    # The path as it was sent, and one slash at its beginning: two would name another site.
    path = "/" + request.url.path.lstrip("/\\")
    return f"{path}?{urlencode(kept)}" if kept else path
