"""Wanting no more invitations of an organization: the page behind an invitation mail's `List-Unsubscribe`.

| request | answer |
|---|---|
| `GET /unsubscribe/{token}` | a page that names the organization and asks; it changes nothing: scanners follow links |
| `POST /unsubscribe/{token}` | the address is unsubscribed, as often as it is asked |

The POST is what mail programs send (RFC 8058): without cookies, from anywhere. The token, which only the mail holds,
is all that counts; the body says nothing more and is not read.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.people.access import LinkPurpose
from domain.people.mailed_token import row_of_mailed_token
from models.connections.invitation import Invitation
from models.connections.unsubscription import unsubscribe
from server.query.errors import outage_of
from server.services import Services
from server.web.headers import PAGE_WITH_FORM, page_headers
from server.web.static_pages import DASHBOARD, assets

_ASK: Final = """<p>The address that this mail came to gets no more invitations from <b>{organization}</b>.
    Mails about an account and its connections still come.</p>
    <form method="post">
      <input type="hidden" name="List-Unsubscribe" value="One-Click">
      <button>No more invitations</button>
    </form>"""
_DONE: Final = """<p class="notice good" role="status">No more invitations from <b>{organization}</b> come to your
    address.</p>"""
_DEAD: Final = """<p>Open it as it stands in the mail, or ask the organization not to invite you again.</p>"""
_AWAY: Final = """<p class="notice bad" role="alert">Something does not answer at the moment. Try again in a
    minute.</p>"""


async def unsubscribing(request: Request) -> Response:
    """Answer both kinds of request; a token that is none of ours is 404."""
    try:
        invitation = await _invitation(request)
        if invitation is None:
            return _page("This link does not work", _DEAD, 404)
        organization = escape(invitation.organization.name)
        if request.method != "POST":
            return _page("Unsubscribe", _ASK.replace("{organization}", organization))
        await unsubscribe(invitation.organization_id, invitation.email)
        return _page("You are unsubscribed", _DONE.replace("{organization}", organization))
    except Exception as problem:
        if outage_of(problem, where="unsubscribing") is None:
            raise
        return _page("One moment", _AWAY, 503)


def unsubscribe_route() -> Route:
    """Where invitation mails' `List-Unsubscribe` leads."""
    return Route("/unsubscribe/{token}", unsubscribing, methods=["GET", "POST"])


async def _invitation(request: Request) -> Invitation | None:
    services: Services = request.app.state.services
    key = row_of_mailed_token(services.settings.key_ring, LinkPurpose.UNSUBSCRIBE, request.path_params["token"])
    if key is None:
        return None
    found: Invitation | None = await Invitation.get_or_none(id=key).select_related("organization")
    return found


@lru_cache(maxsize=1)
def _template() -> str:
    html = (DASHBOARD / "pages" / "unsubscribe.html").read_text(encoding="utf-8")
    return html.replace("{assets}", f"/assets/{assets().digest}")


def _page(title: str, content: str, status: int = 200) -> Response:
    html = _template().replace("{title}", title).replace("{content}", content)
    return Response(html, status, page_headers(PAGE_WITH_FORM), "text/html; charset=utf-8")
