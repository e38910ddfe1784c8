"""Signing in and out, making an account and choosing a new password, by pages alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from domain.clock import now
from domain.language import Language
from domain.people.access import LinkPurpose
from models.people.access_token import AccessToken
from models.people.account import Account
from models.people.emailed_link import EmailedLink
from models.people.registration import Registration
from server.pages.words import words_of
from tests.client import Api
from tests.pages.reading import PASSWORD, Browser, browser
from tests.people import Person

VerifyPath = Callable[[str], Awaitable[str]]
MailedPath = Callable[[LinkPurpose, UUID], str]


async def test_one_signs_in_and_goes_where_one_wanted_to(api: Api, ada: Person) -> None:
    async with browser(api) as reader:
        page = await reader.open("/sign-in?next=/verify%3Flang-of=x")
        done = await reader.send(page, page.form(), email=ada.email, password=PASSWORD)
        assert done.path == "/verify?lang-of=x"
        again = await reader.open("/sign-in")
        assert f"You are signed in as {ada.email}." in again.text


@pytest.mark.parametrize("language", list(Language))
async def test_a_wrong_password_is_said_and_the_address_is_kept(api: Api, ada: Person, language: Language) -> None:
    words = words_of(language)
    async with browser(api, language.value) as reader:
        page = await reader.open("/sign-in?next=/verify")
        refused = await reader.send(page, page.form(), email=ada.email, password="something else")
        assert refused.status == 422
        assert refused.alerts == [words.plain("refusals.INVALID_CREDENTIALS")]
        assert refused.title.startswith(words.plain("frame.error_title", title=words.plain("sign_in.title")))
        assert refused.value("email") == ada.email
        assert refused.value("password") is None
        assert "something else" not in refused.response.text
        done = await reader.send(refused, refused.form(), password=PASSWORD)
        assert done.path == "/verify"


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.test",
        "https://evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "/\t/evil.test",
        "javascript:alert(1)",
        "verify",
        "/" + "x" * 3_000,
        "%2F%2Fevil.test",
        "///evil.test",
        "/\r\nSet-Cookie: a=b",
    ],
)
async def test_signing_in_leads_to_no_other_site(api: Api, ada: Person, wanted: str) -> None:
    async with browser(api) as reader:
        page = await reader.open("/sign-in")
        reader.http.follow_redirects = False
        sent = await reader.http.post(
            "/sign-in",
            data={"csrf": page.value("csrf"), "email": ada.email, "password": PASSWORD, "next": wanted},
        )
    assert sent.status_code == 303
    assert sent.headers["location"] == "/"


async def test_signing_out_ends_this_sign_in_and_says_so(api: Api, ada: Person) -> None:
    async with browser(api) as reader:
        await reader.sign_in(ada.email)
        page = await reader.open("/sign-out")
        done = await reader.send(page, page.form())
        assert (done.path, done.heading) == ("/sign-in", "Sign in")
        assert "You are signed out." in done.text
        assert await AccessToken.filter(account_id=ada.account_id, revoked_at=None).count() == 0
        assert (await reader.open("/sign-out")).path == "/sign-in"


@pytest.mark.parametrize("language", list(Language))
async def test_an_account_is_made_by_a_mailed_link_and_the_password(
    api: Api, verify_path: VerifyPath, language: Language
) -> None:
    words = words_of(language)
    async with browser(api, language.value) as reader:
        page = await reader.open("/register")
        sent = await reader.send(page, page.form(), name="Zoë", email="Zoe@Example.org", password=PASSWORD)
        assert (sent.path, sent.heading) == ("/check-mail", words.plain("check_mail.title"))
        assert "zoe@example.org" in sent.text
        assert (await Registration.get()).language is language

        asked = await reader.open(await verify_path("zoe@example.org"))
        assert asked.path == "/verify-email", "the token is not in the address"
        assert "zoe@example.org" not in asked.text, "who reads the mail need not be who registered"
        wrong = await reader.send(asked, asked.form(), password="not the password")
        assert wrong.wrong("password") == words.plain("refusals.INVALID_CREDENTIALS_password")
        done = await reader.send(wrong, wrong.form(), password=PASSWORD)
        assert (done.path, done.heading) == ("/verify-email/done", words.plain("verified.title"))
        assert "zoe@example.org" in done.text
        assert (await reader.open("/register")).root.every("form", action="/sign-out"), "signed in"


async def test_opening_a_link_changes_nothing_however_often(api: Api, verify_path: VerifyPath) -> None:
    async with browser(api) as reader:
        page = await reader.open("/register")
        await reader.send(page, page.form(), name="Zoe", email="zoe@example.org", password=PASSWORD)
        path = await verify_path("zoe@example.org")
        for _ in range(3):
            assert (await reader.open(path)).status == 200
            assert (await reader.http.head(path)).status_code == 200
        assert await Account.all().count() == 0
        assert (await Registration.get()).used_at is None


async def test_a_used_or_old_link_shows_no_form_again(api: Api, verify_path: VerifyPath) -> None:
    async with browser(api) as reader:
        page = await reader.open("/register")
        await reader.send(page, page.form(), name="Zoe", email="zoe@example.org", password=PASSWORD)
        path = await verify_path("zoe@example.org")
        opened = await reader.open(path)
        await Registration.all().update(expires_at=now())
        late = await reader.send(opened, opened.form(), password=PASSWORD)
        for dead in (late, await reader.open(path), await reader.open("/verify-email?token=nonsense")):
            assert (dead.status, dead.heading) == (410, "This link no longer works")
            assert dead.root.every("form") == []
        assert await Account.all().count() == 0
        await Registration.all().update(expires_at=now() + timedelta(days=1))
        opened = await reader.open(path)
        await reader.send(opened, opened.form(), password=PASSWORD)
    async with browser(api) as another:
        assert (await another.open(path)).status == 410


@pytest.mark.parametrize("language", list(Language))
async def test_what_is_wrong_with_a_registration_is_said_beside_its_field(api: Api, language: Language) -> None:
    words = words_of(language)
    async with browser(api, language.value) as reader:
        page = await reader.open("/register")
        short = await reader.send(page, page.form(), name="Zoë", email="zoe@example.org", password="short")
        assert short.status == 422
        assert short.value("name") == "Zoë"
        assert short.value("email") == "zoe@example.org"
        said = short.wrong("password")
        assert said == words.plain("refusals.WEAK_PASSWORD") or language is Language.EN
        crooked = await reader.send(short, short.form(), email="zoe", password=PASSWORD)
        said = crooked.wrong("email")
        assert said == words.plain("refusals.INVALID_INPUT_email") or language is Language.EN
        nameless = await reader.send(crooked, crooked.form(), email="zoe@example.org", name=" ", password=PASSWORD)
        assert nameless.wrong("name")
    assert await Registration.all().count() == 0


async def test_pages_share_the_limits_of_the_api(api: Api, ada: Person) -> None:
    sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }"
    for _ in range(10):
        await api.data(sign_in, input={"email": ada.email, "password": "a wrong one"})
    async with browser(api, "fr") as reader:
        refused = await reader.sign_in(ada.email)
    assert refused.status == 429
    assert refused.alerts[0].startswith("Trop de tentatives. Réessayez dans ")


async def test_a_new_password_is_chosen_by_a_mailed_link(api: Api, ada: Person, mailed_path: MailedPath) -> None:
    async with browser(api) as reader:
        page = await reader.open("/reset-password")
        sent = await reader.send(page, page.form("ask"), email=ada.email)
        assert f"If {ada.email} has an account" in sent.text
        link = await EmailedLink.get_or_none(account_id=ada.account_id) or await _link(ada)
        path = mailed_path(LinkPurpose.RESET_PASSWORD, link.id)
        choose = await reader.open(path)
        assert (choose.path, choose.heading) == ("/reset-password", "Choose a new password")
        weak = await reader.send(choose, choose.form("choose"), password="short")
        assert "12 characters" in weak.wrong("password")
        done = await reader.send(weak, weak.form("choose"), password="quite another sentence")
        assert done.path == "/sign-in"
        assert "Your password is changed" in done.text
        signed_in = await reader.send(done, done.form(), email=ada.email, password="quite another sentence")
        assert signed_in.path == "/" or signed_in.status == 503, "the app need not be built"
        dead = await reader.open(path)
        assert (dead.status, dead.heading) == (410, "This link no longer works")
        assert dead.form("ask")


async def _link(of: Person) -> EmailedLink:
    """As the worker makes it when it mails it."""
    return await EmailedLink.create(
        account_id=of.account_id,
        purpose=LinkPurpose.RESET_PASSWORD,
        email=of.email,
        expires_at=now() + timedelta(hours=1),
    )


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "a=b",
        "csrf=x&email=%00&password=%FF",
        "email=" + "x" * 40_000,
        "%",
        "é",
        "&".join(f"f{n}=1" for n in range(99)),
    ],
)
@pytest.mark.parametrize("path", ["/sign-in", "/register", "/verify-email", "/reset-password", "/sign-out"])
async def test_senseless_forms_are_refused_kindly(api: Api, path: str, junk: str) -> None:
    async with browser(api) as reader:
        await reader.open("/register")
        for kind in ("application/x-www-form-urlencoded", "text/plain"):
            sent = await reader.http.post(path, content=junk.encode(), headers={"Content-Type": kind})
            assert sent.status_code in {200, 400, 403, 410}, (kind, sent.status_code)


async def filled(reader: Browser, csrf: str | None, email: str, **headers: str) -> int:
    data = {"csrf": csrf or "", "email": email, "password": PASSWORD}
    reader.http.follow_redirects = False
    response = await reader.http.post("/sign-in", data=data, headers=headers)
    return response.status_code


async def test_a_form_is_only_taken_from_our_own_page_in_the_same_browser(api: Api, ada: Person) -> None:
    async with browser(api) as other:
        planted = (await other.open("/sign-in")).value("csrf")
    async with browser(api) as reader:
        assert await filled(reader, "", ada.email) == 403
        page = await reader.open("/sign-in")
        assert await filled(reader, planted, ada.email) == 403, "of another browser"
        assert await filled(reader, None, ada.email) == 403
        ours = page.value("csrf")
        for foreign in ("https://evil.test", "null", "http://127.0.0.1:8001", "http://127.0.0.1:8000.evil.test"):
            assert await filled(reader, ours, ada.email, Origin=foreign) == 403, foreign
        assert await AccessToken.all().count() == 0
        assert await filled(reader, ours, ada.email, Origin="http://127.0.0.1:8000") == 303
        assert await AccessToken.all().count() == 1


async def test_a_form_that_was_open_while_somebody_signed_in_is_shown_again_with_what_was_typed(
    api: Api, ada: Person
) -> None:
    async with browser(api) as reader:
        before = await reader.open("/reset-password")
        await reader.sign_in(ada.email)
        stale = await reader.send(before, before.form("ask"), email="ada@other.org")
        assert stale.status == 403
        assert "nothing was sent" in stale.alerts[0]
        assert stale.value("email") == "ada@other.org"
        sent = await reader.send(stale, stale.form("ask"))
        assert sent.path == "/check-mail"


async def test_what_one_page_tells_the_next_cannot_be_made_up(api: Api) -> None:
    async with browser(api) as reader:
        for forged in ("x", "a.b", "WyJjaGVja19tYWlsIiwge31d.00", "é".encode().hex(), "." * 4_000):
            reader.http.cookies.set("tessera_note", forged)
            assert (await reader.open("/check-mail")).path == "/sign-in"
