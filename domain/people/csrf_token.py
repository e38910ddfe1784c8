"""The cookies of a signed-in browser, and the token that shows a request was made by our own page."""

from __future__ import annotations

import hmac
from typing import Final
from uuid import UUID

CSRF_COOKIE: Final = "tessera_csrf"
"""Readable by scripts of our pages, which copy it into CSRF_HEADER; useless without the session cookie."""
CSRF_HEADER: Final = "X-CSRF-Token"
COOKIE_SECONDS: Final = 400 * 24 * 60 * 60
"""The longest that browsers keep a cookie (RFC 6265bis). How long a sign-in lives is the token's row's say."""


def session_cookie(public_url: str) -> str:
    """The session cookie's name at `public_url`.

    `__Host-` makes browsers insist on Secure and no Domain, so that no sister site can plant one; it cannot
    be used over plain http.
    """
    return "__Host-tessera_session" if public_url.startswith("https://") else "tessera_session"


def csrf_token(secret: str, token_id: UUID) -> str:
    """The CSRF token that belongs to the access token `token_id`, so that none can be planted for another."""
    return hmac.new(secret.encode(), b"tessera.csrf." + token_id.bytes, "sha256").hexdigest()


def is_csrf_token(given: str, secret: str, token_id: UUID) -> bool:
    """Whether `given` belongs to `token_id`; takes as long either way."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), csrf_token(secret, token_id).encode())
