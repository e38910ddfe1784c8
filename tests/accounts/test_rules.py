"""The pure rules: addresses, names, passwords, tokens, scalars."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from domain.certificates.certificate_number import number_as_printed
from domain.errors import InvalidInput, WeakPassword
from domain.people.access import TokenKind
from domain.people.bearer_token import LETTERS, device_label, kind_of, new_token
from domain.people.email_address import email_address
from domain.people.password import check_password
from domain.people.person_name import person_name
from domain.single_line import single_line, title
from schema.scalars import SCALARS, URL, HexColour, rfc3339
from server.auth.passwords import Argon2Passwords


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Ada.Lovelace@Example.ORG ", "ada.lovelace@example.org"),
        ("ada+tessera@example.org", "ada+tessera@example.org"),
        ("ada@b\u00fccher.de", "ada@xn--bcher-kva.de"),
        ("ada@school.test", "ada@school.test"),
    ],
)
def test_one_address_has_one_spelling(text: str, address: str) -> None:
    assert email_address(text) == address
    assert email_address(address) == address


@given(st.text(max_size=300))
def test_any_text_is_an_address_in_one_spelling_or_refused(text: str) -> None:
    for candidate in (text, f"{text}@example.org", f"ada@{text}.org"):
        try:
            found = email_address(candidate)
        except InvalidInput as refusal:
            assert refusal.field == "email"  # noqa: PT017 (refusing is one of two right answers)
        else:
            assert found == found.lower() == email_address(found)
            assert found.isascii()
            assert len(found) <= 254


@given(st.text(max_size=130))
def test_any_text_is_a_visible_name_or_refused(text: str) -> None:
    try:
        name = person_name(text)
    except InvalidInput as refusal:
        assert refusal.field == "name"  # noqa: PT017 (refusing is one of two right answers)
    else:
        assert name.strip()
        assert name == person_name(name)
        assert "\0" not in name
        assert 0 < len(name) <= 120


@pytest.mark.parametrize(
    "name", ["Prince", "O'Neil-\u00d8stergaard", "\u0645\u06cc\u200c\u0631\u0648\u0645", "Ng", "\u738b\u82b3"]
)
def test_names_are_not_expected_to_look_like_anything(name: str) -> None:
    assert person_name(name) == name


@pytest.mark.parametrize(
    "typed",
    ["TES-7K2M-9QXD-4HRT", "tes 7k2m 9qxd 4hrt", "TES7K2M9QXD4HRT", "tes–7k2m–9qxd–4hrt", "7K2M-9QXD-4HRT",
     "\u200bTES-7K2M-9QXD-4HRT\u00a0", "ＴＥＳ－７Ｋ２Ｍ－９ＱＸＤ－４ＨＲＴ", " T E S 7K2M9QXD4HRT "],
)  # fmt: skip
def test_a_certificates_number_is_found_however_it_is_typed(typed: str) -> None:
    assert number_as_printed(typed) == "TES-7K2M-9QXD-4HRT"


@pytest.mark.parametrize("typed", ["", "7K2M", "TES-7K2M-9QXD-4HRT-X", "\0", "x" * 1_000_000])
def test_what_is_no_number_finds_nothing(typed: str) -> None:
    assert not number_as_printed(typed).startswith("TES-7K2M-9QXD-4HRT-") or "X" in number_as_printed(typed)
    assert len(number_as_printed(typed)) <= 64


UNREADABLE = ["\u2800", "\u3164 \u3164", "A\u200bna", "An\ufeffa", "\u200c", "A \u200d B", "a" + "\u0301" * 100]


@pytest.mark.parametrize("name", UNREADABLE)
def test_names_that_nobody_can_read_are_refused_with_words(name: str) -> None:
    for read in (person_name, lambda text: title(text, field="name", longest=120)):
        with pytest.raises(InvalidInput, match=r"A name has|This takes|invisible character|marks"):
            read(name)


@pytest.mark.parametrize("name", ["\u200bAna", "Ana\ufeff", "\u00ad Ana\u2060"])
def test_what_copying_adds_at_the_ends_of_a_name_is_dropped(name: str) -> None:
    assert person_name(name) == "Ana"


@pytest.mark.parametrize("name", ["Nguyễn Thị Ánh", "निशा", "क्‍ष", "กำลั้ง", "སྤྱན་རས་གཟིགས", "سارة العلي"])
def test_names_with_joiners_and_marks_of_their_script_stay(name: str) -> None:
    assert person_name(name) == unicodedata.normalize("NFC", name)


@pytest.fixture
def composed_lengths(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The length of each text that is composed meanwhile; the work is its square where marks follow each other."""
    lengths: list[int] = []
    real = unicodedata.normalize

    def normalize(form: Any, text: str) -> str:
        lengths.append(len(text))
        assert len(text) < 10_000  # This much would take minutes.
        return real(form, text)

    monkeypatch.setattr(unicodedata, "normalize", normalize)
    return lengths


MARKS = "\u0301\u0327" * 500_000


