"""Scalars of the API. `SCALARS` goes into the schema's `scalar_map`; everything else uses the Python types.

born: dt.date          -> Date           changed: dt.datetime   -> DateTime
email: EmailAddress    -> EmailAddress   logo: URL              -> URL
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, NewType
from urllib.parse import urlsplit

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

EmailAddress = NewType("EmailAddress", str)
URL = NewType("URL", str)
HexColour = NewType("HexColour", str)

_DATE_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_NOT_IN_URLS: Final = re.compile(r"[\s\x00-\x1f\x7f<>\"]")


def rfc3339(moment: dt.datetime) -> str:
    """A moment as the API writes it, which is how PostgreSQL writes it in compiled reads: one form everywhere.

    >>> rfc3339(dt.datetime(2026, 5, 17, 9, 30, 0, 120000, tzinfo=dt.UTC))
    '2026-05-17T09:30:00.12+00:00'
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is no moment")
    text = moment.astimezone(dt.UTC).isoformat().removesuffix("+00:00")
    return (text.rstrip("0") if "." in text else text) + "+00:00"


def _text(value: object, name: str, example: str) -> str:
    if not isinstance(value, str):
        raise GraphQLError(f"{name} is written as a string, e.g. {example!r}.")
    return value


def _parse_date_time(value: object) -> dt.datetime:
    """A moment in UTC; digits beyond microseconds are dropped, as PostgreSQL keeps no more."""
    example = "2026-05-17T09:30:00Z"
    text = _text(value, "DateTime", example)
    if _DATE_TIME.fullmatch(text):
        trimmed = re.sub(r"(\.\d{6})\d+", r"\1", text.upper())
        try:
            return dt.datetime.fromisoformat(trimmed).astimezone(dt.UTC)
        except (ValueError, OverflowError):
            # A month 13, the 29th of a February that has 28 days, a moment before the year 1 in UTC.
            raise GraphQLError(f"There is no such moment as {text[:40]!r} in the calendar.") from None
    raise GraphQLError(f"DateTime is RFC 3339 with its offset, e.g. {example!r}; got {text[:40]!r}.")


def _parse_date(value: object) -> dt.date:
    example = "2026-05-17"
    text = _text(value, "Date", example)
    if _DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise GraphQLError(f"There is no such day as {text!r} in the calendar.") from None
    raise GraphQLError(f"Date is year-month-day, e.g. {example!r}; got {text[:40]!r}.")


def _parse_url(value: object) -> str:
    example = "https://example.org/logo.svg"
    text = _text(value, "URL", example)
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        usable = False
    if not usable or len(text) > 2000 or _NOT_IN_URLS.search(text):
        raise GraphQLError(f"URL is absolute, http or https, without a password, e.g. {example!r}; got {text[:80]!r}.")
    return text


def _parse_colour(value: object) -> str:
    example = "#1A7F5A"
    text = _text(value, "HexColour", example)
    if not _COLOUR.fullmatch(text):
        raise GraphQLError(f"HexColour is # and six hexadecimal digits, e.g. {example!r}; got {text[:20]!r}.")
    return text.upper()


def _parse_email(value: object) -> str:
    return _text(value, "EmailAddress", "ada@example.org")


SCALARS: Final[dict[object, ScalarDefinition]] = {
    dt.datetime: strawberry.scalar(
        name="DateTime",
        description="A moment: RFC 3339, in UTC when we write it, with any offset when you do. "
        'Example: "2026-05-17T09:30:00+00:00".',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=rfc3339,
        parse_value=_parse_date_time,
    ),
    dt.date: strawberry.scalar(
        name="Date",
        description='A day of the calendar, without a time and a time zone. Example: "2026-05-17".',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=dt.date.isoformat,
        parse_value=_parse_date,
    ),
    EmailAddress: strawberry.scalar(
        name="EmailAddress",
        description="An email address; lower case when we write it. As input any text goes: the mutation "
        "judges it and answers `INVALID_INPUT` with the field, so that a form can show it. "
        'Example: "ada@example.org".',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
        serialize=str,
        parse_value=_parse_email,
    ),
    URL: strawberry.scalar(
        name="URL",
        description='An absolute http or https address. Example: "https://example.org/logo.svg".',
        specified_by_url="https://url.spec.whatwg.org/#absolute-url-string",
        serialize=str,
        parse_value=_parse_url,
    ),
    HexColour: strawberry.scalar(
        name="HexColour",
        description="An opaque sRGB colour: # and six hexadecimal digits, upper case when we write it. "
        'Example: "#1A7F5A".',
        specified_by_url="https://www.w3.org/TR/css-color-4/#hex-notation",
        serialize=str,
        parse_value=_parse_colour,
    ),
}
"""Python type to GraphQL scalar, for `StrawberryConfig(scalar_map=SCALARS)`."""
