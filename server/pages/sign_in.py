"""`/sign-in`, and then on to where somebody wanted to go; `/sign-out`."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from server.pages.operation import ERRORS
from server.pages.route import page_route
from server.pages.safe_path import START, safe_path
from server.pages.visit import Visit

SIGN_IN: Final = f"mutation SignIn($input: SignInInput!) {{ signIn(input: $input) {{ csrfToken {ERRORS} }} }}"
_SIGN_OUT: Final = f"mutation SignOut($input: SignOutInput) {{ signOut(input: $input) {{ {ERRORS} }} }}"
_VIEWER: Final = "query Viewer { viewer { email } }"
_NOTE: Final = "sign_in"


def routes() -> list[Route]:
    """Both pages."""
    return [page_route("/sign-in", _show, _sign_in), page_route("/sign-out", _ask, _sign_out)]


async def signed_in(visit: Visit, email: str, password: str) -> bool:
    """Sign this browser in; if not, the visit knows why."""
    return await visit.carry_out(SIGN_IN, email=email, password=password, transport="COOKIE") is not None


async def viewer_email(visit: Visit) -> str | None:
    """Who is signed in; None for nobody."""
    if not (await visit.context()).viewer.is_signed_in:
        return None
    viewer = (await visit.ask(_VIEWER))["viewer"]
    return viewer["email"] if viewer else None


def to_sign_in(visit: Visit, says: str, **values: str) -> Response:
    """The sign-in page, which first says what was done: `sign_in.<says>`."""
    visit.note(_NOTE, says=says, values=values)
    return visit.go("/sign-in")


async def already_signed_in(visit: Visit, email: str, title: str, back: str) -> Response:
    """For whoever opens a page that would only make an account or a sign-in."""
    return await visit.page("signed_in", title, email=email, back=back, next=_next(visit))


async def _show(visit: Visit) -> Response:
    title, email = visit.words.plain("sign_in.title"), await viewer_email(visit)
    if email is not None:
        return await already_signed_in(visit, email, title, "/sign-in")
    note, wanted = visit.noted(_NOTE), _next(visit)
    says = visit.words(f"sign_in.{note['says']}", **note["values"]) if note else None
    visit.forget_note()
    return await visit.page("sign_in", title, says=says, next=wanted)


async def _sign_in(visit: Visit) -> Response | None:
    typed = visit.typed
    if not await signed_in(visit, typed.get("email", ""), typed.get("password", "")):
        return None
    return visit.go(safe_path(typed.get("next")))


async def _ask(visit: Visit) -> Response:
    if await viewer_email(visit) is None:
        return visit.go("/sign-in")
    return await visit.page("sign_out", visit.words.plain("sign_out.title"))


async def _sign_out(visit: Visit) -> Response:
    await visit.carry_out(_SIGN_OUT)
    back = safe_path(visit.typed.get("next"))
    return visit.go(back) if back != START else to_sign_in(visit, "signed_out")


def _next(visit: Visit) -> str:
    return safe_path(visit.typed.get("next") or visit.request.query_params.get("next"))
