"""The text of tokens: `tes_`, a letter for the kind, 43 random characters (256 bits).

The fixed beginning lets secret scanners find a token that was published by mistake, and lets the server
turn away what cannot be one without asking the database.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Final
from uuid import UUID

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
REFRESH_RETRY: Final = timedelta(seconds=30)
"""How long after a refresh its answer is given again to whoever asks with the same token: the first may be lost."""
BROWSER_LONGEST: Final = timedelta(days=180)
"""Being used keeps a browser's sign-in alive, but no longer than this: a copied cookie is not for ever."""
PERSONAL_MAX_DAYS: Final = 365
USE_RECORDED_EVERY: Final = timedelta(hours=1)
"""How exactly `last_used_at` is kept, so that reading does not mean writing."""


def new_token(kind: TokenKind) -> str:
    """A fresh secret."""
    return f"tes_{LETTERS[kind]}{secrets.token_urlsafe(32)}"


def next_token(kind: TokenKind, row_id: UUID, *, former: str, secret_key: str) -> str:
    """The secret of the token `row_id` that the refresh token `former` was exchanged for.

    Whoever has both the former token and the server's secret can make it again; a copy of the database has neither.
    """
    text = b"\0".join((b"refreshed", LETTERS[kind].encode(), row_id.hex.encode(), former.encode()))
    made = hmac.new(secret_key.encode(), text, "sha256").digest()
    return f"tes_{LETTERS[kind]}{urlsafe_b64encode(made).rstrip(b'=').decode()}"


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
