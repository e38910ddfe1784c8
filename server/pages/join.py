"""`/join/<token>`: what an organization's link or invitation offers, and everything on the way to being connected.

The token stays in the address: a shared link is made for passing on, a mailed one works for its address alone.

| what the link is | answer |
|---|---|
| made by nobody | 404 |
| dead for good (replaced, used up, expired, revoked) | 410 |
| working, switched off or paused | 200: it may work later |
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from starlette.responses import Response
from starlette.routing import Route

from server.pages.operation import ERRORS
from server.pages.register import check_mail, registered
from server.pages.route import page_route
from server.pages.sign_in import signed_in, viewer_email
from server.pages.verify_email import REQUEST
from server.pages.visit import Visit

_OFFER: Final = """query Invitation($token: String!, $language: Language) {
  invitation(token: $token) {
    state email isForYou message
    organization { id name branding { logoUrl primaryColour } }
    connection { state }
    willShare {
      name email
      certificates(first: 20) { ...CertificateTitles }
      running: sessions(first: 20, filter: { state: { equalTo: IN_PROGRESS } }) { ...SessionTitles }
      ended: sessions(first: 20, filter: { state: { notIn: [IN_PROGRESS] } }) { ...SessionTitles }
    }
  }
}
fragment CertificateTitles on CertificatesConnection { totalCount nodes { course { title(language: $language) } } }
fragment SessionTitles on SessionsConnection { totalCount nodes { course { title(language: $language) } } }"""
_JOIN: Final = f"""mutation JoinOrganization($input: JoinOrganizationInput!) {{
  joinOrganization(input: $input) {{ {ERRORS} }}
}}"""
_ADD: Final = f"""mutation AddEmailAddress($input: AddEmailAddressInput!) {{
  addEmailAddress(input: $input) {{ {ERRORS} }}
}}"""
_GONE: Final = frozenset({"ROTATED", "USED_UP", "EXPIRED", "REVOKED"})
_NOTE: Final = "join"


def routes() -> list[Route]:
    """The page."""
    return [page_route("/join/{token}", _show, _act)]


async def _show(visit: Visit) -> Response:
    offer = (await visit.ask(_OFFER, token=_token(visit), language=visit.language.value))["invitation"]
    if offer is None or offer["organization"] is None:
        return await _dead(visit, "UNKNOWN", None)
    note = visit.noted(_NOTE)
    if note is not None and note["path"] == _path(visit):
        visit.complaints.append(note["complaint"])
        visit.forget_note()
    state = offer["state"]
    connection = (offer["connection"] or {}).get("state")
    if connection == "ACTIVE":
        return await _page(visit, "join_connected", "join.connected_title", offer)
    if state == "ACTIVE" and offer["isForYou"] is False:
        return await _page(visit, "join_another", "join.another_title", offer)
    if state == "ACTIVE":
        return await _page(visit, "join", "join.title", offer)
    if connection is not None:
        return await _page(visit, "join_waiting", "join.waiting_title", offer)
    if state == "PAUSED":
        return await _page(visit, "join_paused", "join.paused_title", offer)
    return await _dead(visit, state, offer)


async def _dead(visit: Visit, state: str, offer: dict[str, Any] | None) -> Response:
    status = 404 if state == "UNKNOWN" else 410 if state in _GONE else None
    return await _page(visit, "join_dead", f"join_dead.{state}_title", offer, status=status, state=state)


async def _page(visit: Visit, template: str, title: str, offer: dict[str, Any] | None, **values: Any) -> Response:
    organization = offer["organization"] if offer else None
    named = visit.words.plain(title, organization=organization["name"] if organization else "")
    return await visit.page(
        template,
        named,
        heading=visit.words(title, organization=organization["name"] if organization else ""),
        offer=offer,
        organization=organization,
        email=await viewer_email(visit),
        back=_path(visit),
        has_account=_has_account(visit),
        **values,
    )


def _has_account(visit: Visit) -> bool:
    """Which of the two forms shows: the one that was sent, else the one that was chosen."""
    if "does" in visit.typed:
        return visit.typed["does"] != "register"
    return visit.request.query_params.get("account") == "yes"


async def _act(visit: Visit) -> Response | None:
    action = _ACTIONS.get(visit.typed.get("does", ""))
    return await action(visit) if action is not None else visit.go(_path(visit))


async def _register(visit: Visit) -> Response | None:
    return await registered(visit, invitation_token=_token(visit), back=_path(visit))


async def _sign_in(visit: Visit) -> Response | None:
    """Sign in, and connect at once where the button said so."""
    if not await signed_in(visit, visit.typed.get("email", ""), visit.typed.get("password", "")):
        return None
    offer = (await visit.ask(_OFFER, token=_token(visit), language=visit.language.value))["invitation"]
    is_open = offer is not None and offer["state"] == "ACTIVE" and offer["isForYou"] is not False
    if is_open and await visit.carry_out(_JOIN, token=_token(visit)) is None:
        visit.note(_NOTE, path=_path(visit), complaint=visit.complaints[-1])
    return visit.go(_path(visit))


async def _connect(visit: Visit) -> Response | None:
    done = await visit.carry_out(_JOIN, token=_token(visit))
    return None if done is None else visit.go(_path(visit))


async def _request(visit: Visit) -> Response | None:
    offer = (await visit.ask(_OFFER, token=_token(visit), language=visit.language.value))["invitation"]
    if offer is None or offer["organization"] is None:
        return visit.go(_path(visit))
    organization = offer["organization"]["id"]
    done = await visit.carry_out(REQUEST, organizationId=organization, message=visit.typed.get("message") or None)
    return visit.go(_path(visit)) if done is not None or "ALREADY_CONNECTED" in visit.codes else None


async def _add_address(visit: Visit) -> Response | None:
    """The address that was invited, which the page knows and nobody types."""
    offer = (await visit.ask(_OFFER, token=_token(visit), language=visit.language.value))["invitation"]
    if offer is None or offer["email"] is None:
        return visit.go(_path(visit))
    if await visit.carry_out(_ADD, email=offer["email"]) is None:
        return None
    return check_mail(visit, "address", offer["email"], _path(visit))


_ACTIONS: Final[dict[str, Callable[[Visit], Awaitable[Response | None]]]] = {
    "register": _register,
    "sign-in": _sign_in,
    "connect": _connect,
    "request": _request,
    "add-address": _add_address,
}


def _token(visit: Visit) -> str:
    return str(visit.request.path_params["token"])


def _path(visit: Visit) -> str:
    return "/" + visit.request.url.path.lstrip("/")
