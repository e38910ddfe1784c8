"""What a `connection_init` says of who is there.

The key is `Authorization`, in any case. A client that spells it otherwise would be served as nobody, and its developer
would look for the mistake everywhere else; so what looks like a token under another key is refused, by the key's name.
"""

from __future__ import annotations

import re
from typing import Any, Final

KEY: Final = "authorization"
_LIKE_A_KEY: Final = re.compile(
    r"auth|token|bearer|jwt|credential|session|cookie|api[-_ ]?key|^headers?$", re.IGNORECASE
)
_LIKE_A_TOKEN: Final = re.compile(r"\s*(bearer\s|tes_)", re.IGNORECASE)
_LONGEST_SHOWN: Final = 40


class UnusableInit(Exception):
    """The payload cannot say who is there; the message fits the reason of a close frame."""


def authorization_in(payload: dict[str, Any]) -> str | None:
    """The value of `Authorization`, None if the client wants to be nobody. Raises UnusableInit."""
    found = next((value for name, value in payload.items() if name.strip().lower() == KEY), None)
    if found is not None:
        if not isinstance(found, str):
            raise UnusableInit("`payload.Authorization` must be a string such as `Bearer …`.")
        return found
    if not any(name.strip().lower() == KEY for name in payload):
        mistaken = next((name for name, value in payload.items() if _looks_like_one(name, value)), None)
        if mistaken is not None:
            raise UnusableInit(f"Give the token as `payload.Authorization`; `{_shown(mistaken)}` is not read.")
    return None


def _looks_like_one(name: str, value: Any) -> bool:
    if _LIKE_A_KEY.search(name):
        return True
    return isinstance(value, str) and _LIKE_A_TOKEN.match(value) is not None


def _shown(name: str) -> str:
    """A key as it can be shown; a token that stands where a key belongs is not repeated."""
    if _LIKE_A_TOKEN.match(name):
        return "…"
    return name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"
