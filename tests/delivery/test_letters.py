"""Letters say the same in every language and form, and nothing that a stranger slipped in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest

from delivery.letter import LETTERS, Letter, render
from delivery.message import UnusableAddress, compose
from domain.language import Language

NAMES = sorted({f"{path.parent.name}/{path.stem}" for path in LETTERS.glob("*/*/*.jinja")})
AT = datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
VALUES: dict[str, Any] = {
    "name": "Ada",
    "email": "ada@people.test",
    "former_email": "old@people.test",
    "organization": "Riverside",
    "inviter": "Olga",
    "role": "COACH",
    "reason": "Wrong course",
    "course": "Safeguarding",
    "number": "TES-AAAA-BBBB-CCCC",
    "expires": "2026-03-04 14:05 UTC",
    "learner": "Lea",
    "words": "I teach the juniors",
    "names": ["Lea", "Max"],
    "more": "7",
    "link": "https://tessera.test/there?token=a.b&x=1",
    "home": "https://tessera.test",
    "message": "Do come",
    "reminder": None,
}


def each(change: Callable[[str], str]) -> dict[str, Any]:
    """The values, each text in them changed; what decides about words is as it was."""
    changed = {
        key: [change(item) for item in value] if isinstance(value, list) else value and change(value)
        for key, value in VALUES.items()
    }
    return {**changed, "role": "COACH"}


every_letter = pytest.mark.parametrize(("name", "language"), list(product(NAMES, Language)))


class Page(HTMLParser):
    """What a reader of HTML meets."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_every_letter_exists_in_every_language() -> None:
    found = {(f"{path.parent.name}/{path.stem}", path.parent.parent.name) for path in LETTERS.glob("*/*/*.jinja")}
    assert found == set(product(NAMES, [language.lower() for language in Language]))
    assert len(NAMES) >= 9


@every_letter
def test_text_and_html_say_the_same(name: str, language: Language) -> None:
    letter = render(name, language, VALUES)
    page = Page(letter.html)
    paragraphs = [part for part in letter.text.split("\n\n") if "https://" not in part and "-- " not in part]
    assert len(paragraphs) >= 3
    for paragraph in paragraphs:
        assert paragraph.strip() in page.words
    assert f'<html lang="{language.lower()}">' in letter.html
    assert VALUES["link"] in page.links
    assert VALUES["link"] in letter.text
    assert letter.subject in page.words


@every_letter
def test_languages_differ(name: str, language: Language) -> None:
    others = [render(name, other, VALUES) for other in Language if other is not language]
    assert render(name, language, VALUES).subject not in {other.subject for other in others}


@every_letter
def test_markup_in_a_value_stays_words(name: str, language: Language) -> None:
    usual = Page(render(name, language, VALUES).html)
    nasty = each(lambda _: "<script>alert('x')</script><a href='https://evil.test'>")
    letter = render(name, language, {**nasty, "link": VALUES["link"], "home": VALUES["home"]})
    page = Page(letter.html)
    assert page.tags == usual.tags
    assert page.links == usual.links


@every_letter
def test_a_line_break_in_a_value_adds_no_line(name: str, language: Language) -> None:
    nasty = each(lambda value: f"{value}\r\n\r\nBcc: eve@evil.test\u2029\u202e\x00")
    nasty["message"] = "What an inviter writes may have lines, but adds no paragraph."
    letter = render(name, language, nasty)
    usual = render(name, language, VALUES)
    assert len(letter.text.splitlines()) == len(usual.text.splitlines())
    assert letter.html.count("<p ") == usual.html.count("<p ")
    assert len(letter.subject.splitlines()) == 1
    assert not {"\u202e", "\x00", "\u2029"} & set(letter.subject + letter.text + letter.html)


def test_a_forgotten_value_is_a_defect_and_not_a_gap() -> None:
    with pytest.raises(Exception, match="name"):
        render("people/password_changed", Language.EN, {"home": "x"})


def parsed(letter: Letter, **changes: Any) -> Any:
    facts = {"sender": "Tessera <no-reply@tessera.test>", "recipient": "ada@people.test", "key": "k1", "at": AT}
    return message_from_bytes(compose(letter, **(facts | changes)).content, policy=policy.default)


def test_a_message_has_the_headers_of_an_automatic_mail() -> None:
    message = parsed(Letter("Ünïque subject", "text", "<p>html</p>"))
    assert dict(message.items()) | {"Content-Type": None} == {
        "Message-ID": "<k1@tessera.test>",
        "Date": "Wed, 04 Mar 2026 14:05:00 +0000",
        "From": "Tessera <no-reply@tessera.test>",
        "To": "ada@people.test",
        "Subject": "Ünïque subject",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": None,
    }
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_a_message_is_plain_ascii_with_short_lines() -> None:
    letter = render("certificates/certificate_earned", Language.FR, {**VALUES, "course": "é" * 500})
    content = compose(letter, sender="a@b.test", recipient="c@d.test", key="k", at=AT).content
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": "a@b.test\r\nBcc: eve@evil.test"},
        {"recipient": "a@b.test, eve@evil.test"},
        {"recipient": "Eve <eve@evil.test>"},
        {"recipient": ""},
        {"key": "k\r\nBcc: eve@evil.test"},
    ],
    ids=str,
)
def test_no_argument_can_add_a_header_or_a_recipient(change: dict[str, str]) -> None:
    with pytest.raises(UnusableAddress) as refused:
        parsed(Letter("s", "t", "h"), **change)
    assert "eve" not in str(refused.value)


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n"], ids=repr)
def test_a_line_break_in_the_sender_is_refused(line_break: str) -> None:
    """Whichever Python reads the address: 3.11.2 finds none, 3.11.7 the second line's, later ones none again."""
    with pytest.raises(UnusableAddress, match="sender holds a line break"):
        parsed(Letter("s", "t", "h"), sender=f"x{line_break}Bcc: eve@evil.test <a@b.test>")


def test_a_subject_with_a_line_break_is_refused() -> None:
    with pytest.raises(ValueError, match="header"):
        parsed(Letter("s\r\nBcc: eve@evil.test", "t", "h"))


@pytest.mark.parametrize(
    "name",
    [
        "=?utf-8?q?Hi=0D=0ABcc:_eve@evil.test?=",
        "=?utf-8?q?Hi=0D=0A=0D=0AAnother_mail?=",
        "=?utf-8?b?Cg==?= École",
        "=?utf-7?q?+AAo-?=",
        "=?utf-8?q?=E2=80=AE?=",
        "=?x?q?a?=",
        "a" * 120,
        "é" * 120,
    ],
    ids=lambda name: name[:30],
)
def test_a_name_that_looks_encoded_stays_the_name_that_was_typed(name: str) -> None:
    """RFC 2047 would have it decoded, line breaks too: whoever names an organization would write Tessera's mails."""
    plain = parsed(Letter("s", "text", "<p>html</p>"))
    message = parsed(Letter(f"{name} invites you", "text", "<p>html</p>"))
    assert message.keys() == plain.keys()
    assert message["Subject"] == f"{name} invites you"
    assert message.get_body(("plain",)).get_content().strip() == "text"
