"""Moving an account to another address."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from graphql import GraphQLError

from domain.clock import now, stopped_at
from domain.people.access import LinkPurpose
from models.outbox import Outbox
from models.people.account import Account
from models.people.emailed_link import EmailedLink
from models.people.registration import Registration


async def refused(client: Any, mutation: str, **values: Any) -> list[tuple[str, str | None]]:
    """Code and field of the refusals."""
    return [(error["code"], error["field"]) for error in (await client.do(mutation, **values))["userErrors"]]


async def asked(system: Any, client: Any, email: str = "New@example.org") -> str:
    """The token mailed to the new address."""
    assert await refused(client, "requestEmailChange", email=email, currentPassword=system.PASSWORD) == []
    return str((await system.newest_link(LinkPurpose.CHANGE_EMAIL))[1])


async def test_the_new_address_counts_only_once_it_is_proven_and_the_former_is_told(system: Any) -> None:
    account = await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")
    token = await asked(system, client)

    link = await EmailedLink.get()
    assert (link.email, link.former_email) == ("new@example.org", "ada@example.org")
    assert await refused(system.client(), "signIn", email="new@example.org", password=system.PASSWORD) != []
    assert (await Account.get()).email == "ada@example.org"

    answer = await client.do("confirmEmailChange", token=token)

    assert answer == {"userErrors": [], "email": "new@example.org"}
    assert (await Account.get(id=account.id)).email == "new@example.org"
    event = await Outbox.all().order_by("-id").first()
    assert event is not None
    assert (event.event, event.payload) == ("account.email_changed", {"emailed_link_id": str(link.id)})
    assert await refused(system.client(), "signIn", email="ada@example.org", password=system.PASSWORD) != []
    assert await refused(system.client(), "signIn", email="new@example.org", password=system.PASSWORD) == []
    assert (await client.viewer()).is_signed_in


async def test_an_address_that_has_an_account_is_told_only_to_who_can_read_its_mail(system: Any) -> None:
    await system.account("ada@example.org")
    await system.account("bob@example.org")
    client = await system.signed_in("ada@example.org")
    await client.viewer()  # The first use of a token is noted, which would be counted below.

    answers = []
    for email in ("bob@example.org", "nobody@example.org"):
        with system.statements() as statements:
            answer = await client.do("requestEmailChange", email=email, currentPassword=system.PASSWORD)
        answers.append((answer["userErrors"], statements))
    assert answers[0] == answers[1]

    token = await asked(system, client, "bob@example.org")
    assert await refused(client, "confirmEmailChange", token=token) == [("EMAIL_TAKEN", "token")]
    assert await Account.filter(email="ada@example.org").exists()


async def test_of_two_accounts_that_move_to_one_address_at_once_one_does(system: Any) -> None:
    moves = []
    for email in ("ada@example.org", "bob@example.org"):
        await system.account(email)
        client = await system.signed_in(email)
        moves.append((client, await asked(system, client)))

    answers = await asyncio.gather(*(client.do("confirmEmailChange", token=token) for client, token in moves))

    codes = [error["code"] for answer in answers for error in answer["userErrors"]]
    assert codes == ["EMAIL_TAKEN"]


async def test_used_replaced_expired_and_foreign_links_are_refused_alike(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")
    replaced = await asked(system, client, "first@example.org")
    token = await asked(system, client, "second@example.org")
    await system.client().do("requestPasswordReset", email="ada@example.org")
    _, reset = await system.newest_link(LinkPurpose.RESET_PASSWORD)
    dead = [("LINK_EXPIRED", "token")]

    for other in (replaced, reset, "", "\0", "\ud800"):
        assert await refused(client, "confirmEmailChange", token=other) == dead
    with stopped_at(now() + timedelta(days=1)):
        assert await refused(client, "confirmEmailChange", token=token) == dead
    assert await refused(client, "confirmEmailChange", token=token) == []
    assert await refused(client, "confirmEmailChange", token=token) == dead
    # What was mailed to the former address is no key to the account any more.
    assert await refused(system.client(), "resetPassword", token=reset, password="a long way home") == dead


async def test_a_new_password_ends_changes_of_address_that_are_under_way(system: Any) -> None:
    await system.account("ada@example.org")
    thief = await system.signed_in("ada@example.org")
    token = await asked(system, thief, "thief@example.org")
    ada = await system.signed_in("ada@example.org")

    await ada.do("changePassword", currentPassword=system.PASSWORD, newPassword="another long walk home")

    assert await refused(ada, "confirmEmailChange", token=token) == [("LINK_EXPIRED", "token")]


async def test_whoever_else_reads_the_mail_cannot_move_the_account_to_an_address_of_theirs(system: Any) -> None:
    """A mistyped address is somebody's: who is given the link must not be given the account."""
    await system.account("ada@example.org")
    await system.account("reader@example.org")
    ada, reader = await system.signed_in("ada@example.org"), await system.signed_in("reader@example.org")
    token = await asked(system, ada, "mistyped@example.org")

    with pytest.raises(GraphQLError) as refusal:
        await system.client().do("confirmEmailChange", token=token)
    assert refusal.value.extensions == {"code": "UNAUTHENTICATED"}
    assert await refused(reader, "confirmEmailChange", token=token) == [("LINK_EXPIRED", "token")]

    assert await Account.filter(email="mistyped@example.org").count() == 0
    assert await refused(ada, "confirmEmailChange", token=token) == []


async def test_asking_takes_the_password_and_a_usable_other_address(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")

    for email, password, expected in (
        ("new@example.org", "wrong", ("INVALID_CREDENTIALS", "currentPassword")),
        ("not an address", system.PASSWORD, ("INVALID_INPUT", "email")),
        ("ADA@example.org", system.PASSWORD, ("INVALID_INPUT", "email")),
    ):
        assert await refused(client, "requestEmailChange", email=email, currentPassword=password) == [expected]
    assert await EmailedLink.all().count() == 0


async def test_registrations_of_the_address_die_when_an_account_moves_to_it(system: Any) -> None:
    await system.account("ada@example.org")
    await system.client().do("register", email="new@example.org", name="New", password="a long walk home")
    registration = await Registration.get(email="new@example.org")
    client = await system.signed_in("ada@example.org")
    assert await refused(client, "confirmEmailChange", token=await asked(system, client)) == []

    answer = await system.client().do(
        "verifyEmail", token=system.verify_token(registration.id), password="a long walk home"
    )

    assert answer["userErrors"][0]["code"] == "LINK_EXPIRED"


async def test_changes_of_address_are_limited(system: Any) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")

    codes = [
        await refused(client, "requestEmailChange", email=f"n{n}@example.org", currentPassword=system.PASSWORD)
        for n in range(6)
    ]

    assert codes == [[]] * 5 + [[("RATE_LIMITED", None)]]
