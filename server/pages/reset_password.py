"""`/reset-password`: without a mailed link it asks for an address, with one for a new password."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from domain.people.access import LinkPurpose
from server.pages.mailed_link import MailedLink
from server.pages.operation import ERRORS
from server.pages.register import check_mail
from server.pages.route import page_route
from server.pages.sign_in import to_sign_in
from server.pages.visit import Visit

_ASK: Final = f"""mutation RequestPasswordReset($input: RequestPasswordResetInput!) {{
  requestPasswordReset(input: $input) {{ {ERRORS} }}
}}"""
_RESET: Final = f"""mutation ResetPassword($input: ResetPasswordInput!) {{
  resetPassword(input: $input) {{ {ERRORS} }}
}}"""


def routes() -> list[Route]:
    """The page."""
    return [page_route("/reset-password", _show, _act)]


async def _show(visit: Visit) -> Response:
    link, words = MailedLink(visit, LinkPurpose.RESET_PASSWORD), visit.words
    if link.followed is not None:
        if not await link.is_open(link.followed):
            return await _dead(visit, link)
        link.put_aside()
        return visit.go("/reset-password")
    if link.token and visit.typed.get("does") != "ask":
        if not await link.is_open(link.token):
            return await _dead(visit, link)
        return await visit.page("choose_password", words.plain("reset.choose_title"))
    return await visit.page("reset_password", words.plain("reset.title"), text=words("reset.text"))


async def _dead(visit: Visit, link: MailedLink) -> Response:
    link.forget()
    visit.complaints.clear()
    words = visit.words
    return await visit.page("reset_password", words.plain("dead.title"), status=410, text=words("dead.reset"))


async def _act(visit: Visit) -> Response | None:
    if visit.typed.get("does") == "ask":
        email = visit.typed.get("email", "").strip()
        if await visit.carry_out(_ASK, email=email) is None:
            return None
        return check_mail(visit, "reset", email, "/reset-password")
    link = MailedLink(visit, LinkPurpose.RESET_PASSWORD)
    if await visit.carry_out(_RESET, token=link.token, password=visit.typed.get("password", "")) is None:
        return await _dead(visit, link) if "LINK_EXPIRED" in visit.codes else None
    link.forget()
    return to_sign_in(visit, "password_changed")
