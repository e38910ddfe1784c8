"""One spelling for one address, so that comparing and uniqueness need no rules of their own."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

from domain.errors import InvalidInput
from domain.invisible import first_invisible, trimmed

MAX_LENGTH = 254
"""RFC 5321, 4.5.3.1.3 (a path of 256 octets, without its angle brackets)."""

MAX_LOCAL_LENGTH = 64
"""Of what stands before the @ (RFC 5321, 4.5.3.1.1)."""

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\u00b4\uff07", "'"))
"""What word processors make of an apostrophe."""

_PUNYCODE = len("xn--")
"""By which a label beyond ASCII grows at least."""


def email_address(text: str, *, field: str = "email") -> str:
    """`text` as an address in its one spelling: trimmed (of invisible characters too, which copying adds), lower
    case, the domain in ASCII (punycode).

    The local part is lowered too, which RFC 5321 does not promise to be harmless, but no provider of note
    tells addresses apart by case and people do not type them consistently. Local parts beyond ASCII are
    refused, as most mail servers would. Nothing is looked up. Raises InvalidInput naming `field`.

    >>> email_address(" Ada.Lovelace@Example.ORG ")
    'ada.lovelace@example.org'
    """
    given = trimmed(text)
    if len(given) > MAX_LENGTH:
        raise InvalidInput(f"An email address has at most {MAX_LENGTH} characters.", field=field)
    hidden = first_invisible(given)
    if hidden is not None:
        words = f"This is not an email address. It has an invisible character: {hidden}. Type it instead of pasting it."
        raise InvalidInput(words, field=field)
    local, _, domain = given.rpartition("@")
    labels = domain.split(".")
    if sum(len(label) if label.isascii() else len(label) + _PUNYCODE for label in labels) > MAX_LENGTH:
        # Judged before it is encoded, which takes long for many labels.
        raise InvalidInput(f"An email address has at most {MAX_LENGTH} characters.", field=field)
    if len(local) > MAX_LOCAL_LENGTH:
        words = f"This is not an email address. What stands before the @ has at most {MAX_LOCAL_LENGTH} characters."
        raise InvalidInput(words, field=field)
    try:
        # `.test` is for trying things out (RFC 6761) and reaches nobody; refusing it protects nobody.
        found = validate_email(given, check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except (EmailNotValidError, UnicodeError) as error:
        raise InvalidInput(f"This is not an email address. {_reason(given, error)}", field=field) from None
    address = (found.ascii_email or found.normalized).lower()
    if len(address) > MAX_LENGTH:
        raise InvalidInput(f"An email address has at most {MAX_LENGTH} characters.", field=field)
    return address


def comparable_address(text: str) -> str:
    """`text` in the spelling of stored addresses if it is one, else in lower case: it then equals none.

    >>> comparable_address("ADA@Bücher.example")
    'ada@xn--bcher-kva.example'
    """
    try:
        return email_address(text)
    except InvalidInput:
        return text.strip().lower()


def _reason(given: str, error: Exception) -> str:
    """Why it is none, for people; with what was meant, where that can be told."""
    meant = given.translate(_APOSTROPHES)
    if meant != given:
        try:
            suggestion = email_address(meant)
        except InvalidInput:
            pass
        else:
            return f"It has a typographic apostrophe. Did you mean {suggestion}?"
    return str(error) if isinstance(error, EmailNotValidError) else "It has characters no address can have."
