"""Anybody can see whether a certificate is genuine."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tortoise.transactions import in_transaction

from domain.clock import now
from domain.language import Language
from models.certificates.certificate import Certificate
from server.pages.words import words_of
from tests.client import Api
from tests.pages.reading import browser
from tests.people import lessons, owned_organization, person
from tests.steps import finished, joined, started


async def certificate(api: Api, holder: str) -> str:
    """The number of a certificate that somebody has just earned."""
    school, course = await owned_organization(credits=1), await lessons()
    client, _ = await joined(api, await person(holder), school)
    return str((await finished(client, course, await started(client, course, school)))["number"])


@pytest.mark.parametrize("language", list(Language))
async def test_a_number_typed_in_any_way_leads_to_its_certificate_in_the_readers_words(
    api: Api, language: Language
) -> None:
    number = await certificate(api, "Ana María")
    words = words_of(language)
    row = await Certificate.get(number=number)
    async with browser(api, language.value) as reader:
        asked = await reader.open("/verify")
        [form] = asked.root.every("form", method="get")
        assert form.attributes["action"] == "/verify"
        found = await reader.open(f"/verify?number={number.lower().replace('-', '%20')}")
    assert (found.path, found.status, found.language) == (f"/verify/{number}", 200, language.lower())
    assert found.title == f"{words.plain('certificate.found_title', number=number)} – Tessera"
    assert [each.text for each in found.root.every("p", role="status")] == [
        words.plain("certificate.valid_until", date=words.day(row.expires_at))
    ]
    names = [each for each in found.root.every("dd") if each.attributes.get("dir") == "auto"]
    assert names[0].text == "Ana María"
    assert words.day(row.issued_at) in found.text


async def test_a_revoked_or_expired_certificate_is_said_to_be_so(api: Api) -> None:
    number = await certificate(api, "Ana")
    past = now() - timedelta(days=1)
    async with browser(api) as reader:
        async with in_transaction() as connection:
            # A certificate is kept as it was issued: a trigger sees to it.
            await connection.execute_script("SET LOCAL session_replication_role = replica")
            await Certificate.filter(number=number).update(issued_at=past - timedelta(days=9), expires_at=past)
        assert "expired on" in (await reader.open(f"/verify/{number}")).alerts[0]
        await Certificate.filter(number=number).update(revoked_at=now(), revocation_reason="Fraud")
        assert "revoked on" in (await reader.open(f"/verify/{number}")).alerts[0]


@pytest.mark.parametrize("typed", ["TES-2222-3333-4444", "%00", "a%2Fb", "x" * 3_000, "%3Cb%3E", "%F0%9F%98%80"])
async def test_an_unknown_number_is_a_kind_404(api: Api, typed: str) -> None:
    async with browser(api) as reader:
        page = await reader.open(f"/verify/{typed}")
        asked = await reader.open(f"/verify?number={typed}")
    assert (page.status, page.heading) == (404, "No such certificate")
    assert "<b>" not in page.response.text.lower()
    assert asked.status in {200, 404}


async def test_the_page_with_the_field_may_be_kept_and_one_with_a_name_may_not(api: Api) -> None:
    number = await certificate(api, "Ana")
    async with browser(api) as reader:
        field = (await reader.open("/verify")).response
        assert field.headers["cache-control"] == "public, max-age=3600"
        assert "set-cookie" not in field.headers
        assert (await reader.open(f"/verify/{number}")).response.headers["cache-control"] == "no-store"
