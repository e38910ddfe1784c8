"""The text of tokens: `tes_`, a letter for the kind, 43 random characters (256 bits).

The fixed beginning lets secret scanners find a token that was published by mistake, and lets the server
turn away what cannot be one without asking the database.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta
from typing import Final

from domain.people.access import TokenKind

LETTERS: Final = {
    TokenKind.BROWSER: "b",
    TokenKind.MOBILE_ACCESS: "a",
    TokenKind.MOBILE_REFRESH: "r",
    TokenKind.PERSONAL: "p",
}
_KINDS: Final = {letter: kind for kind, letter in LETTERS.items()}
_TOKEN: Final = re.compile(r"tes_([abpr])[A-Za-z0-9_-]{43}", re.ASCII)

ACCESS_LIFETIME: Final = timedelta(minutes=15)
"""A stolen access token is of use this long at most."""
REFRESH_LIFETIME: Final = timedelta(days=60)
"""A mobile app unused for this long asks for the password again; each refresh starts it anew."""
BROWSER_LONGEST: Final = timedelta(days=180)
"""Being used keeps a browser's sign-in alive, but no longer than this: a copied cookie is not for ever."""
PERSONAL_MAX_DAYS: Final = 365
USE_RECORDED_EVERY: Final = timedelta(hours=1)
"""How exactly `last_used_at` is kept, so that reading does not mean writing."""


def new_token(kind: TokenKind) -> str:
    """A fresh secret."""
    return f"tes_{LETTERS[kind]}{secrets.token_urlsafe(32)}"


def kind_of(token: str) -> TokenKind | None:
    """What kind `token` claims to be, or None when it has not the form of a token."""
    match = _TOKEN.fullmatch(token)
    return _KINDS[match[1]] if match is not None else None


def digest(token: str) -> bytes:
    """What is kept of a token. Plain SHA-256 does: there are 256 random bits to guess, unlike in a password."""
    return hashlib.sha256(token.encode()).digest()


def device_label(text: str) -> str | None:
    """`text` as the label of a sign-in: what can be seen of it, at most 200 characters, or None if nothing."""
    return "".join(character for character in text if character.isprintable()).strip()[:200] or None
