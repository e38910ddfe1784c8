"""Is this request made by our own page? The table of `server.auth.csrf`, row by row."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.people.access import TokenKind, TokenScope
from domain.people.csrf_token import csrf_token
from permissions.people.viewer import ANONYMOUS, Viewer
from server.auth.csrf import CsrfRefused, check, csrf_cookie, is_our_origin

SECRET = "s" * 32
TOKEN = UUID(int=1)
BROWSER = Viewer(account_id=UUID(int=7), token_id=TOKEN, token_kind=TokenKind.BROWSER, scope=TokenScope.FULL)
APP = Viewer(account_id=UUID(int=7), token_id=TOKEN, token_kind=TokenKind.MOBILE_ACCESS, scope=TokenScope.FULL)
RIGHT = csrf_token(SECRET, TOKEN)
OURS = "https://tessera.test"


def passes(viewer: Viewer, method: str, origin: str | None, header: str | None, host: str = "tessera.test") -> bool:
    """Whether the request goes on."""
    try:
        check(viewer, method=method, origin=origin, host=host, header=header, origins={OURS}, secret=SECRET)
    except CsrfRefused:
        return False
    return True


@pytest.mark.parametrize("viewer", [ANONYMOUS, APP])
@pytest.mark.parametrize("origin", [None, OURS, "https://evil.test", "null"])
def test_only_what_a_cookie_signs_in_is_asked(viewer: Viewer, origin: str | None) -> None:
    assert passes(viewer, "POST", origin, None)


@pytest.mark.parametrize(
    ("method", "origin", "header", "goes_on"),
    [
        ("GET", "https://evil.test", None, True),
        ("HEAD", None, None, True),
        ("POST", None, RIGHT, True),
        ("POST", OURS, RIGHT, True),
        ("POST", "http://tessera.test", RIGHT, True),  # the same host; a proxy may hide the scheme
        ("POST", None, None, False),
        ("POST", OURS, None, False),
        ("POST", OURS, "", False),
        ("POST", OURS, "\u00e9" * 64, False),
        ("POST", OURS, RIGHT.upper(), False),
        ("POST", OURS, csrf_token(SECRET, UUID(int=2)), False),
        ("POST", OURS, csrf_token("t" * 32, TOKEN), False),
        ("POST", "https://evil.test", RIGHT, False),
        ("POST", "https://tessera.test.evil.test", RIGHT, False),
        ("POST", "null", RIGHT, False),
        ("POST", "", RIGHT, False),
        ("POST", "https://[", RIGHT, False),
        ("post", OURS, None, False),
        ("DELETE", OURS, None, False),
    ],
)
def test_a_signed_in_browser(method: str, origin: str | None, header: str | None, goes_on: bool) -> None:
    assert passes(BROWSER, method, origin, header) is goes_on


def test_an_allowed_origin_may_be_on_another_host() -> None:
    assert is_our_origin(OURS, host="api.internal:8000", origins={OURS})
    assert not is_our_origin("https://evil.test", host=None, origins={OURS})


def test_a_browser_whose_cookie_was_lost_is_given_the_right_one() -> None:
    cookie = csrf_cookie(BROWSER, SECRET)

    assert cookie is not None
    assert (cookie.value, cookie.http_only) == (RIGHT, False)
    assert csrf_cookie(APP, SECRET) is None
