"""Tokens of mailed links, which are signatures: made with a key of the oracle's own."""

from __future__ import annotations

from uuid import UUID

from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token

SECRET_KEY = "a key that only the oracle knows"


def token_of_staff_invitation(key: UUID, purpose: LinkPurpose = LinkPurpose.JOIN_STAFF) -> str:
    """The token mailed with it; with another purpose, one that is worth nothing there."""
    return mailed_token(SECRET_KEY, purpose, key)
