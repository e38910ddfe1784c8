"""The secret part of a mailed link: a signature over its purpose and its row's id.

Nothing secret is stored: whoever holds the key can make the token again from the id, which is how the
worker writes the link although events carry ids alone. Whether the link still counts is the row's say.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from itsdangerous import BadSignature, Signer

from domain.people.access import LinkPurpose


@lru_cache(maxsize=32)
def _signer(secret: str, purpose: LinkPurpose) -> Signer:
    return Signer(secret, salt=f"tessera.mailed-link.{purpose}", sep=".")


def mailed_token(secret: str, purpose: LinkPurpose, row_id: UUID) -> str:
    """The token to put into a link for the row `row_id`; URL-safe, about 60 characters."""
    return _signer(secret, purpose).sign(row_id.hex.encode()).decode()


def row_of_mailed_token(secrets: Iterable[str], purpose: LinkPurpose, token: str) -> UUID | None:
    """The row that `token` was made for, or None when the token was not made by us for this purpose.

    `secrets` is the ring of keys: the present one, and former ones, which sign nothing any more.
    """
    for secret in secrets:
        try:
            return UUID(hex=_signer(secret, purpose).unsign(token.encode()).decode())
        except (BadSignature, UnicodeError, ValueError):
            continue
    return None
