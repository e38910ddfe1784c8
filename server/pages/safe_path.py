"""Where to go after signing in: a page of ours, whatever the address asks for (CWE-601, open redirect)."""

from __future__ import annotations

from typing import Final

START: Final = "/"
_MAX_LENGTH: Final = 2_000


def safe_path(wanted: str | None) -> str:
    """`wanted` if it is a path here, else the start.

    >>> safe_path("/learners?team=1"), safe_path("//evil.test"), safe_path("https://evil.test"), safe_path(None)
    ('/learners?team=1', '/', '/', '/')

    Browsers read a backslash as a slash and drop tabs and line ends, so neither may be in it.
    """
    if not wanted or len(wanted) > _MAX_LENGTH or not wanted.startswith("/") or wanted.startswith("//"):
        return START
    if "\\" in wanted or any(character <= " " or "\x7f" <= character <= "\xa0" for character in wanted):
        return START
    return wanted
