"""A letter as a message that a mail server takes (RFC 5322)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, parseaddr
from typing import Final

from delivery.letter import Letter

_ONE_ADDRESS: Final = re.compile(r'([^\s@<>()\[\]",;:\\]+)@([^\s@<>()\[\]",;:\\]+)')
"""An address that needs no quoting, in any script (RFC 6531); registration accepts no others."""


class UnusableAddress(ValueError):
    """An address that cannot stand in a header; no later attempt will make it better."""


@dataclass(frozen=True, slots=True)
class Message:
    """What goes over the wire: the envelope and the bytes, ready to be sent any number of times."""

    sender: str
    recipient: str
    content: bytes


def compose(letter: Letter, *, sender: str, recipient: str, key: str, at: datetime) -> Message:
    """`letter` as a message from `sender` (`Name <address>` or an address) to the bare address `recipient`.

    `key` becomes the Message-ID: the same key means the same mail, so that a mailbox which gets it twice
    may show it once. No argument can add a header: addresses are parsed, and the policy refuses line
    breaks. Raises UnusableAddress.
    """
    name, address = parseaddr(sender)
    message = EmailMessage(policy=SMTP if recipient.isascii() else SMTPUTF8)
    try:
        message["Message-ID"] = f"<{key}@{address.rpartition('@')[2]}>"
        message["Date"] = format_datetime(at)
        message["From"] = _address(address, name)
        message["To"] = _address(recipient)
        message["Subject"] = letter.subject
        message["Auto-Submitted"] = "auto-generated"
    except UnusableAddress:
        raise
    except (MessageError, ValueError) as error:
        # The address itself stays out of the words: they are kept in the outbox and in logs.
        raise UnusableAddress(f"sender or recipient cannot stand in a header ({type(error).__name__})") from None
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return Message(sender=address, recipient=recipient, content=message.as_bytes())


def _address(spec: str, name: str = "") -> Address:
    # In two parts, for parsing `addr_spec` the library takes letters beyond ASCII for defects.
    match = _ONE_ADDRESS.fullmatch(spec)
    if match is None:
        raise UnusableAddress("sender or recipient is not one address")
    return Address(display_name=name, username=match[1], domain=match[2])
