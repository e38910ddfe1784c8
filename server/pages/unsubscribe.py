"""Wanting no more invitations of an organization: the page behind an invitation mail's `List-Unsubscribe`.

| request | answer |
|---|---|
| `GET /unsubscribe/{token}` | a page that names the organization and asks; it changes nothing: scanners follow links |
| `POST /unsubscribe/{token}` | the address is unsubscribed, as often as it is asked |

The POST is what mail programs send (RFC 8058): without cookies, from anywhere. The token, which only the mail holds,
is all that counts; the body says nothing more and is not read.
"""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from domain.people.access import LinkPurpose
from domain.people.mailed_token import row_of_mailed_token
from models.connections.invitation import Invitation
from models.connections.unsubscription import unsubscribe
from server.pages.route import page_route
from server.pages.visit import Visit


def routes() -> list[Route]:
    """Where invitation mails' `List-Unsubscribe` leads."""
    return [page_route("/unsubscribe/{token}", _ask, _unsubscribe, reads_form=False)]


async def _ask(visit: Visit) -> Response:
    invitation = await _invitation(visit)
    if invitation is None:
        return _dead(visit)
    title = visit.words.plain("unsubscribe.title")
    return visit.plain_page("unsubscribe", title, name=invitation.organization.name, is_done=False)


async def _unsubscribe(visit: Visit) -> Response:
    invitation = await _invitation(visit)
    if invitation is None:
        return _dead(visit)
    await unsubscribe(invitation.organization_id, invitation.email)
    title = visit.words.plain("unsubscribe.done_title")
    return visit.plain_page("unsubscribe", title, name=invitation.organization.name, is_done=True)


def _dead(visit: Visit) -> Response:
    words = visit.words
    return visit.plain_page(
        "message", words.plain("unsubscribe.dead_title"), status=404, text=words("unsubscribe.dead")
    )


async def _invitation(visit: Visit) -> Invitation | None:
    key = row_of_mailed_token(visit.settings.key_ring, LinkPurpose.UNSUBSCRIBE, visit.request.path_params["token"])
    if key is None:
        return None
    found: Invitation | None = await Invitation.get_or_none(id=key).select_related("organization")
    return found
