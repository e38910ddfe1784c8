"""Was this form sent by a page of ours? A token in a hidden field must belong to a cookie of the same browser.

| signed in | the cookie | the field |
|---|---|---|
| yes | the sign-in's own | what scripts send as `X-CSRF-Token` |
| no | `tessera_form`, random, set by the page with the form | a signature over it |

So a stranger's page cannot sign anybody in or out, or join in a visitor's name: it knows no value that fits, and cannot
make one without our key. The `Origin` of a form is looked at besides (OWASP, "Signed Double-Submit Cookie").
"""

from __future__ import annotations

import hmac
import re
import secrets
from typing import Final

from starlette.requests import Request

from domain.people.access import TokenKind
from domain.people.csrf_token import csrf_token
from permissions.people.viewer import Viewer
from schema.context import Cookie
from server.auth.csrf import is_our_origin
from server.config.settings import Settings

FIELD: Final = "csrf"
_MADE: Final = re.compile(r"[\w-]{43}", re.ASCII)
_SECONDS: Final = 24 * 60 * 60


def form_cookie(public_url: str) -> str:
    """The cookie's name; `__Host-` keeps sister sites from planting one, and takes https."""
    return "__Host-tessera_form" if public_url.startswith("https://") else "tessera_form"


def form_token(viewer: Viewer, request: Request, settings: Settings) -> tuple[str, Cookie | None]:
    """The value of a form's hidden field, and the cookie to set if the browser has none yet."""
    secret = settings.secret_key.get_secret_value()
    if viewer.token_kind is TokenKind.BROWSER and viewer.token_id is not None:
        return csrf_token(secret, viewer.token_id), None
    name = form_cookie(settings.public_url)
    given = request.cookies.get(name, "")
    if _MADE.fullmatch(given):
        return _signed(secret, given), None
    made = secrets.token_urlsafe(32)
    return _signed(secret, made), Cookie(name, made, _SECONDS, http_only=True)


def is_our_form(given: str, viewer: Viewer, request: Request, settings: Settings) -> bool:
    """Whether a sent form's field belongs to this browser, and no foreign page sent it."""
    headers = request.headers
    if not is_our_origin(headers.get("origin"), host=headers.get("host"), origins=settings.origins):
        return False
    token, missing = form_token(viewer, request, settings)
    return missing is None and hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _signed(secret: str, value: str) -> str:
    return hmac.new(secret.encode(), b"tessera.form." + value.encode(), "sha256").hexdigest()
