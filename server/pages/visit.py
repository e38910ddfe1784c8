"""One request for a public page: who asks, in which language, what was typed, and what the answer is made of."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain.people.access import TokenKind
from permissions.people.viewer import ANONYMOUS
from schema.context import Context, Cookie
from server.auth.identity import Unauthenticated
from server.config.settings import Settings
from server.pages.form_body import read_form
from server.pages.form_token import FIELD, form_token, is_our_form
from server.pages.frame import Frame, rendered
from server.pages.note import NOTE_COOKIE, note_cookie, read_note
from server.pages.operation import Refused, answer
from server.pages.reader_language import language_of
from server.pages.refusal_words import refusal_words
from server.pages.words import words_of
from server.services import Services

_STATUS: Final = {"RATE_LIMITED": 429}
_REFUSED: Final = 422


class FormRefused(Exception):
    """A form that no page of ours sent, or that was open while somebody else signed in."""


class Visit:
    """Made for each request. `typed`, `problems` (by field) and `complaints` are what a refused form shows again."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.services: Services = request.app.state.services
        self.settings: Settings = self.services.settings
        self.language = language_of(request)
        self.words = words_of(self.language)
        self.status = 200
        self.cookies: list[Cookie] = []
        self.typed: dict[str, str] = {}
        self.problems: dict[str, str] = {}
        self.complaints: list[str] = []
        self.codes: list[str] = []
        """Why the API refused."""
        self._context: Context | None = None

    async def context(self) -> Context:
        """As whom the API is asked: whoever the browser's cookie signs in, and nobody by a bearer token."""
        if self._context is None:
            try:
                viewer = await self.services.identification.identify(self.request)
            except Unauthenticated:
                viewer = ANONYMOUS
            is_browser = viewer.token_kind is TokenKind.BROWSER
            self._context = self.services.context(viewer if is_browser else ANONYMOUS, self.request)
        return self._context

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """The data of a query."""
        return await answer(self.services, await self.context(), document, variables)

    async def carry_out(self, document: str, **given: Any) -> dict[str, Any] | None:
        """The payload of the one mutation of `document`; None if it was refused, which the page then says in words."""
        try:
            data = await answer(self.services, await self.context(), document, {"input": given})
        except Refused as refused:
            self.refuse([{"code": refused.code, "retryAfter": refused.retry_after}])
            return None
        [payload] = data.values()
        if payload["userErrors"]:
            self.refuse(payload["userErrors"])
            return None
        return dict(payload)

    def refuse(self, errors: list[dict[str, Any]]) -> None:
        """Say each refusal beside the field that caused it, or above the form."""
        for error in errors:
            text = refusal_words(self.words, error)
            field = error.get("field")
            self.codes.append(error["code"])
            self.status = _STATUS.get(error["code"], _REFUSED)
            if field in self.typed:
                self.problems[field] = text
            else:
                self.complaints.append(text)

    async def read_form(self) -> dict[str, str]:
        """What the form was filled in with. Raises FormRefused, BadForm."""
        self.typed = await read_form(self.request)
        if not is_our_form(self.typed.pop(FIELD, ""), (await self.context()).viewer, self.request, self.settings):
            raise FormRefused
        return self.typed

    def note(self, kind: str, /, **values: Any) -> None:
        """Tell the next page."""
        self.cookies.append(note_cookie(kind, values, self._secret))

    def noted(self, kind: str) -> dict[str, Any] | None:
        """What the page before told this one."""
        return read_note(self.request.cookies.get(NOTE_COOKIE, ""), kind, self._secret)

    def forget_note(self) -> None:
        """Once it was said and need not be said again."""
        if NOTE_COOKIE in self.request.cookies:
            self.cookies.append(Cookie(NOTE_COOKIE, "", 0, http_only=True))

    async def page(self, template: str, title: str, *, status: int | None = None, **values: Any) -> Response:
        """The page with a form or several; what was typed and refused before is in it."""
        token, cookie = form_token((await self.context()).viewer, self.request, self.settings)
        self.cookies += [cookie] if cookie else []
        return self.plain_page(template, title, status=status, csrf=token, **values)

    def plain_page(
        self, template: str, title: str, *, status: int | None = None, cached: str = "no-store", **values: Any
    ) -> Response:
        """A page that holds nothing of its reader."""
        frame = Frame(template, title, self.status if status is None else status, cached)
        shown = {"typed": self.typed, "problems": self.problems, "complaints": self.complaints, "csrf": "", **values}
        return self._with_cookies(rendered(frame, self.request, self.words, self.settings, shown))

    def go(self, path: str) -> Response:
        """On to another page of ours, which the browser then GETs."""
        return self._with_cookies(RedirectResponse(path, 303, {"cache-control": "no-store"}))

    def _with_cookies(self, response: Response) -> Response:
        asked = self._context.cookies if self._context is not None else []
        for cookie in (*asked, *self.cookies):
            self.services.set_cookie(response, cookie)
        return response

    @property
    def _secret(self) -> str:
        return self.settings.secret_key.get_secret_value()
