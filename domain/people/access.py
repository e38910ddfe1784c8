"""Tokens that prove who is asking."""

from __future__ import annotations

from enum import StrEnum

from domain.described_enum import DescribedEnum


class TokenKind(DescribedEnum):
    """What a token is carried by."""

    BROWSER = "BROWSER", "A browser's cookie."
    MOBILE_ACCESS = "MOBILE_ACCESS", "A mobile app, for minutes."
    MOBILE_REFRESH = "MOBILE_REFRESH", "A mobile app, to get the next pair; works once."
    PERSONAL = "PERSONAL", "A personal access token, for scripts and GraphiQL; reads only."


class TokenScope(DescribedEnum):
    """What a token may be used for."""

    FULL = "FULL", "Everything the account may do."
    READ_ONLY = "READ_ONLY", "Reading."


class LinkPurpose(StrEnum):
    """What following a mailed link does; part of its signature, so no link serves another purpose."""

    VERIFY_EMAIL = "VERIFY_EMAIL"
    RESET_PASSWORD = "RESET_PASSWORD"  # noqa: S105
    CHANGE_EMAIL = "CHANGE_EMAIL"
    JOIN_STAFF = "JOIN_STAFF"
    ADD_ADDRESS = "ADD_ADDRESS"
    UNSUBSCRIBE = "UNSUBSCRIBE"
