"""Is this request made by our own page? Asked of what a browser's cookie signs in, and of nothing else.

| signed in by | method | `Origin` | `X-CSRF-Token` | answer |
|---|---|---|---|---|
| bearer token, or nobody | any | any | any | go on: no browser adds a bearer token by itself |
| cookie | GET, HEAD | any | any | go on: GraphQL over GET only reads |
| cookie | POST | absent or ours | right | go on |
| cookie | POST | absent or ours | missing or wrong | refuse |
| cookie | POST | foreign, or `null` | any | refuse |

Cookies are SameSite=Lax besides; this holds where a sister domain or an old browser gets around that
(OWASP, Cross-Site Request Forgery Prevention: "Signed Double-Submit Cookie").
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from starlette.requests import Request

from domain.people.access import TokenKind
from domain.people.csrf_token import COOKIE_SECONDS, CSRF_COOKIE, CSRF_HEADER, csrf_token, is_csrf_token
from schema.context import Cookie
from server.config.settings import Settings

READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class SignedIn(Protocol):
    """By which token somebody is signed in; None for nobody."""

    @property
    def token_id(self) -> UUID | None:
        """The token's key."""

    @property
    def token_kind(self) -> TokenKind | None:
        """What kind of token it is."""


class CsrfRefused(Exception):
    """A signed-in browser sent a request that our pages would not have sent. HTTP answers 403."""

    code = "CSRF"
    status = 403


def check(
    viewer: SignedIn,
    *,
    method: str,
    origin: str | None,
    host: str | None,
    header: str | None,
    origins: Collection[str],
    secret: str,
) -> None:
    """Pass silently, or raise CsrfRefused saying what was missing.

    `origin`, `host` and `header` are the request's Origin, Host and X-CSRF-Token; `origins` are allowed.
    """
    if viewer.token_kind is not TokenKind.BROWSER or viewer.token_id is None or method.upper() in READS:
        return
    if not is_our_origin(origin, host=host, origins=origins):
        raise CsrfRefused(f"Pages of {origin} may not act for a signed-in browser here.")
    if header is None or not is_csrf_token(header, secret, viewer.token_id):
        raise CsrfRefused(f"Send the value of the cookie {CSRF_COOKIE} as the header {CSRF_HEADER}.")


def check_request(viewer: SignedIn, request: Request, settings: Settings) -> None:
    """The same of an HTTP request."""
    if viewer.token_kind is TokenKind.BROWSER:
        check(
            viewer,
            method=request.method,
            origin=request.headers.get("origin"),
            host=request.headers.get("host"),
            header=request.headers.get("x-csrf-token"),
            origins=settings.origins,
            secret=settings.secret_key.get_secret_value(),
        )


def is_our_origin(origin: str | None, *, host: str | None, origins: Collection[str]) -> bool:
    """Whether a request with these Origin and Host headers may use a cookie. For WebSocket handshakes too.

    Absent is ours: browsers always send it where it matters, and other programs have no cookies to abuse.
    """
    if origin is None or origin in origins:
        return True
    try:
        return host is not None and urlsplit(origin).netloc.lower() == host.lower() != ""
    except ValueError:
        return False


def csrf_cookie(viewer: SignedIn, secret: str) -> Cookie | None:
    """The cookie to set anew when a browser's was refused, so that its next try succeeds; None if not a browser.

    Harmless in an answer to a foreign page, which cannot read it.
    """
    if viewer.token_kind is not TokenKind.BROWSER or viewer.token_id is None:
        return None
    return Cookie(CSRF_COOKIE, csrf_token(secret, viewer.token_id), COOKIE_SECONDS, http_only=False)
