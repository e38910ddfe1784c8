"""Pages are in the reader's language, all of them in all words."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from domain.language import Language
from server.pages.frame import TEMPLATES
from server.pages.words import words_of
from server.web.static_pages import DASHBOARD
from tests.client import Api
from tests.pages.reading import browser

ENGLISH = words_of(Language.EN).texts
SAME_IN_ALL = {"date.first", "frame.error_title", "date.long"}
"""What may read as in English: digits, and words that languages share."""


@pytest.mark.parametrize("language", [Language.ES, Language.FR])
def test_every_language_has_all_words_with_the_same_gaps_and_none_is_left_in_english(language: Language) -> None:
    texts = words_of(language).texts
    assert texts.keys() == ENGLISH.keys()
    for key, text in texts.items():
        assert text.strip(), key
        gaps = [{name for _, name, _, _ in Formatter().parse(each) if name} for each in (text, ENGLISH[key])]
        assert gaps[0] == gaps[1], key
        assert text != ENGLISH[key] or key in SAME_IN_ALL, f"{key} is English"


def used() -> set[str]:
    """The words that templates and pages ask for by their whole name."""
    sources = [*TEMPLATES.glob("*.html"), *(DASHBOARD.parent / "server" / "pages").glob("*.py")]
    asked = r"""(?:\bw|words)(?:\.plain|\.counted)?\(\s*"([a-z_]+\.[A-Za-z_]+)"(?!\s*~)"""
    return {key for path in sources for key in re.findall(asked, path.read_text())}


def test_every_word_that_a_page_asks_for_is_there() -> None:
    known = ENGLISH.keys() | {key.rpartition(".")[0] for key in ENGLISH}
    assert len(used()) > 20
    assert used() <= known


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (None, "en"),
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de,es;q=0.5,en;q=0.4", "es"),
        ("en;q=0.1, ES-mx;q=0.7", "es"),
        ("de, it", "en"),
        ("fr;q=0, en;q=0.1", "en"),
        ("fr;q=x,;;;,=,es", "es"),
        ("," * 5_000 + "fr", "en"),
    ],
)
async def test_a_page_is_in_the_language_that_the_browser_asks_for(api: Api, asked: str | None, answered: str) -> None:
    async with browser(api, asked) as reader:
        page = await reader.open("/verify")
    words = words_of(Language(answered.upper()))
    assert page.language == answered == page.response.headers["content-language"]
    assert page.heading == words.plain("certificate.title")
    assert "Accept-Language" in page.response.headers["vary"]


async def test_the_switch_chooses_a_language_for_all_pages_and_leaves_the_address_as_it_was(api: Api) -> None:
    async with browser(api, "fr") as reader:
        page = await reader.open("/verify/TES-2222-3333-4444")
        assert page.heading == "Ce certificat n’existe pas"
        [link] = page.root.every("a", hreflang="es")
        assert link.attributes["lang"] == "es"
        chosen = await reader.open(str(page.response.url.join(link.attributes["href"])))
        assert (chosen.path, chosen.language) == ("/verify/TES-2222-3333-4444", "es")
        assert chosen.heading == "No existe ese certificado"
        [current] = [each for each in chosen.root.every("a") if "aria-current" in each.attributes]
        assert current.attributes["hreflang"] == "es"
        assert (await reader.open("/nothing")).heading == "Esta página no existe"


@pytest.mark.parametrize("path", ["/verify", "//evil.test", "/\\evil.test"])
async def test_choosing_a_language_leads_to_no_other_site(api: Api, path: str) -> None:
    async with api.client() as http:
        answer = await http.get(f"http://127.0.0.1:8000{path}?lang=fr")
    location = answer.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")


def test_dates_are_written_as_people_write_them() -> None:
    assert words_of(Language.EN).day("2027-03-01T09:30:00+00:00") == "1 March 2027"
    assert words_of(Language.ES).day("2027-03-01T09:30:00+00:00") == "1 de marzo de 2027"
    assert words_of(Language.FR).day("2027-03-01T09:30:00+00:00") == "1er mars 2027"


def test_waiting_is_said_in_a_unit_that_fits() -> None:
    french = words_of(Language.FR)
    assert [french.wait(seconds) for seconds in (0, 1, 89, 100, 5_400, 200_000)] == [
        "dans 1 seconde", "dans 1 seconde", "dans 89 secondes", "dans 2 minutes", "dans 2 heures", "dans 3 jours",
    ]  # fmt: skip
