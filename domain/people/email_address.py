"""One spelling for one address, so that comparing and uniqueness need no rules of their own."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

from domain.errors import InvalidInput

MAX_LENGTH = 254
"""RFC 5321, 4.5.3.1.3 (a path of 256 octets, without its angle brackets)."""

_PUNYCODE = len("xn--")
"""By which a label beyond ASCII grows at least."""


def email_address(text: str, *, field: str = "email") -> str:
    """`text` as an address in its one spelling: trimmed, lower case, the domain in ASCII (punycode).

    The local part is lowered too, which RFC 5321 does not promise to be harmless, but no provider of note
    tells addresses apart by case and people do not type them consistently. Local parts beyond ASCII are
    refused, as most mail servers would. Nothing is looked up. Raises InvalidInput naming `field`.

    >>> email_address(" Ada.Lovelace@Example.ORG ")
    'ada.lovelace@example.org'
    """
    trimmed = text.strip()
    if len(trimmed) > MAX_LENGTH:
        raise InvalidInput(f"An email address has at most {MAX_LENGTH} characters.", field=field)
    labels = trimmed.rpartition("@")[2].split(".")
    if sum(len(label) if label.isascii() else len(label) + _PUNYCODE for label in labels) > MAX_LENGTH:
        # Judged before it is encoded, which takes long for many labels.
        raise InvalidInput(f"An email address has at most {MAX_LENGTH} characters.", field=field)
    try:
        # `.test` is for trying things out (RFC 6761) and reaches nobody; refusing it protects nobody.
        found = validate_email(trimmed, check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except (EmailNotValidError, UnicodeError) as error:
        reason = str(error) if isinstance(error, EmailNotValidError) else "It has characters no address can have."
        raise InvalidInput(f"This is not an email address. {reason}", field=field) from None
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
