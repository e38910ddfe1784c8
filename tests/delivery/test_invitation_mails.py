"""Mails of invitations made in bulk are those that are made one by one; QR codes too."""

from __future__ import annotations

import secrets
import zlib
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any
from uuid import uuid4

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from delivery.brand import DARK, PLAIN, WHITE, brand, ink_on
from delivery.form_letter import prepare
from delivery.invitation import Invitation, Invited, invite
from delivery.mailed_qr_code import QrCodes, png
from delivery.message import UnusableAddress
from delivery.pace import Pace
from domain.language import Language

AT = datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
HOME = "https://tessera.test"
words = st.text(st.characters(codec="utf-8"), max_size=60)
some = st.one_of(st.none(), words)
invitations = st.builds(
    Invitation,
    language=st.sampled_from(Language),
    organization=words,
    logo_url=st.sampled_from([None, "https://x.test/l.png", "http://x.test/l.png", 'https://x.test/"><b>']),
    primary_colour=st.sampled_from([None, "#FFEE00", "#000000", "red;}"]),
    inviter=words,
    message=st.one_of(some, st.just("Do come.\r\n\r\nSoon\n.\nFrom us")),
    expires=st.just("2026-04-03 14:05 UTC"),
    sends=st.integers(1, 3),
    home=st.just(HOME),
    sender=st.just("Tessera <no-reply@tessera.test>"),
)


def invited(**values: Any) -> Invited:
    usual: dict[str, Any] = {
        "email": "ada@people.test",
        "name": None,
        "key": f"{uuid4().hex}.1",
        "link": f"{HOME}/join/{secrets.token_urlsafe(24)}",
        "unsubscribe": f"{HOME}/unsubscribe/{secrets.token_urlsafe(45)}",
    }
    return Invited(**(usual | values))


def content(mail: bytes) -> list[Any]:
    """Everything a reader's program finds, but for the boundaries between parts."""
    parts = list(message_from_bytes(mail, policy=policy.default).walk())
    headers = [(name, str(value)) for part in parts for name, value in part.items() if name != "Content-Type"]
    return [*headers, *(part.get_content() if not part.is_multipart() else part.get_content_type() for part in parts)]


