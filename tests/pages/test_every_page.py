"""What holds for every public page: complete without scripts, small, safe, in words of the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

import pytest

from domain.identifiers import new_id
from domain.people.access import LinkPurpose
from server.pages.frame import TEMPLATES
from tests.client import Api
from tests.pages.reading import Read, browser

PATHS = [
    "/",
    "/sign-in",
    "/register",
    "/reset-password",
    "/verify-email",
    "/verify",
    "/verify/TES-2222-3333-4444",
    "/join/nobody-made-this",
    "/join-staff",
    "/confirm-email",
    "/add-address",
    "/unsubscribe/nothing",
    "/nothing",
]
MAX_BYTES = 50_000


def policy(page: Read) -> dict[str, str]:
    """The Content-Security-Policy's directives."""
    parts = (part.strip().partition(" ") for part in page.response.headers["content-security-policy"].split(";"))
    return {name: sources for name, _, sources in parts}


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_with_all_that_it_loads_is_small_and_from_here(api: Api, path: str) -> None:
    async with browser(api) as reader:
        page = await reader.open(path)
        loaded = [each.attributes["href"] for each in page.root.every("link")]
        assert any("tokens.css" in each for each in loaded)
        size = len(page.response.content)
        for each in loaded:
            answer = await reader.http.get(each)
            assert each.startswith("/assets/"), each
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
            size += len(answer.content)
    assert size < MAX_BYTES
    assert page.root.every("script") == []


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_allows_forms_of_its_own_and_no_script(api: Api, path: str) -> None:
    async with browser(api) as reader:
        page = await reader.open(f"{path}?token=secret")
    allowed = policy(page)
    assert allowed["default-src"] == allowed["base-uri"] == allowed["frame-ancestors"] == "'none'"
    assert "script-src" not in allowed
    assert "connect-src" not in allowed
    assert (allowed["style-src"], allowed["img-src"], allowed["form-action"]) == ("'self'", "'self'", "'self'")
    assert allowed["require-trusted-types-for"] == "'script'"
    assert page.response.headers["x-content-type-options"] == "nosniff"
    assert page.response.headers["x-frame-options"] == "DENY"
    # `no-referrer` would make browsers send `Origin: null` with our own forms.
    assert page.response.headers["referrer-policy"] == "same-origin"
    assert not re.search(r"\son\w+=|javascript:|\sstyle=", page.response.text)
    assert "secret" not in page.response.text


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_can_be_found_ones_way_around_in(api: Api, path: str) -> None:
    """What WCAG asks of the markup: a language, a title, one heading, a label for each field."""
    async with browser(api, "es") as reader:
        page = await reader.open(path)
    assert page.language == "es"
    assert page.title == f"{page.heading} – Tessera"
    assert next(each.attributes["href"] for each in page.root.every("a")) == "#content"
    assert page.root.every("main")[0].attributes["id"] == "content"
    labelled = {each.attributes["for"] for each in page.root.every("label")}
    boxes = [each for each in page.root.every("input") if each.attributes.get("type") != "hidden"]
    assert {box.attributes["id"] for box in boxes} == labelled
    identifiers = [each.attributes["id"] for each in page.root.below() if "id" in each.attributes]
    assert len(identifiers) == len(set(identifiers))
    for box in boxes:
        assert box.attributes["type"] != "password" or "value" not in box.attributes


def test_nothing_that_people_typed_is_written_as_html() -> None:
    for template in TEMPLATES.glob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape false|Markup", template.read_text()), template.name


async def test_every_mailed_link_leads_to_a_page(api: Api, mailed_path: Callable[[LinkPurpose, UUID], str]) -> None:
    # To unsubscribe is a page of its own kind: tests/http/test_unsubscribe.py.
    async with browser(api) as reader:
        for purpose in set(LinkPurpose) - {LinkPurpose.UNSUBSCRIBE}:
            page = await reader.http.get(mailed_path(purpose, new_id()))
            assert page.status_code in {200, 410}, purpose
            assert "There is no such page" not in page.text
