"""`/confirm-email` moves an account to another address, `/add-address` adds one: both by a mailed link and a button.

Either is for the account that asked for it, signed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from domain.people.access import LinkPurpose
from server.pages.mailed_link import MailedLink
from server.pages.operation import ERRORS
from server.pages.route import page_route
from server.pages.sign_in import signed_in, viewer_email
from server.pages.visit import Visit


@dataclass(frozen=True, slots=True)
class _ConfirmAddress:
    """One of the two pages."""

    path: str
    purpose: LinkPurpose
    words: str
    """The part of the words that it speaks in."""
    dead: str
    mutation: str
    more: str | None = None

    def routes(self) -> list[Route]:
        """The page, and the one that says it is done."""
        return [page_route(self.path, self.show, self.act), page_route(f"{self.path}/done", self.done)]

    async def show(self, visit: Visit) -> Response:
        """The button, or the sign-in before it."""
        link = MailedLink(visit, self.purpose)
        token = link.followed if link.followed is not None else link.token
        if not await link.is_open(token):
            return self._dead(visit, link)
        if link.followed is not None:
            link.put_aside()
            return visit.go(self.path)
        words, email = visit.words, await viewer_email(visit)
        text = words(f"{self.words}.{'text' if email else 'sign_in_first'}")
        title, submit = words.plain(f"{self.words}.title"), words(f"{self.words}.submit")
        return await visit.page("confirm_address", title, text=text, submit=submit, email=email, back=self.path)

    async def act(self, visit: Visit) -> Response | None:
        """Sign in, or confirm."""
        link, typed = MailedLink(visit, self.purpose), visit.typed
        if typed.get("does") == "sign-in":
            is_in = await signed_in(visit, typed.get("email", ""), typed.get("password", ""))
            return visit.go(self.path) if is_in else None
        payload = await visit.carry_out(self.mutation, token=link.token)
        if payload is None:
            return self._dead(visit, link) if "LINK_EXPIRED" in visit.codes else None
        link.forget()
        found = payload.get("accountAddress") or payload
        visit.note(self.words, email=found["email"])
        return visit.go(f"{self.path}/done")

    async def done(self, visit: Visit) -> Response:
        """What came of it."""
        note, words = visit.noted(self.words), visit.words
        if note is None:
            return visit.go("/")
        says = words(f"{self.words}.done", email=note["email"])
        title, more = words.plain(f"{self.words}.done_title"), words(self.more) if self.more else None
        return visit.plain_page("done", title, heading=title, says=says, more=more)

    def _dead(self, visit: Visit, link: MailedLink) -> Response:
        link.forget()
        visit.complaints.clear()
        return visit.plain_page("message", visit.words.plain("dead.title"), status=410, text=visit.words(self.dead))


_CHANGE: Final = _ConfirmAddress(
    "/confirm-email",
    LinkPurpose.CHANGE_EMAIL,
    "confirm_email",
    "dead.change",
    f"""mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) {{
      confirmEmailChange(input: $input) {{ email {ERRORS} }}
    }}""",
)
_ADD: Final = _ConfirmAddress(
    "/add-address",
    LinkPurpose.ADD_ADDRESS,
    "add_address",
    "dead.add",
    f"""mutation ConfirmEmailAddress($input: ConfirmEmailAddressInput!) {{
      confirmEmailAddress(input: $input) {{ accountAddress {{ email }} {ERRORS} }}
    }}""",
    more="add_address.done_text",
)


def routes() -> list[Route]:
    """Those of both."""
    return [*_CHANGE.routes(), *_ADD.routes()]
