"""A letter as a message that a mail server takes (RFC 5322)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, Policy
from email.utils import format_datetime, parseaddr
from typing import Any, Final

from delivery.letter import Letter

ONE_ADDRESS: Final = re.compile(r'([^\s@<>()\[\]",;:\\]+)@([^\s@<>()\[\]",;:\\]+)')
"""An address that needs no quoting, in any script (RFC 6531); registration accepts no others."""


QR_ID: Final = "qr@tessera"
"""Content-ID of a QR code in a message."""


class _AsItIs(UnstructuredHeader, BaseHeader):
    """A header that is one link: folding would take it for words, encode it, and no reader would find it."""

    def fold(self, *, policy: Policy[Any]) -> str:
        return f"{self.name}: {self}{policy.linesep}"


class _Typed(UnstructuredHeader, BaseHeader):
    """A header of words that people typed.

    The library would decode what looks encoded in them (RFC 2047), line breaks too, and write those out: a name
    could add headers. Here they stay what was typed, for every reader.
    """

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        """Nothing is read into it."""
        kwds["parse_tree"], kwds["decoded"] = cls.value_parser(""), value

    def fold(self, *, policy: Policy[Any]) -> str:
        """Encoded, unless it is plain to every reader."""
        text = str(self)
        is_plain = text.isascii() and "=?" not in text and max(map(len, text.split()), default=0) <= _MAX_WORD_LENGTH
        words = Header(text, None if is_plain else "utf-8", header_name=self.name)
        return f"{self.name}: {words.encode(linesep=policy.linesep)}{policy.linesep}"


_MAX_WORD_LENGTH: Final = 60
"""Characters of a word that stands in one line beside a header's name."""
_HEADERS: Final = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _AsItIs)
_HEADERS.map_to_type("subject", _Typed)


class UnusableAddress(ValueError):
    """An address that cannot stand in a header; no later attempt will make it better."""


@dataclass(frozen=True, slots=True)
class Message:
    """What goes over the wire: the envelope and the bytes, ready to be sent any number of times.

    Both addresses are plain (`ONE_ADDRESS`); every line of `content`, the last one too, ends in CRLF.
    """

    sender: str
    recipient: str
    content: bytes


def compose(
    letter: Letter,
    *,
    sender: str,
    recipient: str,
    key: str,
    at: datetime,
    unsubscribe: str | None = None,
    qr: bytes | None = None,
) -> Message:
    """`letter` as a message from `sender` (`Name <address>` or an address) to the bare address `recipient`.

    `key` becomes the Message-ID: the same key means the same mail, so that a mailbox which gets it twice
    may show it once. `unsubscribe` is a link that ends such mails when it is posted to (RFC 8058), `qr` a PNG
    that the letter shows as `cid:` and QR_ID. No argument can add a header: addresses are parsed, the policy
    refuses line breaks, and the subject is not decoded. Raises UnusableAddress.
    """
    # What `parseaddr` makes of a line break depends on Python's patch release; once it was the second line's address.
    if "\r" in sender or "\n" in sender:
        raise UnusableAddress("the sender holds a line break")
    name, address = parseaddr(sender)
    message = EmailMessage(policy=(SMTP if recipient.isascii() else SMTPUTF8).clone(header_factory=_HEADERS))
    try:
        message["Message-ID"] = f"<{key}@{address.rpartition('@')[2]}>"
        message["Date"] = format_datetime(at)
        message["From"] = _address(address, name)
        message["To"] = _address(recipient)
        message["Subject"] = letter.subject
        message["Auto-Submitted"] = "auto-generated"
        if unsubscribe is not None:
            message["List-Unsubscribe"] = f"<{unsubscribe}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    except UnusableAddress:
        raise
    except (MessageError, ValueError) as error:
        # The address itself stays out of the words: they are kept in the outbox and in logs.
        raise UnusableAddress(f"sender or recipient cannot stand in a header ({type(error).__name__})") from None
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if qr is not None:
        _, page = message.iter_parts()
        page.add_related(qr, "image", "png", cid=f"<{QR_ID}>", disposition="inline", filename="qr.png")
    return Message(sender=address, recipient=recipient, content=message.as_bytes())


def _address(spec: str, name: str = "") -> Address:
    # In two parts, for parsing `addr_spec` the library takes letters beyond ASCII for defects.
    match = ONE_ADDRESS.fullmatch(spec)
    if match is None:
        raise UnusableAddress("sender or recipient is not one address")
    return Address(display_name=name, username=match[1], domain=match[2])
