"""The rules of `domain/people/csrf_token.py`."""

from __future__ import annotations

from uuid import UUID

from domain.people.csrf_token import csrf_token, is_csrf_token, session_cookie

ONE, OTHER = UUID(int=1), UUID(int=2)


def test_a_token_fits_its_sign_in_and_secret_alone() -> None:
    token = csrf_token("secret", ONE)
    assert is_csrf_token(token, "secret", ONE)
    assert not is_csrf_token(token, "secret", OTHER)
    assert not is_csrf_token(token, "another", ONE)
    assert not is_csrf_token("\ud800", "secret", ONE)


def test_the_cookie_is_bound_to_its_host_where_it_can_be() -> None:
    assert session_cookie("https://tessera.test").startswith("__Host-")
    assert not session_cookie("http://127.0.0.1:8000").startswith("__Host-")