@pytest.mark.parametrize("text", [MARKS, "a" + MARKS, " " * 1_000_000 + "a" + MARKS])
def test_long_text_is_refused_without_being_composed(text: str, composed_lengths: list[int]) -> None:
    with pytest.raises(InvalidInput):
        person_name(text)
    with pytest.raises(InvalidInput):
        single_line(text, field="reason", longest=500)
    with pytest.raises(InvalidInput):
        email_address(f"{text}@example.org")
    with pytest.raises(WeakPassword):
        check_password(text, email="ada@example.org")

    assert composed_lengths == []


async def test_a_password_too_long_to_be_anybodys_is_as_much_work_as_any_other(
    composed_lengths: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []
    real = PasswordHasher.verify

    def verify(hasher: PasswordHasher, password_hash: str, password: bytes) -> bool:
        runs.append(len(password))
        return real(hasher, password_hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    passwords = Argon2Passwords(CHEAPEST)
    known = await passwords.hash("a long walk by the sea")
    composed_lengths.clear()

    for password_hash in (known, None):
        assert not await passwords.matches(password_hash, "a" + MARKS)
        assert not await passwords.matches(password_hash, "wrong")

    assert runs == [0, 5, 0, 5]
    assert composed_lengths == [5, 5]
    with pytest.raises(ValueError, match="too long"):
        await passwords.hash(MARKS)
    passwords.close()


@pytest.mark.parametrize("text", ["Hill\u202eloohcS", "a\u2066b", "a\nb", "a\u2028b", "a\x00b", "a\uffffb"])
def test_a_line_neither_turns_the_text_around_it_nor_breaks_a_picture(text: str) -> None:
    """Names of organizations stand in mails, pages and SVGs of others."""
    with pytest.raises(InvalidInput):
        single_line(text, field="name", longest=120)


def test_the_longest_name_and_password_may_be_typed_decomposed() -> None:
    letter = "\u1f82"  # Four characters when it is taken apart, more than any other.
    typed = unicodedata.normalize("NFD", letter)

    assert person_name(typed * 120) == letter * 120
    assert single_line(f" {typed * 120}\n", field="title", longest=120) == letter * 120
    check_password(typed * 100 + "a long walk", email="ada@example.org")


@pytest.mark.parametrize("password", ["four words do it", "\U0001f9ff" * 3 + "a walk at sea", "x1y2z3x1y2z3"])
def test_length_is_enough(password: str) -> None:
    check_password(password, email="ada@example.org")


@pytest.mark.parametrize("password", ["elevenchars", "PASSWORD1234", "abababababab", "ada.lovelace", "\t" * 20])
def test_what_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check_password(password, email="ada.lovelace@example.org")


def test_a_token_tells_its_kind_and_nothing_else_is_a_token() -> None:
    tokens = {kind: new_token(kind) for kind in TokenKind}

    assert {kind: kind_of(token) for kind, token in tokens.items()} == {kind: kind for kind in TokenKind}
    assert set(LETTERS) == set(TokenKind)
    for junk in ("", "tes_", tokens[TokenKind.BROWSER] + "\n", tokens[TokenKind.BROWSER][:-1], "tes_x" + "a" * 43):
        assert kind_of(junk) is None


def test_a_label_is_what_can_be_seen_of_it() -> None:
    assert device_label(" Ada's\0 \u202ephone\n") == "Ada's phone"
    assert device_label("\0\n") is None
    assert len(device_label("x" * 1000) or "") == 200


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-05-17T09:30:00Z", "2026-05-17T09:30:00+00:00"),
        ("2026-05-17t09:30:00.5+02:00", "2026-05-17T07:30:00.5+00:00"),
        ("2026-05-17T09:30:00.123456789Z", "2026-05-17T09:30:00.123456+00:00"),
    ],
)
def test_moments_are_rfc_3339_in_utc(text: str, written: str) -> None:
    parse: Any = SCALARS[dt.datetime].parse_value

    assert rfc3339(parse(text)) == written


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (dt.datetime, "2026-05-17"),
        (dt.datetime, "2026-05-17T09:30:00"),
        (dt.datetime, "2026-13-17T09:30:00Z"),
        (dt.datetime, "0001-01-01T00:00:00+23:59"),
        (dt.datetime, 1),
        (dt.date, "2026-02-30"),
        (dt.date, "20260230"),
        (URL, "javascript:alert(1)"),
        (URL, "https://user:password@example.org/"),
        (URL, "//example.org"),
        (URL, "https://["),
        (URL, "https://example.org/\0"),
        (HexColour, "#abc"),
        (HexColour, "red"),
    ],
)
def test_a_scalar_that_cannot_be_read_says_what_can(kind: Any, value: Any) -> None:
    parse: Any = SCALARS[kind].parse_value

    with pytest.raises(GraphQLError, match=r"e\.g\.|There is no such (day|moment) as"):
        parse(value)


def test_colours_are_upper_case() -> None:
    parse: Any = SCALARS[HexColour].parse_value

    assert parse("#1a7f5a") == "#1A7F5A"
