"""Forgotten and changed passwords."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from graphql import GraphQLError

from domain.clock import now, stopped_at
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.people.access_token import AccessToken
from models.people.emailed_link import EmailedLink
from permissions.people.viewer import ANONYMOUS
from server.auth.identity import Unauthenticated

NEW = "an even longer walk by the sea"


async def refused(client: Any, mutation: str, **values: Any) -> list[tuple[str, str | None]]:
    """Code and field of the refusals."""
    return [(error["code"], error["field"]) for error in (await client.do(mutation, **values))["userErrors"]]


async def reset_token(system: Any, email: str = "ada@example.org") -> str:
    assert await refused(system.client(), "requestPasswordReset", email=email) == []
    _, token = await system.newest_link(LinkPurpose.RESET_PASSWORD)
    return str(token)


async def test_a_reset_is_answered_the_same_for_the_same_work_whether_there_is_an_account_or_not(system: Any) -> None:
    await system.account("known@example.org")
    work = {}
    for kind in ("known", "unknown"):
        runs, events = system.passwords.runs, len(await system.announced())
        with system.statements() as statements:
            answer = await system.client().do("requestPasswordReset", email=f"{kind}@example.org")
        work[kind] = (system.passwords.runs - runs, statements, answer, (await system.announced())[events:])

    assert work["known"] == work["unknown"]
    assert work["known"][3] == ["emailed_link.requested"]
    assert await EmailedLink.all().count() == 1


async def test_a_reset_sets_the_password_ends_every_sign_in_and_tells_the_owner(system: Any) -> None:
    await system.account("ada@example.org")
    browser = await system.signed_in("ada@example.org")
    phone = await system.signed_in("ada@example.org", transport="TOKEN")
    report = system.client()
    report.bearer = (await browser.do("createAccessToken", label="report", currentPassword=system.PASSWORD))["token"]

    assert await refused(system.client(), "resetPassword", token=await reset_token(system), password=NEW) == []

    assert await browser.viewer() == ANONYMOUS
    for client in (phone, report):
        with pytest.raises(Unauthenticated):
            await client.viewer()
    assert await AccessToken.filter(revoked_at=None).count() == 0
    assert (await system.announced())[-1] == "account.password_changed"
    assert await refused(system.client(), "signIn", email="ada@example.org", password=system.PASSWORD) == [
        ("INVALID_CREDENTIALS", None)
    ]
    assert await refused(system.client(), "signIn", email="ada@example.org", password=NEW) == []


async def test_a_reset_link_works_once_even_for_two_at_once(system: Any) -> None:
    await system.account("ada@example.org")
    token = await reset_token(system)

    answers = await asyncio.gather(
        *(system.client().do("resetPassword", token=token, password=f"{NEW} {n}") for n in range(3))
    )

    assert sorted(len(answer["userErrors"]) for answer in answers) == [0, 1, 1]
    assert await refused(system.client(), "resetPassword", token=token, password=NEW) == [("LINK_EXPIRED", "token")]


async def test_only_the_newest_reset_link_works_and_for_one_hour(system: Any) -> None:
    await system.account("ada@example.org")
    older, newer = await reset_token(system), await reset_token(system)

    assert await refused(system.client(), "resetPassword", token=older, password=NEW) == [("LINK_EXPIRED", "token")]
    with stopped_at(now() + timedelta(hours=1)):
        assert await refused(system.client(), "resetPassword", token=newer, password=NEW) == [("LINK_EXPIRED", "token")]
    assert await refused(system.client(), "resetPassword", token=newer, password=NEW) == []


async def test_a_link_for_something_else_resets_nothing_and_costs_no_hashing(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")
    await client.do("requestEmailChange", email="new@example.org", currentPassword=system.PASSWORD)
    change, change_token = await system.newest_link(LinkPurpose.CHANGE_EMAIL)
    runs = system.passwords.runs

    for token in (change_token, mailed_token("x" * 40, LinkPurpose.RESET_PASSWORD, change.id), "", "\0", "\ud800"):
        assert await refused(system.client(), "resetPassword", token=token, password=NEW) == [("LINK_EXPIRED", "token")]

    assert system.passwords.runs == runs


async def test_a_weak_password_does_not_use_up_the_link(system: Any) -> None:
    await system.account("ada@example.org")
    token = await reset_token(system)

    assert await refused(system.client(), "resetPassword", token=token, password="short") == [
        ("WEAK_PASSWORD", "password")
    ]
    assert await refused(system.client(), "resetPassword", token=token, password="ada@example.org") == [
        ("WEAK_PASSWORD", "password")
    ]
    assert await refused(system.client(), "resetPassword", token=token, password=NEW) == []


async def test_resets_are_limited_by_account_known_or_not_and_by_address(system: Any) -> None:
    await system.account("known@example.org")
    for kind in ("known", "unknown"):
        stranger, owner = system.client("203.0.113.1"), system.client("198.51.100.1")
        codes = [await refused(stranger, "requestPasswordReset", email=f"{kind}@example.org") for _ in range(6)]
        assert codes == [[]] * 5 + [[("RATE_LIMITED", None)]]
        # A stranger who asks on and on does not keep the owner from it.
        assert await refused(owner, "requestPasswordReset", email=f"{kind}@example.org") == []

    codes = [await refused(system.client(), "requestPasswordReset", email=f"a{n}@example.org") for n in range(21)]
    assert codes == [[]] * 20 + [[("RATE_LIMITED", None)]]


async def test_an_address_is_mailed_so_many_resets_and_no_more_from_however_many_networks(system: Any) -> None:
    codes = [
        await refused(system.client(f"203.0.{n}.1"), "requestPasswordReset", email="ada@example.org") for n in range(21)
    ]

    assert codes == [[]] * 20 + [[("RATE_LIMITED", None)]]


async def test_changing_the_password_ends_every_other_sign_in(system: Any) -> None:
    await system.account("ada@example.org")
    here = await system.signed_in("ada@example.org", transport="TOKEN")
    other = await system.signed_in("ada@example.org")
    link = await reset_token(system)

    assert await refused(here, "changePassword", currentPassword=system.PASSWORD, newPassword=NEW) == []

    assert (await here.viewer()).is_signed_in
    assert await refused(here, "refreshTokens", refreshToken=here.refresh) == []
    assert await other.viewer() == ANONYMOUS
    assert (await system.announced())[-1] == "account.password_changed"
    assert await refused(system.client(), "signIn", email="ada@example.org", password=NEW) == []
    assert await refused(system.client(), "resetPassword", token=link, password=NEW) == [("LINK_EXPIRED", "token")]


async def test_changing_the_password_takes_the_present_one_and_guessing_it_is_limited(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")

    codes = [await refused(client, "changePassword", currentPassword=f"{n}", newPassword=NEW) for n in range(11)]

    assert codes == [[("INVALID_CREDENTIALS", "currentPassword")]] * 10 + [[("RATE_LIMITED", None)]]


async def test_a_new_password_is_held_to_the_same_rules(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")

    assert await refused(client, "changePassword", currentPassword=system.PASSWORD, newPassword="short") == [
        ("WEAK_PASSWORD", "newPassword")
    ]


async def test_the_former_password_lets_nobody_in_while_it_is_being_reset(system: Any) -> None:
    """Of a sign-in and a reset at the same instant, no sign-in by the former password is left over."""
    for round_ in range(10):
        email = f"ada{round_}@example.org"
        account = await system.account(email)
        token = await reset_token(system, email)
        await asyncio.gather(
            system.client(f"192.0.2.{round_}").do("signIn", email=email, password=system.PASSWORD),
            system.client(f"192.0.2.{round_}").do("resetPassword", token=token, password=NEW),
        )
        assert await AccessToken.filter(account_id=account.id, revoked_at=None).count() == 0


async def test_nobody_cannot_change_a_password(system: Any) -> None:
    with pytest.raises(GraphQLError) as refusal:
        await system.client().do("changePassword", currentPassword="", newPassword=NEW)
    assert refusal.value.extensions == {"code": "UNAUTHENTICATED"}
