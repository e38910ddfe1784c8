"""Lists of people to invite, as they come: every form that people paste, and what is no list."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.connections.invitation_list import MAX_LIST_LENGTH, Listed, judge, of_addresses, of_csv, of_text
from domain.errors import InvalidInput

ANA, BOB = ("ana@x.org", None), ("bob@x.org", None)
NAMED = ("ana@x.org", "Ana Lima")


def pairs(items: list[Listed]) -> list[tuple[str, str | None]]:
    return [(item.address, item.name) for item in items]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ana@x.org", [ANA]),
        ("ana@x.org,bob@x.org", [ANA, BOB]),
        ("ana@x.org; bob@x.org;", [ANA, BOB]),
        ("ana@x.org bob@x.org", [ANA, BOB]),
        ("ana@x.org\nbob@x.org\n", [ANA, BOB]),
        ("ana@x.org\r\n\r\n  bob@x.org\r", [ANA, BOB]),
        ("ana@x.org\tbob@x.org", [ANA, BOB]),
        (" ,; ana@x.org ,,\n;\t bob@x.org , ", [ANA, BOB]),
        ("\ufeffana@x.org", [ANA]),
        ("ana@x.org\u00a0bob@x.org", [ANA, BOB]),
        ("Ana Lima <ana@x.org>", [NAMED]),
        ('"Ana Lima" <ana@x.org>, bob@x.org', [NAMED, BOB]),
        ("'Ana Lima' <ana@x.org>", [("ana@x.org", "'Ana Lima'")]),
        ('"Lima, Ana" <ana@x.org>, bob@x.org', [("ana@x.org", "Lima, Ana"), BOB]),
        ("Lima, Ana <ana@x.org>; bob@x.org", [("ana@x.org", "Lima, Ana"), BOB]),
        ("Lima, Ana <ana@x.org>\nbob@x.org", [("ana@x.org", "Lima, Ana"), BOB]),
        ("Lima, Ana <ana@x.org>, bob@x.org", [("Lima", None), ("ana@x.org", "Ana"), BOB]),
        ("ana@x.org, Bob <bob@x.org>; cy@x.org", [ANA, ("bob@x.org", "Bob"), ("cy@x.org", None)]),
        ("Ana <ana@x.org> Bob <bob@x.org>", [("ana@x.org", "Ana"), ("bob@x.org", "Bob")]),
        ("ana@x.org <ana@x.org>", [ANA]),
        ("<ana@x.org> <bob@x.org>", [ANA, BOB]),
        ("ana@x.org Bob <bob@x.org>", [ANA, ("bob@x.org", "Bob")]),
        ("< ana@x.org >", [ANA]),
        ("mailto:ana@x.org, <MAILTO:bob@x.org>", [ANA, BOB]),
        ("'ana@x.org', “bob@x.org”", [ANA, BOB]),
        ('"ana@x.org","bob@x.org"', [ANA, BOB]),
        ('"ana@x.org, bob@x.org"', [ANA, BOB]),
        ("(ana@x.org) [bob@x.org].", [("ana@x.org", None), ("[bob@x.org]", None)]),
        ("Write to ana@x.org.", [("Write", None), ("to", None), ANA]),
        ("o'brien@x.org", [("o'brien@x.org", None)]),
        ("Ana <ana@x.org", [("Ana", None), ANA]),
        ('"Ana ana@x.org', [("Ana", None), ANA]),
        ("ana@x.org>", [ANA]),
        ("Ana <>", [("", "Ana")]),
        ("nobody", [("nobody", None)]),
        ("one, two; ana@x.org", [("one", None), ("two", None), ANA]),
        ("@ ana@@x.org", [("@", None), ("ana@@x.org", None)]),
    ],
)
def test_pasted_text_gives_everybody_in_it(text: str, found: list[tuple[str, str | None]]) -> None:
    assert pairs(of_text(text)) == found


DOE = ("jane@x.org", "Doe Jane")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Lima\tana@x.org", [NAMED]),
        ("ana@x.org\tAna Lima", [NAMED]),
        ("Ana Lima\tana@x.org\nDoe\tJane\tjane@x.org", [NAMED, DOE]),
        ("Name\tE-mail\nAna Lima\tana@x.org\nBob\tbob@x.org", [NAMED, ("bob@x.org", "Bob")]),
        ("Last name\tFirst name\tEmail\nDoe\tJane\tjane@x.org", [("jane@x.org", "Jane Doe")]),
        ("Vorname\tKontakt\nAna Lima\tana@x.org", [NAMED]),
        ("1\tana@x.org\tAna Lima\t2020", [NAMED]),
        ('"Lima, Ana"\tana@x.org', [("ana@x.org", "Lima, Ana")]),
        ('Odd\t"odd name"@x.org', [('"odd name"@x.org', "Odd")]),
        ("Ana Lima\tana@x.org\nBob\tnone", [NAMED, ("Bob none", None)]),
        ("Ana\tAna Lima <ana@x.org>", [("Ana", None), NAMED]),
        ("Ana Lima, ana@x.org\nbob@x.org; Bob", [NAMED, ("bob@x.org", "Bob")]),
        ("Name,Email\nAna Lima,ana@x.org", [NAMED]),
        ("Email\nana@x.org", [ANA]),
        ('"Lima, Ana", ana@x.org', [("ana@x.org", "Lima, Ana")]),
        ("ana@x.org\tbob@x.org\nAna Lima\tana@x.org", [ANA, BOB, NAMED]),
    ],
)
def test_a_pasted_table_gives_each_row_with_its_name_and_no_header(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert pairs(of_text(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ana@x.org (Ana Lima)", [NAMED]),
        ("ana@x.org (Ana Lima), bob@x.org (Bob)", [NAMED, ("bob@x.org", "Bob")]),
        ("ana@x.org(work)", [ANA]),
        ("Ana Lima <ana@x.org> (Comment)", [NAMED]),
        ("• ana@x.org\n• Ana Lima <ana@x.org>\n•bob@x.org", [ANA, NAMED, BOB]),
        ("- ana@x.org\n* bob@x.org\n– Ana Lima <ana@x.org>", [ANA, BOB, NAMED]),
        ("1. ana@x.org\n2) Ana Lima <ana@x.org>", [ANA, NAMED]),
        ("To: ana@x.org; Ana Lima <ana@x.org>\nCc: bob@x.org", [ANA, NAMED, BOB]),
        ("To: Ana Lima <ana@x.org>, bob@x.org", [NAMED, BOB]),
        ("Email:ana@x.org", [ANA]),
        (r'"Ana \"the best\" Lima" <ana@x.org>', [("ana@x.org", 'Ana "the best" Lima')]),
        (r"\"Ana Lima\" <ana@x.org>", [NAMED]),
        (r'"C:\" <ana@x.org>', [("ana@x.org", "C:\\")]),
        ('"odd name"@x.org, bob@x.org', [('"odd name"@x.org', None), BOB]),
        ('Odd <"odd name"@x.org>', [('"odd name"@x.org', "Odd")]),
        (r'"odd \"er\""@x.org', [(r'"odd \"er\""@x.org', None)]),
    ],
)
def test_what_people_put_around_addresses_is_no_item(text: str, found: list[tuple[str, str | None]]) -> None:
    assert pairs(of_text(text)) == found


INVISIBLE = ["\u200b", "\ufeff", "\u200e", "\u2060", "\u00ad", "\u200d", "\u3164", "\u2800", "\ufe0f"]


@pytest.mark.parametrize("character", INVISIBLE)
def test_invisible_characters_at_the_edges_of_an_item_are_dropped(character: str) -> None:
    for text in (f"{character}ana@x.org", f"ana@x.org{character}", f"{character} ana@x.org {character}{character}"):
        for read in (of_text, of_csv):
            assert [judge(item).email for item in read(text)] == ["ana@x.org"], read
        assert [judge(item).email for item in of_addresses([text])] == ["ana@x.org"]
        assert pairs(of_text(f"{character}Ana Lima{character} <{text}>")) == [NAMED]
    for between in (character, f" {character}", f"{character}, {character}"):
        assert pairs(of_text(f"ana@x.org{between}bob@x.org")) == [ANA, BOB]


@pytest.mark.parametrize("character", INVISIBLE)
def test_an_invisible_character_inside_an_address_is_named_with_its_place(character: str) -> None:
    found = judge(Listed(f"an{character}a@x.org"))
    assert found.email is None
    assert found.why is not None
    assert f"U+{ord(character):04X}" in found.why
    assert "as character 3, after “an”" in found.why
    assert unicodedata.name(character) in found.why
    assert found.given.isprintable()


@pytest.mark.parametrize("apostrophe", ["’", "‘", "ʼ", "′", "＇", "´"])
def test_a_typographic_apostrophe_comes_back_with_a_suggestion(apostrophe: str) -> None:
    found = judge(Listed(f"d{apostrophe}arcy@x.org"))
    assert found.email is None
    assert "Did you mean d'arcy@x.org?" in (found.why or "")


def test_a_quoted_local_part_and_one_that_is_too_long_are_invalid_with_words() -> None:
    assert "Quoting" in (judge(Listed('"odd name"@x.org')).why or "")
    assert judge(Listed("a" * 64 + "@x.org")).email == "a" * 64 + "@x.org"
    assert "at most 64" in (judge(Listed("a" * 65 + "@x.org")).why or "")


def test_a_row_without_header_that_has_its_columns_the_other_way_round_is_read_so() -> None:
    text = "Ana Lima,ana@x.org\nbob@x.org,Bob\nnobody,none"
    assert pairs(of_csv(text)) == [NAMED, ("bob@x.org", "Bob"), ("none", "nobody")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_file_in_utf_16_is_read_or_refused_with_words(encoding: str) -> None:
    content = "Name,Email\r\nAna Lima,ana@x.org\r\n"
    data = content.encode(encoding)
    data = data if encoding == "utf-16" else b"\xfe\xff" + data
    # As programs read it that take it for Latin-1, or for UTF-8.
    for text in (data.decode("latin-1"), data.decode("utf-8", "replace"), data[2:].decode("utf-8")):
        assert pairs(of_csv(text)) == [NAMED]
    other = data.decode("utf-16").replace("Lima", "Límš").encode(encoding)
    with pytest.raises(InvalidInput, match="UTF-8"):
        of_csv("\ufffd\ufffd" + other.decode("utf-8", "replace").lstrip("\ufffd"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("email\nana@x.org\nbob@x.org", [ANA, BOB]),
        ("ana@x.org\nbob@x.org", [ANA, BOB]),
        ("Name,Email\nAna Lima,ana@x.org", [NAMED]),
        ("E-Mail;Full name\r\nana@x.org;Ana Lima\r\n;\r\nbob@x.org;\r\n", [NAMED, BOB]),
        ("id\temail address\tname\n7\tana@x.org\tAna Lima", [NAMED]),
        ("Last name,First name,Email\nLima,Ana,ana@x.org", [NAMED]),
        ("nombre;correo\nAna Lima;ana@x.org", [NAMED]),
        ("Ana Lima,ana@x.org\nBob,bob@x.org", [NAMED, ("bob@x.org", "Bob")]),
        ("1,ana@x.org,Ana Lima", [NAMED]),
        ('"Lima, Ana","ana@x.org"', [("ana@x.org", "Lima, Ana")]),
        ('email,name\nana@x.org,"Ana ""the best"" Lima"', [("ana@x.org", 'Ana "the best" Lima')]),
        ('email,name\nana@x.org,"Ana\nLima"', [("ana@x.org", "Ana\nLima")]),
        ("\ufeffemail,name\nana@x.org,Ana Lima", [NAMED]),
        ("sep=;\nemail;name\nana@x.org;Ana Lima", [NAMED]),
        ("email,name\nana@x.org\n", [ANA]),
        ("email,name\n,Ana Lima", [("", "Ana Lima")]),
        ("email,name\nana@x.org,Ana Lima,more,cells", [NAMED]),
        ("email , name\n ana@x.org , Ana Lima ", [NAMED]),
        ("people\nana@x.org", [("people", None), ANA]),
        ('email\n"ana@x.org', [ANA]),
    ],
)
def test_a_csv_file_gives_every_row(text: str, found: list[tuple[str, str | None]]) -> None:
    assert pairs(of_csv(text)) == found


@pytest.mark.parametrize(
    ("read", "given"),
    [(of_text, " \n ,;"), (of_text, ""), (of_csv, ""), (of_csv, "\n,\n"), (of_csv, "email,name\n"), (of_addresses, [])],
)
def test_a_list_of_nobody_is_refused(read: Callable[..., object], given: object) -> None:
    with pytest.raises(InvalidInput, match="no address"):
        read(given)


@pytest.mark.parametrize(
    ("read", "given", "figures"),
    [
        (of_addresses, ["ana@x.org"] * 1_001, "1,001"),
        (of_text, "a@x.org " * 1_002, "1,002"),
        (of_csv, "a@x.org\n" * 1_003, "1,003"),
        (of_text, "x" * (MAX_LIST_LENGTH + 1), "200,001"),
        (of_csv, "x" * (MAX_LIST_LENGTH + 1), "200,001"),
        (of_csv, "a" * 150_000, "CSV"),
    ],
)
def test_a_list_that_is_too_long_is_refused_with_figures(
    read: Callable[..., object], given: object, figures: str
) -> None:
    with pytest.raises(InvalidInput, match=figures):
        read(given)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not an email address"),
        ("nobody", "not an email address"),
        ("ana@", "not an email address"),
        ("ana@localhost", "not an email address"),
        ("ana\0@x.org", "not an email address"),
        ("a" * 300 + "@x.org", "at most 254"),
    ],
)
def test_what_is_no_address_says_why(text: str, why: str) -> None:
    found = judge(Listed(text))
    assert found.email is None
    assert found.why is not None
    assert why in found.why
    assert len(found.given) <= 320
    assert found.given.isprintable()


def test_an_organization_can_allow_some_domains_only() -> None:
    allowed = ["x.org", "xn--bcher-kva.de"]
    assert judge(Listed("Ana@X.org"), allowed).email == "ana@x.org"
    assert judge(Listed("ana@bücher.de"), allowed).email == "ana@xn--bcher-kva.de"
    for other in ("ana@y.org", "ana@sub.x.org", "ana@xx.org"):
        assert "does not invite" in (judge(Listed(other), allowed).why or "")


def test_a_name_that_no_person_has_is_told_and_not_mailed() -> None:
    assert judge(Listed("ana@x.org", "Ana\nLima")).why is not None
    assert judge(Listed("ana@x.org", "A" * 121)).why is not None


NASTY = st.text(alphabet=st.sampled_from(list("a@.<>\"',;\n\t \r\ufeff\u2028()[]=")), max_size=60)


@given(NASTY)
def test_any_text_is_read_without_losing_an_address(text: str) -> None:
    for read in (of_text, of_csv):
        try:
            found = read(text + "\nana@x.org")
        except InvalidInput:
            continue
        for item in found:
            judge(item)
    assert of_text(text.replace('"', "") + "\nana@x.org")[-1].address == "ana@x.org"


@pytest.mark.parametrize("character", [*"<>\"@',;( a\n=\t", '"\\"', '\\"a', "(a", "a@\u200b", "a\t", "a@x,", "\u200b"])
def test_reading_takes_time_in_proportion(character: str) -> None:
    started = time.process_time()
    for read in (of_text, of_csv):
        with suppress(InvalidInput):
            read((character * MAX_LIST_LENGTH)[:MAX_LIST_LENGTH])
    assert time.process_time() - started < 5


@pytest.mark.parametrize("address", ["a@" + ".".join(["ü"] * 120), "a@" + "ü" * 240, "a@" + "xn--tda." * 31 + "org"])
def test_judging_a_thousand_takes_little_time(address: str) -> None:
    started = time.process_time()
    for _ in range(1_000):
        judge(Listed(address))
    assert time.process_time() - started < 5
