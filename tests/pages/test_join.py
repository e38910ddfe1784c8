"""The whole way from a followed link to being connected, by pages alone, in three languages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from domain.connections.connection import ConnectionState
from domain.language import Language
from models.connections.connection import Connection
from models.connections.invitation_link import InvitationLink
from models.organizations.organization import Organization
from models.people.registration import Registration
from server.pages.words import words_of
from tests.client import Api
from tests.pages.reading import PASSWORD, browser
from tests.people import Person, invitation, lessons, owned_organization
from tests.steps import finished, started

VerifyPath = Callable[[str], Awaitable[str]]


@pytest.mark.parametrize("language", list(Language))
async def test_a_stranger_follows_a_link_registers_verifies_and_is_connected(
    api: Api, verify_path: VerifyPath, language: Language
) -> None:
    words, school = words_of(language), await owned_organization("École Ñandú")
    async with browser(api, language.value) as reader:
        page = await reader.open(f"/join/{school.token}")
        assert page.language == language.lower()
        assert page.heading == words.plain("join.title", organization=school.name)
        assert words.plain("join.sees_anyone_certificates") in page.text
        form = page.form("register")
        sent = await reader.send(page, form, name="Zoë", email="zoe@example.org", password=PASSWORD)
        assert sent.heading == words.plain("check_mail.title")
        assert (await Registration.get()).language is language

        asked = await reader.open(await verify_path("zoe@example.org"))
        done = await reader.send(asked, asked.form(), password=PASSWORD)
        assert done.heading == words.plain("verified.title")
        assert words.plain("verified.joined", organization=school.name) in done.text
        again = await reader.open(f"/join/{school.token}")
        assert again.heading == words.plain("join.connected_title", organization=school.name)
    assert (await Connection.get()).state is ConnectionState.ACTIVE


@pytest.mark.parametrize("language", list(Language))
async def test_who_has_an_account_signs_in_and_is_connected_by_the_same_button(
    api: Api, ada: Person, language: Language
) -> None:
    words, school = words_of(language), await owned_organization()
    async with browser(api, language.value) as reader:
        page = await reader.open(f"/join/{school.token}")
        [link] = [each for each in page.root.every("a") if each.text == words.plain("account.have_account")]
        page = await reader.open(str(page.response.url.join(link.attributes["href"])))
        wrong = await reader.send(page, page.form("sign-in"), email=ada.email, password="not the password")
        assert wrong.alerts == [words.plain("refusals.INVALID_CREDENTIALS")]
        done = await reader.send(wrong, wrong.form("sign-in"), password=PASSWORD)
        assert done.path == f"/join/{school.token}"
        assert done.heading == words.plain("join.connected_title", organization=school.name)


async def test_who_is_signed_in_sees_what_is_shared_and_joins_by_one_button(api: Api, ada: Person) -> None:
    school, course = await owned_organization(), await lessons()
    client = await api.signed_in(ada.account_id)
    await client.done("joinOrganization", token=(other := await owned_organization(credits=2)).token)
    await finished(client, course, await started(client, course, other))
    async with browser(api) as reader:
        await reader.sign_in(ada.email)
        page = await reader.open(f"/join/{school.token}")
        assert await Connection.filter(organization_id=school.id).count() == 0, "opening it changes nothing"
        assert f"your name, {ada.name}, and your address, {ada.email}" in page.text
        assert "your 1 certificate, and those that you earn later (Course" in page.text
        done = await reader.send(page, page.form("connect"))
        assert done.heading == f"You are connected to {school.name}"
        assert done.path == f"/join/{school.token}"


async def test_a_dead_link_offers_to_ask_the_organization(api: Api, ada: Person) -> None:
    school = await owned_organization()
    await InvitationLink.filter(organization_id=school.id).update(is_active=False)
    async with browser(api) as reader:
        page = await reader.open(f"/join/{school.token}?account=yes")
        assert (page.status, page.heading) == (200, "This link is switched off")
        page = await reader.send(page, page.form("sign-in"), email=ada.email, password=PASSWORD)
        assert await Connection.all().count() == 0
        long = await reader.send(page, page.form("request"), message="x" * 600)
        assert long.status == 422
        assert long.wrong("message")
        assert long.value("message") == "x" * 600
        asked = await reader.send(long, long.form("request"), message="I am Ada of 3b")
        assert asked.heading == f"{school.name} has not answered yet"
    assert (await Connection.get()).request_message == "I am Ada of 3b"


async def test_a_refusal_after_signing_in_is_said_on_the_page_that_follows(api: Api, ada: Person) -> None:
    school = await owned_organization()
    client, owner = await api.signed_in(ada.account_id), await api.signed_in(school.owner.account_id)
    await client.done("joinOrganization", token=school.token)
    await owner.done("blockLearner", organizationId=school.global_id, learnerId=ada.learner)
    async with browser(api, "fr") as reader:
        page = await reader.open(f"/join/{school.token}?account=yes")
        done = await reader.send(page, page.form("sign-in"), email=ada.email, password=PASSWORD)
    assert done.alerts == [words_of(Language.FR).plain("refusals.CONNECTION_BLOCKED")]


async def test_an_invitation_of_another_address_offers_to_add_it(api: Api, ada: Person) -> None:
    school = await owned_organization()
    mailed = await invitation(school, "ada@work.org")
    async with browser(api) as reader:
        await reader.sign_in(ada.email)
        page = await reader.open(f"/join/{mailed.token}")
        assert page.heading == "This invitation is for another address"
        sent = await reader.send(page, page.form("add-address"))
        assert sent.path == "/check-mail"
        assert "ada@work.org" in sent.text
        out = await reader.send(page, page.root.every("form", action="/sign-out")[0])
        assert out.path == f"/join/{mailed.token}"
        assert out.form("register")
        assert out.value("email") == "ada@work.org"


async def test_an_organizations_colour_and_logo_are_shown_within_the_policy(api: Api) -> None:
    school = await owned_organization()
    await Organization.filter(id=school.id).update(
        logo_url='https://school.test/"><script>.png', primary_colour="#FFEE00"
    )
    async with browser(api) as reader:
        page = await reader.open(f"/join/{school.token}")
    policy = page.response.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "style-src 'self' 'sha256-" in policy
    assert "img-src 'self' https: data:" in policy
    [logo] = page.root.every("img", **{"class": "logo"})
    assert logo.attributes["src"].startswith("https://school.test/")
    assert page.root.every("script") == []
    assert len(page.root.every("style")) == 1


@pytest.mark.parametrize("name", ["x" * 120, "ثانوية المرج", 'A & B <b>"c"</b> {name}'])
async def test_names_stand_apart_from_the_sentence(api: Api, name: str) -> None:
    school = await owned_organization(name)
    async with browser(api) as reader:
        page = await reader.open(f"/join/{school.token}")
    assert page.title == f"{name} invites you to connect – Tessera"
    named = page.root.every("h1")[0].every("bdi", dir="auto")
    assert [each.text for each in named] == [name]
