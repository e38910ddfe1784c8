"""`/register` asks for an account; `/check-mail` says which mailbox to look into."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from server.pages.operation import ERRORS
from server.pages.route import page_route
from server.pages.sign_in import already_signed_in, viewer_email
from server.pages.visit import Visit

_REGISTER: Final = f"""mutation Register($input: RegisterInput!) {{ register(input: $input) {{ email {ERRORS} }} }}"""
_NOTE: Final = "check_mail"


def routes() -> list[Route]:
    """Both pages."""
    return [page_route("/register", _show, _register), page_route("/check-mail", _check_mail)]


async def registered(visit: Visit, *, invitation_token: str | None, back: str) -> Response | None:
    """Ask for the account that the form describes; None if that was refused."""
    typed = visit.typed
    payload = await visit.carry_out(
        _REGISTER,
        email=typed.get("email", ""),
        name=typed.get("name", ""),
        password=typed.get("password", ""),
        language=visit.language.value,
        invitationToken=invitation_token,
    )
    return None if payload is None else check_mail(visit, "registered", payload["email"], back)


def check_mail(visit: Visit, kind: str, email: str, back: str) -> Response:
    """The page that says `check_mail.<kind>`; `back` is where to begin again."""
    visit.note(_NOTE, kind=kind, email=email, back=back)
    return visit.go("/check-mail")


async def _show(visit: Visit) -> Response:
    title, email = visit.words.plain("register.title"), await viewer_email(visit)
    if email is not None:
        return await already_signed_in(visit, email, title, "/register")
    return await visit.page("register", title)


async def _register(visit: Visit) -> Response | None:
    return await registered(visit, invitation_token=None, back="/register")


async def _check_mail(visit: Visit) -> Response:
    note = visit.noted(_NOTE)
    if note is None:
        return visit.go("/sign-in")
    says = visit.words(f"check_mail.{note['kind']}", email=note["email"])
    return visit.plain_page("check_mail", visit.words.plain("check_mail.title"), says=says, back=note["back"])
