"""Tokens that prove who is asking."""

from __future__ import annotations

from enum import StrEnum


class TokenKind(StrEnum):
    """What carries a token, and so how long it lives."""

    BROWSER = "BROWSER"
    MOBILE_ACCESS = "MOBILE_ACCESS"
    MOBILE_REFRESH = "MOBILE_REFRESH"
    PERSONAL = "PERSONAL"


class TokenScope(StrEnum):
    """What a token may be used for."""

    FULL = "FULL"
    READ_ONLY = "READ_ONLY"


class LinkPurpose(StrEnum):
    """What following a mailed link does; part of its signature, so no link serves another purpose."""

    VERIFY_EMAIL = "VERIFY_EMAIL"
    RESET_PASSWORD = "RESET_PASSWORD"  # noqa: S105
    CHANGE_EMAIL = "CHANGE_EMAIL"
    JOIN_STAFF = "JOIN_STAFF"
    ADD_ADDRESS = "ADD_ADDRESS"
    UNSUBSCRIBE = "UNSUBSCRIBE"
