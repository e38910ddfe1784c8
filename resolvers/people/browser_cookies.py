"""What a browser is given when it signs in, and what is taken from it when it signs out."""

from __future__ import annotations

from domain.people.csrf_token import COOKIE_SECONDS, CSRF_COOKIE, csrf_token, session_cookie
from models.people.access_token import Issued
from schema.context import Context, Cookie


def give_cookies(context: Context, browser: Issued) -> str:
    """Put both cookies on the answer; returns the CSRF token."""
    token = csrf_token(context.secret_key, browser.row.id)
    context.cookies.append(Cookie(session_cookie(context.public_url), browser.secret, COOKIE_SECONDS, http_only=True))
    context.cookies.append(Cookie(CSRF_COOKIE, token, COOKIE_SECONDS, http_only=False))
    return token


def take_cookies(context: Context) -> None:
    """Remove both cookies, whether there are any or not."""
    context.cookies.append(Cookie(session_cookie(context.public_url), "", 0, http_only=True))
    context.cookies.append(Cookie(CSRF_COOKIE, "", 0, http_only=False))
