"""The same mails as `delivery.invitation.invite` makes, for many addresses at a time, a hundred times as fast.

A `FormLetter` is one whole mail that was made the slow way and cut where addresses differ. What goes into the gaps
has the length of what was cut out and needs no quoting, so that the lines stay as they were broken; a name, which
may be of any length, gets lines of its own. Whatever does not fit is made the slow way.
"""

from __future__ import annotations

import re
import secrets
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from typing import Final

from markupsafe import escape

from delivery.invitation import Invitation, Invited, invite
from delivery.letter import one_line
from delivery.mailed_qr_code import QrCodes, qr_codes
from delivery.message import ONE_ADDRESS, Message
from domain.clock import now

_PLAIN: Final = re.compile(r"[A-Za-z0-9:/._~-]+")
"""What HTML, quoted-printable and a header all leave as it is."""
_PLAIN_ADDRESS: Final = re.compile(r"[\x21-\x7e]+")
_ENCODED_WORD: Final = "=?"
_SOFT_BREAK: Final = b"=\r\n"
_HEADER: Final = rb"(?<=\r\n)%s: (?:[^\r]|\r\n )*(?=\r\n)"
"""One header with its continuation lines; the first one of its name is ours."""

_Gap = tuple[int, int, str, slice]
"""From, to, what goes there, and which part of it."""
_WHOLE: Final = slice(None)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Mails of one invitation that have the same shape are the same but for what fills the gaps."""

    is_named: bool
    key: int
    prefix: str
    token: int
    unsubscribe: int


def prepare(invitation: Invitation, invited: Invited, at: datetime) -> Message:
    """The mail for one address, the fast way if it can be. Raises UnusableAddress."""
    shape = _shape(invited)
    if shape is None:
        return invite(invitation, invited, at)
    return _form_letter(invitation, shape).fill(invited, at)


def _shape(invited: Invited) -> _Shape | None:
    """None if something in it needs the care of the slow way."""
    address = invited.email
    if not _PLAIN_ADDRESS.fullmatch(address) or not ONE_ADDRESS.fullmatch(address) or _ENCODED_WORD in address:
        return None
    if not (_PLAIN.fullmatch(invited.key) and _PLAIN.fullmatch(invited.link) and _PLAIN.fullmatch(invited.unsubscribe)):
        return None
    prefix, slash, token = invited.link.rpartition("/")
    return _Shape(bool(invited.name), len(invited.key), prefix + slash, len(token), len(invited.unsubscribe))


class FormLetter:
    """A mail with gaps, for every address of one shape."""

    def __init__(self, invitation: Invitation, shape: _Shape) -> None:
        self._prefix = len(shape.prefix)
        self._codes: QrCodes = qr_codes(shape.prefix, shape.token)
        # Random, so that nobody can have written the same into a letter.
        model = Invited(
            email="anybody@example.invalid",
            name=_random(20) if shape.is_named else None,
            key=_random(shape.key),
            link=shape.prefix + _random(shape.token),
            unsubscribe=_random(shape.unsubscribe),
        )
        mail = invite(invitation, model, now())
        self._sender = mail.sender
        gaps = sorted(self._gaps(mail.content, model), key=lambda gap: gap[0])
        self._parts: list[bytes] = []
        self._gaps_at: list[tuple[int, str, slice]] = []
        end = 0
        for start, stop, what, part in gaps:
            self._parts += [mail.content[end:start], b""]
            self._gaps_at.append((len(self._parts) - 1, what, part))
            end = stop
        self._parts.append(mail.content[end:])

    def fill(self, invited: Invited, at: datetime) -> Message:
        """The mail for `invited`, whose shape must be the letter's."""
        values = {
            "to": f"To: {invited.email}".encode(),
            "date": _date(at),
            "key": invited.key.encode(),
            "link": invited.link.encode(),
            "unsubscribe": invited.unsubscribe.encode(),
            "qr": _base64(self._codes.png(invited.link[self._prefix :])),
        }
        if invited.name:
            name = one_line(invited.name)
            values |= {"text_name": _quoted(name), "html_name": _quoted(escape(name))}
        parts = self._parts.copy()
        for at_part, what, part in self._gaps_at:
            parts[at_part] = values[what][part]
        return Message(sender=self._sender, recipient=invited.email, content=b"".join(parts))

    def _gaps(self, content: bytes, model: Invited) -> Iterator[_Gap]:
        for what in ("to", "date"):
            match = re.search(_HEADER % what.title().encode(), content)
            assert match is not None
            yield *match.span(), what, _WHOLE
        for what, value in (("key", model.key), ("link", model.link), ("unsubscribe", model.unsubscribe)):
            for match in _occurrences(value, content):
                yield from _pieces(match, what)
        if model.name:
            for match, what in zip(_occurrences(model.name, content), ("text_name", "html_name"), strict=True):
                yield *match.span(), what, _WHOLE
        picture = _base64(self._codes.png(model.link[self._prefix :]))
        start = content.index(picture)
        yield start, start + len(picture), "qr", _WHOLE


@lru_cache(maxsize=64)
def _form_letter(invitation: Invitation, shape: _Shape) -> FormLetter:
    return FormLetter(invitation, shape)


def _random(length: int) -> str:
    return secrets.token_hex(length)[:length]


def _occurrences(value: str, content: bytes) -> Iterator[re.Match[bytes]]:
    """Where `value` stands, however quoted-printable has broken it."""
    pattern = b"(?:=\r\n)?".join(re.escape(character).encode() for character in value)
    return re.finditer(pattern, content)


def _pieces(match: re.Match[bytes], what: str) -> Iterator[_Gap]:
    """A gap on each line that the value is broken over."""
    start, done = match.start(), 0
    for piece in match.group().split(_SOFT_BREAK):
        yield start, start + len(piece), what, slice(done, done + len(piece))
        start, done = start + len(piece) + len(_SOFT_BREAK), done + len(piece)


def _quoted(words: str) -> bytes:
    """As quoted-printable, on lines of its own that end in soft breaks, and so show as none."""
    lines = b2a_qp(words.encode(), quotetabs=False).replace(b"=\n", _SOFT_BREAK)
    return _SOFT_BREAK + lines + _SOFT_BREAK


def _base64(content: bytes) -> bytes:
    return encodebytes(content).replace(b"\n", b"\r\n")


@lru_cache(maxsize=4)
def _date(at: datetime) -> bytes:
    return f"Date: {format_datetime(at)}".encode()
