"""Sign-in as a browser and an app meet it: cookies, headers and statuses on the wire."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from domain.clock import now
from domain.people.csrf_token import CSRF_HEADER
from models.people.access_token import AccessToken
from models.people.account import Account
from models.people.registration import Registration

SIGN_IN = """mutation ($input: SignInInput!) {
    signIn(input: $input) { csrfToken tokens { accessToken } viewer { email } userErrors { code } }
}"""
SIGN_OUT = "mutation { signOut { userErrors { code } } }"
VIEWER = "{ viewer { id } }"
PASSWORD = "a long walk by the sea"


@pytest.fixture
async def ada(api: Any, services: Any) -> Account:
    """An account."""
    from domain.people.access import LinkPurpose
    from domain.people.mailed_token import mailed_token

    row = await Registration.create(
        email="ada@example.org",
        name="Ada",
        password_hash=await services.passwords.hash(PASSWORD),
        expires_at=now() + timedelta(days=1),
    )
    secret = services.settings.secret_key.get_secret_value()
    await api.done("verifyEmail", token=mailed_token(secret, LinkPurpose.VERIFY_EMAIL, row.id), password=PASSWORD)
    return await Account.get()


async def post(browser: httpx.AsyncClient, query: str, headers: dict[str, str] | None = None, **given: Any) -> Any:
    """The response to one GraphQL POST."""
    return await browser.post("/graphql", json={"query": query, "variables": {"input": given}}, headers=headers or {})


async def test_a_browser_signs_in_reads_writes_and_signs_out(api: Any, ada: Account) -> None:
    async with api.client() as browser:
        answer = await post(browser, SIGN_IN, email="ada@example.org", password=PASSWORD)
        cookies = {value.split("=")[0]: value for value in answer.headers.get_list("set-cookie")}
        csrf = answer.json()["data"]["signIn"]["csrfToken"]
        session = browser.cookies["tessera_session"]

        assert answer.json()["data"]["signIn"]["viewer"] == {"email": "ada@example.org"}
        assert "HttpOnly" in cookies["tessera_session"]
        assert "HttpOnly" not in cookies["tessera_csrf"]
        assert all("SameSite=lax" in cookie and "Path=/" in cookie for cookie in cookies.values())
        assert browser.cookies["tessera_csrf"] == csrf
        assert (await browser.get("/graphql", params={"query": VIEWER})).json()["data"]["viewer"] is not None

        without = await post(browser, SIGN_OUT)
        assert (without.status_code, without.json()["errors"][0]["extensions"]["code"]) == (403, "CSRF")
        foreign = await post(browser, SIGN_OUT, {CSRF_HEADER: csrf, "Origin": "https://evil.test"})
        assert foreign.status_code == 403
        assert await AccessToken.filter(revoked_at=None).count() == 1

        ended = await post(browser, SIGN_OUT, {CSRF_HEADER: csrf})
        assert ended.json()["data"]["signOut"]["userErrors"] == []
        assert dict(browser.cookies) == {}

        browser.cookies.set("tessera_session", session)
        assert (await browser.get("/graphql", params={"query": VIEWER})).json()["data"]["viewer"] is None


async def test_a_browser_that_lost_its_csrf_cookie_is_given_it_again(api: Any, ada: Account) -> None:
    async with api.client() as browser:
        await post(browser, SIGN_IN, email="ada@example.org", password=PASSWORD)
        del browser.cookies["tessera_csrf"]
        assert (await post(browser, SIGN_OUT)).status_code == 403

        again = await post(browser, SIGN_OUT, {CSRF_HEADER: browser.cookies["tessera_csrf"]})

        assert again.json()["data"]["signOut"]["userErrors"] == []


async def test_an_app_with_a_dead_token_gets_401(api: Any, ada: Account) -> None:
    async with api.client() as app:
        answer = await post(app, SIGN_IN, email="ada@example.org", password=PASSWORD, transport="TOKEN")
        bearer = {"Authorization": f"Bearer {answer.json()['data']['signIn']['tokens']['accessToken']}"}
        assert "set-cookie" not in answer.headers

        assert (await post(app, SIGN_OUT, bearer)).json()["data"]["signOut"]["userErrors"] == []

        dead = await post(app, VIEWER, bearer)
        assert (dead.status_code, dead.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")
        assert dead.headers["www-authenticate"].startswith("Bearer")


async def test_what_may_not_be_done_says_why_in_its_code(api: Any, ada: Account) -> None:
    async with api.client() as nobody:
        answer = (await post(nobody, SIGN_OUT)).json()

    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