@settings(max_examples=60, deadline=None)
@given(
    invitation=invitations,
    name=some,
    email=st.sampled_from(
        ["ada@people.test", "x" * 60 + "@" + "y" * 60 + ".test", "a+b'c=d@x.test", "ñandú@people.test"]
    ),
)
def test_a_mail_made_in_bulk_is_the_one_made_by_itself(invitation: Invitation, name: str | None, email: str) -> None:
    somebody = invited(name=name, email=email)
    fast, slow = (make(invitation, somebody, AT) for make in (prepare, invite))
    assert content(fast.content) == content(slow.content)
    assert (fast.sender, fast.recipient) == (slow.sender, slow.recipient)
    assert b"\n" not in fast.content.replace(b"\r\n", b"")
    assert max(map(len, fast.content.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    "values",
    [
        {"link": f"{HOME}/join/a?b=1&c=2"},
        {"link": f"{HOME}/join/short"},
        {"key": "k" * 300},
        {"email": "=?utf-8?q?x?=@people.test"},
    ],
    ids=str,
)
def test_what_is_out_of_the_ordinary_comes_out_right_too(values: dict[str, str]) -> None:
    invitation = Invitation(Language.EN, "R", None, None, "O", None, "then", 1, HOME, "no-reply@tessera.test")
    somebody = invited(**values)
    assert content(prepare(invitation, somebody, AT).content) == content(invite(invitation, somebody, AT).content)


@pytest.mark.parametrize(
    "address", ["a@b.test\r\nBcc: eve@evil.test", "a@b.test, eve@evil.test", "Eve <eve@evil.test>", ""]
)
def test_no_address_adds_a_header_or_a_recipient(address: str) -> None:
    invitation = Invitation(Language.EN, "R", None, None, "O", None, "then", 1, HOME, "no-reply@tessera.test")
    with pytest.raises(UnusableAddress) as refused:
        prepare(invitation, invited(email=address), AT)
    assert "eve" not in str(refused.value)


def test_names_of_others_are_not_in_a_mail() -> None:
    invitation = Invitation(Language.EN, "R", None, None, "O", None, "then", 1, HOME, "no-reply@tessera.test")
    first, second = invited(name="Ada", email="ada@x.test"), invited(name="Grace", email="grace@x.test")
    prepare(invitation, first, AT)
    mail = prepare(invitation, second, AT).content
    gone = (first.name, first.email, first.key, first.link[-32:], first.unsubscribe[-60:])
    assert not [value for value in gone if value and value.encode() in mail.replace(b"=\r\n", b"")]


def modules(picture: bytes, scale: int) -> list[list[int]]:
    """A PNG of one bit per pixel, read by the letter of its specification; 1 is dark."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, {}
    while at < len(picture):
        length = int.from_bytes(picture[at : at + 4])
        kind, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert int.from_bytes(picture[at + 8 + length : at + 12 + length]) == zlib.crc32(kind + body)
        chunks[kind] = body
        at += 12 + length
    width, height = (int.from_bytes(chunks[b"IHDR"][start : start + 4]) for start in (0, 4))
    assert chunks[b"IHDR"][8:] == b"\x01\0\0\0\0"
    data, row_bytes = zlib.decompress(chunks[b"IDAT"]), (width + 7) // 8
    assert len(data) == height * (row_bytes + 1)
    above, rows = bytes(row_bytes), []
    for start in range(0, len(data), row_bytes + 1):
        kind_of_filter, line = data[start], data[start + 1 : start + 1 + row_bytes]
        above = bytes((x + y) % 256 for x, y in zip(line, above, strict=True)) if kind_of_filter == 2 else line
        bits = "".join(f"{byte:08b}" for byte in above)[:width]
        rows.append([1 - int(bit) for bit in bits])
    for index, row in enumerate(rows):
        assert row == rows[index - index % scale]
    return [row[::scale] for row in rows[::scale]]


@pytest.mark.parametrize(
    "prefix", ["https://tessera.test/join/", "http://127.0.0.1:8000/join/", "https://t.t/" + "x" * 90]
)
def test_a_qr_code_made_by_differences_is_segnos(prefix: str) -> None:
    codes = QrCodes(prefix, 32)
    for _ in range(20):
        token = secrets.token_urlsafe(24)
        picture = codes.png(token)
        assert picture == png(prefix + token)
        code = segno.make_qr(prefix + token, error="m", mode="byte", mask=2)
        assert modules(picture, 4) == [list(row) for row in code.matrix_iter(border=4)]
    with pytest.raises(ValueError, match="length"):
        codes.png("short")


def test_ink_stands_out_on_every_colour() -> None:
    assert (ink_on("#000000"), ink_on("#FFFFFF"), ink_on("#FFEE00"), ink_on(PLAIN)) == (WHITE, DARK, DARK, WHITE)
    assert brand("url(x)", "http://x.test/logo.png") == brand(None, None)
    assert brand("#FFEE00", "https://x.test/l.png").logo == "https://x.test/l.png"


def test_a_domain_gets_its_rate_and_no_other_waits_for_it() -> None:
    at = 100.0
    pace = Pace(10, clock=lambda: at)
    assert [pace.take("slow.test") == 0 for _ in range(12)] == [True] * 10 + [False] * 2
    assert pace.take("other.test") == 0
    wait = pace.take("slow.test")
    assert 0 < wait <= 0.1
    at += wait + 1e-9
    assert pace.take("slow.test") == 0
    assert pace.take("slow.test") > 0
    assert not any(Pace(0).take("x") for _ in range(1_000))
