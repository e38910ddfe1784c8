"""The routes of all public pages."""

from __future__ import annotations

from starlette.routing import Route

from server.pages import (
    confirm_address,
    join,
    join_staff,
    register,
    reset_password,
    sign_in,
    unsubscribe,
    verify_certificate,
    verify_email,
)

_PAGES = (
    sign_in, register, verify_email, reset_password, confirm_address, join, join_staff, unsubscribe, verify_certificate,
)  # fmt: skip


def public_pages() -> list[Route]:
    """Of every module of _PAGES, in its order."""
    return [route for page in _PAGES for route in page.routes()]
