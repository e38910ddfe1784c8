"""Signing in, staying signed in, signing out."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from graphql import GraphQLError

from domain.clock import now, stopped_at
from domain.people.access import TokenKind, TokenScope
from domain.people.bearer_token import digest
from domain.people.csrf_token import is_csrf_token
from models.people.access_token import AccessToken
from models.people.account import Account
from permissions.people.viewer import ANONYMOUS
from server.auth.identity import Unauthenticated

SESSION = "__Host-tessera_session"


async def refused(client: Any, mutation: str, **values: Any) -> list[str]:
    """The codes of the refusals."""
    return [error["code"] for error in (await client.do(mutation, **values))["userErrors"]]


async def test_a_browser_gets_a_cookie_that_scripts_cannot_read_and_a_csrf_token(system: Any) -> None:
    account = await system.account("ada@example.org")
    client = system.client()

    answer = await client.do("signIn", email="ada@example.org", password=system.PASSWORD)

    token = await AccessToken.get(account_id=account.id)
    assert (token.kind, token.scope, token.label) == (TokenKind.BROWSER, TokenScope.FULL, "Firefox on Linux")
    assert answer["tokens"] is None
    assert bytes(token.token_hash) == digest(client.cookies[SESSION])
    assert client.cookies["tessera_csrf"] == answer["csrfToken"]
    assert is_csrf_token(answer["csrfToken"], system.SECRET, token.id)
    assert (await client.viewer()).account_id == account.id


async def test_plain_http_has_a_cookie_without_the_host_prefix(system: Any) -> None:
    system.public_url = "http://127.0.0.1:8000"
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")

    assert set(client.cookies) == {"tessera_session", "tessera_csrf"}
    assert (await client.viewer()).is_signed_in


async def test_over_https_a_cookie_that_a_sister_site_planted_is_not_looked_at(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")
    client.cookies = {"tessera_session": client.cookies[SESSION]}

    assert await client.viewer() == ANONYMOUS


async def test_an_app_gets_a_pair_of_tokens_and_no_cookie(system: Any) -> None:
    account = await system.account("ada@example.org")
    client = system.client()

    answer = await client.do(
        "signIn", email="ada@example.org", password=system.PASSWORD, transport="TOKEN", label="Ada's phone"
    )

    assert client.cookies == {}
    assert answer["csrfToken"] is None
    viewer = await client.viewer()
    assert (viewer.account_id, viewer.token_kind) == (account.id, TokenKind.MOBILE_ACCESS)
    assert {row.label for row in await AccessToken.all()} == {"Ada's phone"}


async def test_what_follows_in_the_same_request_is_answered_to_who_signed_in(system: Any) -> None:
    await system.account("ada@example.org")

    result = await system.client().execute(
        "mutation ($input: SignInInput!) {"
        " signIn(input: $input) { userErrors { code } } signOut { userErrors { code } } }",
        {"input": {"email": "ada@example.org", "password": system.PASSWORD}},
    )

    assert result.errors is None


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer_for_the_same_work(system: Any) -> None:
    await system.account("known@example.org")
    work = {}
    for kind in ("known", "unknown"):
        runs = system.passwords.runs
        with system.statements() as statements:
            answer = await system.client().do("signIn", email=f"{kind}@example.org", password="not her password")
        work[kind] = (system.passwords.runs - runs, statements, answer)

    assert work["known"] == work["unknown"]
    assert work["known"][0] == 1
    assert work["known"][2]["userErrors"][0]["code"] == "INVALID_CREDENTIALS"


@pytest.mark.parametrize("password", ["", "\0", "\ud800", "x" * 100_000])
async def test_passwords_that_can_be_nobodys_are_simply_wrong(system: Any, password: str) -> None:
    await system.account("ada@example.org")

    assert await refused(system.client(), "signIn", email="ada@example.org", password=password) == [
        "INVALID_CREDENTIALS"
    ]


async def test_a_password_fits_however_the_keyboard_composes_it(system: Any) -> None:
    await system.account("ada@example.org", password="caf\u00e9 au lait, please")

    assert (
        await refused(system.client(), "signIn", email="ada@example.org", password="cafe\u0301 au lait, please") == []
    )


async def test_a_hash_with_former_parameters_is_renewed_at_sign_in(system: Any) -> None:
    account = await system.account("ada@example.org")
    former = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(system.PASSWORD)
    await Account.filter(id=account.id).update(password_hash=former)

    await system.signed_in("ada@example.org")

    renewed = (await Account.get(id=account.id)).password_hash
    assert not system.passwords.is_outdated(renewed)
    await system.signed_in("ada@example.org")
    assert (await Account.get(id=account.id)).password_hash == renewed


async def test_a_browser_that_signs_in_again_leaves_no_sign_in_behind(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")

    await client.do("signIn", email="ada@example.org", password=system.PASSWORD)

    assert await AccessToken.filter(revoked_at=None).count() == 1
    assert (await client.viewer()).is_signed_in


async def test_a_web_socket_cannot_set_cookies_and_says_so(system: Any) -> None:
    await system.account("ada@example.org")
    client = system.client()
    client.transport = "websocket"

    answer = await client.do("signIn", email="ada@example.org", password=system.PASSWORD)

    assert [(e["code"], e["field"]) for e in answer["userErrors"]] == [("INVALID_INPUT", "transport")]


async def test_sign_ins_to_an_account_are_limited_from_each_network_whether_it_exists_or_not(system: Any) -> None:
    await system.account("known@example.org")
    stranger = system.client("203.0.113.1")
    answers = {
        kind: [await refused(stranger, "signIn", email=f"{kind}@example.org", password="wrong") for _ in range(11)]
        for kind in ("known", "unknown")
    }

    assert answers["known"] == answers["unknown"] == [["INVALID_CREDENTIALS"]] * 10 + [["RATE_LIMITED"]]
    right = {"email": "known@example.org", "password": system.PASSWORD}
    assert await refused(stranger, "signIn", **right) == ["RATE_LIMITED"]
    # The stranger has locked himself out, and nobody else.
    assert await refused(system.client("198.51.100.1"), "signIn", **right) == []


async def test_sign_ins_to_an_account_are_limited_from_all_networks_together(system: Any) -> None:
    await system.account("ada@example.org")
    codes = [
        await refused(system.client(f"203.0.{n}.1"), "signIn", email="ada@example.org", password="wrong")
        for n in range(101)
    ]

    assert codes == [["INVALID_CREDENTIALS"]] * 100 + [["RATE_LIMITED"]]


async def test_sign_ins_are_limited_by_address(system: Any) -> None:
    await system.account("ada@example.org")
    guesser = system.client("2001:db8::1")
    for number in range(30):
        assert await refused(guesser, "signIn", email=f"ada{number}@example.org", password="a") != ["RATE_LIMITED"]

    neighbour = system.client("2001:db8::ffff")
    assert await refused(neighbour, "signIn", email="ada@example.org", password=system.PASSWORD) == ["RATE_LIMITED"]
    assert await refused(system.client(), "signIn", email="ada@example.org", password=system.PASSWORD) == []


async def test_what_is_kept_of_a_token_does_not_sign_in(system: Any) -> None:
    await system.account("ada@example.org")
    await system.signed_in("ada@example.org", transport="TOKEN")
    row = await AccessToken.filter(kind=TokenKind.MOBILE_ACCESS).get()
    thief = system.client()

    for stolen in (bytes(row.token_hash).hex(), row.id.hex, str(row.id)):
        thief.bearer = stolen
        with pytest.raises(Unauthenticated):
            await thief.viewer()


async def test_refreshing_gives_the_next_pair_and_ends_the_former(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org", transport="TOKEN", label="phone")
    former = client.bearer

    answer = await client.do("refreshTokens", refreshToken=client.refresh)

    assert answer["userErrors"] == []
    assert (await client.viewer()).is_signed_in
    client.bearer = former
    with pytest.raises(Unauthenticated):
        await client.viewer()
    assert await AccessToken.filter(label="phone").count() == 4


async def test_a_refresh_token_that_is_used_twice_ends_the_whole_sign_in_although_it_is_refused(system: Any) -> None:
    await system.account("ada@example.org")
    ada = await system.signed_in("ada@example.org", transport="TOKEN")
    elsewhere = await system.signed_in("ada@example.org")
    stolen, start = ada.refresh, now()
    await ada.do("refreshTokens", refreshToken=stolen)

    ada_bearer, ada_refresh = ada.bearer, ada.refresh
    with stopped_at(start + timedelta(seconds=31)):
        assert await refused(system.client(), "refreshTokens", refreshToken=stolen) == ["INVALID_CREDENTIALS"]

    ada.bearer = ada_bearer
    with pytest.raises(Unauthenticated):
        await ada.viewer()
    ada.bearer = None
    assert await refused(ada, "refreshTokens", refreshToken=ada_refresh) == ["INVALID_CREDENTIALS"]
    assert (await elsewhere.viewer()).is_signed_in


async def test_a_refresh_token_used_by_several_at_once_gives_all_of_them_one_pair(system: Any) -> None:
    await system.account("ada@example.org")
    for _ in range(5):
        client = await system.signed_in("ada@example.org", transport="TOKEN")
        family = (await AccessToken.get(token_hash=digest(client.refresh))).family_id

        here = [system.client() for _ in range(3)]
        answers = await asyncio.gather(*(one.do("refreshTokens", refreshToken=client.refresh) for one in here))

        assert [answer["userErrors"] for answer in answers] == [[], [], []]
        assert len({(one.bearer, one.refresh) for one in here}) == 1
        assert await AccessToken.filter(family_id=family, revoked_at=None).count() == 2


async def test_a_lost_answer_is_given_again_for_30_seconds_and_kept_nowhere(system: Any) -> None:
    await system.account("ada@example.org")
    phone, start = await system.signed_in("ada@example.org", transport="TOKEN"), now()
    former, lost = phone.refresh, system.client()
    phone.bearer = None  # An app whose access token has expired refreshes without it.
    with stopped_at(start):
        assert await refused(lost, "refreshTokens", refreshToken=former) == []
    with stopped_at(start + timedelta(seconds=29)):
        assert await refused(phone, "refreshTokens", refreshToken=former) == []

    assert (phone.bearer, phone.refresh) == (lost.bearer, lost.refresh)
    assert (await phone.viewer()).is_signed_in
    assert {bytes(row.token_hash) for row in await AccessToken.filter(revoked_at=None)} == {
        digest(phone.bearer), digest(phone.refresh),
    }  # fmt: skip


async def test_a_pair_that_was_exchanged_itself_is_not_given_again_but_ends_the_sign_in(system: Any) -> None:
    await system.account("ada@example.org")
    phone = await system.signed_in("ada@example.org", transport="TOKEN")
    stolen = phone.refresh
    for _ in range(2):
        assert await refused(phone, "refreshTokens", refreshToken=phone.refresh) == []
    assert await refused(system.client(), "refreshTokens", refreshToken=stolen) == ["INVALID_CREDENTIALS"]
    with pytest.raises(Unauthenticated):
        await phone.viewer()


async def test_a_pair_of_a_sign_in_that_has_ended_is_not_given_again(system: Any) -> None:
    await system.account("ada@example.org")
    phone = await system.signed_in("ada@example.org", transport="TOKEN")
    former = phone.refresh
    assert await refused(phone, "refreshTokens", refreshToken=former) == []
    await phone.do("signOut")
    assert await refused(system.client(), "refreshTokens", refreshToken=former) == ["INVALID_CREDENTIALS"]


async def test_only_a_refresh_token_refreshes_and_it_does_nothing_else(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org", transport="TOKEN")
    access, refresh = client.bearer, client.refresh
    browser = await system.signed_in("ada@example.org")

    client.bearer = None
    for token in (access, browser.cookies[SESSION], "", "tes_r" + "x" * 43, "\0", "\ud800"):
        assert await refused(client, "refreshTokens", refreshToken=token) == ["INVALID_CREDENTIALS"]
    for token in (refresh, browser.cookies[SESSION]):
        client.bearer = token
        with pytest.raises(Unauthenticated):
            await client.viewer()
    client.bearer, client.cookies = None, {SESSION: access}
    assert await client.viewer() == ANONYMOUS


async def test_access_tokens_live_15_minutes_and_refresh_tokens_60_days(system: Any) -> None:
    await system.account("ada@example.org")
    start = now()
    with stopped_at(start):
        client = await system.signed_in("ada@example.org", transport="TOKEN")
    with stopped_at(start + timedelta(minutes=14, seconds=59)):
        assert (await client.viewer()).is_signed_in
    with stopped_at(start + timedelta(minutes=15)), pytest.raises(Unauthenticated):
        await client.viewer()

    client.bearer = None
    with stopped_at(start + timedelta(days=60)):
        assert await refused(client, "refreshTokens", refreshToken=client.refresh) == ["INVALID_CREDENTIALS"]
    with stopped_at(start + timedelta(days=59)):
        assert await refused(client, "refreshTokens", refreshToken=client.refresh) == []


async def test_signing_out_kills_the_cookie_and_nothing_else(system: Any) -> None:
    await system.account("ada@example.org")
    here, there = await system.signed_in("ada@example.org"), await system.signed_in("ada@example.org")
    kept = dict(here.cookies)

    assert await refused(here, "signOut") == []

    assert here.cookies == {}
    here.cookies = kept
    assert await here.viewer() == ANONYMOUS
    assert (await there.viewer()).is_signed_in


async def test_signing_out_of_an_app_ends_its_refresh_token_too(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org", transport="TOKEN")
    refresh = client.refresh

    await client.do("signOut")

    client.bearer = None
    assert await refused(client, "refreshTokens", refreshToken=refresh) == ["INVALID_CREDENTIALS"]


async def test_signing_out_everywhere_ends_every_sign_in_of_this_account_only(system: Any) -> None:
    await system.account("ada@example.org")
    await system.account("bob@example.org")
    here, phone = (
        await system.signed_in("ada@example.org"),
        await system.signed_in("ada@example.org", transport="TOKEN"),
    )
    bob = await system.signed_in("bob@example.org")

    assert await refused(here, "signOutEverywhere") == []

    assert here.cookies == {}
    with pytest.raises(Unauthenticated):
        await phone.viewer()
    assert (await bob.viewer()).is_signed_in


@pytest.mark.parametrize("mutation", ["signOut", "signOutEverywhere"])
async def test_nobody_cannot_sign_out(system: Any, mutation: str) -> None:
    with pytest.raises(GraphQLError) as refusal:
        await system.client().do(mutation)
    assert refusal.value.extensions == {"code": "UNAUTHENTICATED"}


async def test_nobody_refreshes_a_sign_in_that_is_being_ended_everywhere(system: Any) -> None:
    for round_ in range(10):
        email = f"ada{round_}@example.org"
        account = await system.account(email)
        here = await system.signed_in(email, transport="TOKEN")
        phone = await system.signed_in(email, transport="TOKEN")

        await asyncio.gather(
            system.client().do("refreshTokens", refreshToken=phone.refresh), here.do("signOutEverywhere")
        )

        assert await AccessToken.filter(account_id=account.id, revoked_at=None).count() == 0
