"""`/verify-email` makes the account, with the mailed link and the password; `/verify-email/done` says what came of it.

Whoever reads the mail need not be who registered, so the page tells nothing of the registration before the password.
"""

from __future__ import annotations

from typing import Any, Final

from starlette.responses import Response
from starlette.routing import Route

from domain.people.access import LinkPurpose
from server.pages.mailed_link import MailedLink
from server.pages.operation import ERRORS
from server.pages.route import page_route
from server.pages.sign_in import signed_in, to_sign_in
from server.pages.visit import Visit

REQUEST: Final = f"""mutation RequestConnection($input: RequestConnectionInput!) {{
  requestConnection(input: $input) {{ {ERRORS} }}
}}"""
_VERIFY: Final = f"""mutation VerifyEmail($input: VerifyEmailInput!) {{
  verifyEmail(input: $input) {{ email joinedOrganization requestInstead {{ id name }} {ERRORS} }}
}}"""
_JOINED: Final = """query Joined {
  viewer { learner { connections(first: 1) { nodes { organization { name } } } } }
}"""
_NOTE: Final = "verified"
_DONE: Final = "/verify-email/done"


def routes() -> list[Route]:
    """Both pages."""
    return [page_route("/verify-email", _show, _verify), page_route(_DONE, _done, _request)]


async def _show(visit: Visit) -> Response:
    link = MailedLink(visit, LinkPurpose.VERIFY_EMAIL)
    if link.followed is not None and await link.is_open(link.followed):
        link.put_aside()
        return visit.go("/verify-email")
    if link.followed is not None or not await link.is_open(link.token):
        return _dead(visit, link)
    return await visit.page("verify_email", visit.words.plain("verify_email.title"))


def _dead(visit: Visit, link: MailedLink) -> Response:
    link.forget()
    visit.complaints.clear()
    return visit.plain_page("verify_email_dead", visit.words.plain("dead.title"), status=410)


async def _verify(visit: Visit) -> Response | None:
    link = MailedLink(visit, LinkPurpose.VERIFY_EMAIL)
    password = visit.typed.get("password", "")
    payload = await visit.carry_out(_VERIFY, token=link.token, password=password)
    if payload is None:
        return _dead(visit, link) if "LINK_EXPIRED" in visit.codes else None
    link.forget()
    is_in = await signed_in(visit, payload["email"], password)
    instead = payload["requestInstead"]
    if not is_in and instead is None:
        return to_sign_in(visit, "address_confirmed", email=payload["email"])
    joined = await _joined(visit) if is_in and payload["joinedOrganization"] else None
    visit.note(_NOTE, email=payload["email"], has_joined=payload["joinedOrganization"], joined=joined, instead=instead)
    return visit.go(_DONE)


async def _joined(visit: Visit) -> str | None:
    """The organization that a brand-new account is connected to."""
    data: dict[str, Any] = await visit.ask(_JOINED)
    nodes = data["viewer"]["learner"]["connections"]["nodes"]
    return nodes[0]["organization"]["name"] if nodes and nodes[0]["organization"] else None


async def _done(visit: Visit) -> Response:
    note, words = visit.noted(_NOTE), visit.words
    if note is None:
        return visit.go("/")
    is_signed_in = (await visit.context()).viewer.is_signed_in
    return await visit.page("verified", words.plain("verified.title"), note=note, is_signed_in=is_signed_in)


async def _request(visit: Visit) -> Response | None:
    note = visit.noted(_NOTE)
    if note is None or note["instead"] is None:
        return visit.go("/")
    organization = note["instead"]["id"]
    payload = await visit.carry_out(REQUEST, organizationId=organization, message=visit.typed.get("message") or None)
    if payload is None:
        return None
    visit.note(_NOTE, **{**note, "asked": True})
    return visit.go(_DONE)
