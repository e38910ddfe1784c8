"""What one page tells the next one across a redirect: a signed cookie that lives for ten minutes.

After a form was carried out the browser is sent to another page, so that going back or reloading sends nothing twice.
What that page has to say (which address a mail is on its way to, what was refused meanwhile) does not belong into its
address, which stays in the history and may be shared.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Final

import orjson

from schema.context import Cookie

NOTE_COOKIE: Final = "tessera_note"
_SECONDS: Final = 10 * 60
_MAX_LENGTH: Final = 3_500
"""Browsers keep cookies of up to 4,096 bytes."""


def note_cookie(kind: str, values: dict[str, Any], secret: str) -> Cookie:
    """The cookie that says `values` to the page which asks for this kind of note."""
    body = urlsafe_b64encode(orjson.dumps([kind, values])).decode()
    return Cookie(NOTE_COOKIE, f"{body}.{_tag(body, secret)}", _SECONDS, http_only=True)


def read_note(cookie: str, kind: str, secret: str) -> dict[str, Any] | None:
    """What the page before said; None if it said nothing of this kind, or somebody else wrote the cookie."""
    body, _, tag = cookie.rpartition(".")
    is_ours = hmac.compare_digest(tag.encode("utf-8", "replace"), _tag(body, secret).encode())
    if not is_ours or len(cookie) > _MAX_LENGTH:
        return None
    found, values = orjson.loads(urlsafe_b64decode(body))
    return values if found == kind else None


def _tag(body: str, secret: str) -> str:
    return hmac.new(secret.encode(), b"tessera.note." + body.encode("utf-8", "replace"), "sha256").hexdigest()
