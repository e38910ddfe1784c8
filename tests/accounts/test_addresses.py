"""Further addresses of an account: proven first, then as good as its own for signing in and for invitations."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import orjson
import pytest
from graphql import GraphQLError

from domain.clock import now, stopped_at
from domain.people.access import LinkPurpose
from models.outbox import Outbox
from models.people.account import Account
from models.people.account_address import AccountAddress
from models.people.emailed_link import EmailedLink
from models.people.registration import Registration

ADA, WORK = "ada@example.org", "work@x.org"


async def refused(client: Any, mutation: str, **values: Any) -> list[tuple[str, str | None]]:
    """Code and field of the refusals."""
    return [(error["code"], error["field"]) for error in (await client.do(mutation, **values))["userErrors"]]


async def asked(system: Any, client: Any, email: str = WORK) -> str:
    """The token mailed to the further address."""
    assert await refused(client, "addEmailAddress", email=email) == []
    return str((await system.newest_link(LinkPurpose.ADD_ADDRESS))[1])


async def added(system: Any, client: Any, email: str = WORK) -> None:
    assert await refused(client, "confirmEmailAddress", token=await asked(system, client, email)) == []


async def addresses(client: Any) -> list[str]:
    result = await client.execute("{ viewer { addresses { email } } }")
    viewer = orjson.loads(orjson.dumps(result.data))["viewer"]
    return [one["email"] for one in viewer["addresses"]]


async def test_an_address_is_the_accounts_once_its_mail_was_followed(system: Any) -> None:
    await system.account(ADA)
    client = await system.signed_in(ADA)
    token = await asked(system, client, " Work@X.org")
    assert (await system.announced())[-1] == "emailed_link.requested"
    assert await addresses(client) == []
    assert await refused(system.client(), "signIn", email=WORK, password=system.PASSWORD) != []

    answer = await client.do("confirmEmailAddress", token=token)

    assert answer == {"userErrors": [], "accountAddress": {"email": WORK}}
    assert await addresses(client) == [WORK]
    for email in (WORK, ADA):
        assert await refused(system.client(), "signIn", email=email, password=system.PASSWORD) == []
    assert await refused(system.client(), "signIn", email=WORK, password="wrong") == [("INVALID_CREDENTIALS", None)]
    assert (await Account.get()).email == ADA


async def test_a_known_and_an_unknown_address_take_the_same_statements_to_sign_in(system: Any) -> None:
    await system.account(ADA)
    await added(system, await system.signed_in(ADA))
    counted = []
    for email in (ADA, WORK, "nobody@example.org"):
        runs = system.passwords.runs
        with system.statements() as statements:
            await refused(system.client(), "signIn", email=email, password="wrong")
        counted.append((statements, system.passwords.runs - runs))
    assert counted[0] == counted[1] == counted[2]


async def test_a_reset_asked_for_under_a_further_address_goes_to_the_accounts_own(system: Any) -> None:
    """Who reads the mail of a further address, such as an employer, gets no way into the account."""
    await system.account(ADA)
    await added(system, await system.signed_in(ADA))
    assert await refused(system.client(), "requestPasswordReset", email=WORK) == []
    link, token = await system.newest_link(LinkPurpose.RESET_PASSWORD)
    assert link.email == ADA
    assert await refused(system.client(), "resetPassword", token=token, password="another long walk") == []
    assert await refused(system.client(), "signIn", email=WORK, password="another long walk") == []


async def test_whether_an_address_is_somebody_elses_is_told_only_to_who_reads_its_mail(system: Any) -> None:
    await system.account(ADA)
    await system.account("bob@example.org")
    await added(system, await system.signed_in("bob@example.org"), "bob@work.org")
    client = await system.signed_in(ADA)
    await client.viewer()
    answers = []
    for email in ("bob@example.org", "bob@work.org", "nobody@example.org"):
        with system.statements() as statements:
            answer = await client.do("addEmailAddress", email=email)
        answers.append((answer["userErrors"], statements))
    assert answers[0] == answers[1] == answers[2]

    for email in ("bob@example.org", "bob@work.org"):
        token = await asked(system, client, email)
        assert await refused(client, "confirmEmailAddress", token=token) == [("EMAIL_TAKEN", "token")]
    assert await addresses(client) == []


async def test_of_two_accounts_that_confirm_one_address_at_once_one_gets_it(system: Any) -> None:
    claims = []
    for email in (ADA, "bob@example.org"):
        await system.account(email)
        client = await system.signed_in(email)
        claims.append((client, await asked(system, client)))
    answers = await asyncio.gather(*(client.do("confirmEmailAddress", token=token) for client, token in claims))
    assert [error["code"] for answer in answers for error in answer["userErrors"]] == ["EMAIL_TAKEN"]
    assert await AccountAddress.filter(email=WORK).count() == 1


async def test_used_replaced_expired_and_foreign_links_are_refused_alike(system: Any) -> None:
    await system.account(ADA)
    await system.account("reader@example.org")
    client, reader = await system.signed_in(ADA), await system.signed_in("reader@example.org")
    replaced = await asked(system, client)
    token = await asked(system, client)
    dead = [("LINK_EXPIRED", "token")]

    with pytest.raises(GraphQLError):
        await system.client().do("confirmEmailAddress", token=token)
    assert await refused(reader, "confirmEmailAddress", token=token) == dead
    for other in (replaced, "", "\0", token[:-1]):
        assert await refused(client, "confirmEmailAddress", token=other) == dead
    with stopped_at(now() + timedelta(days=1)):
        assert await refused(client, "confirmEmailAddress", token=token) == dead
    assert await refused(client, "confirmEmailChange", token=token) == dead
    assert await refused(client, "confirmEmailAddress", token=token) == []
    assert await refused(client, "confirmEmailAddress", token=token) == dead


async def test_registering_with_a_further_address_tells_its_owner_and_nobody_else(system: Any) -> None:
    account = await system.account(ADA)
    await added(system, await system.signed_in(ADA))
    stranger = {"name": "Eve", "password": "a long walk home"}
    taken = await system.client().do("register", email=WORK, **stranger)
    event = await Outbox.all().order_by("-id").first()
    assert event is not None
    assert (event.event, event.payload) == ("registration.repeated", {"account_id": str(account.id)})
    assert taken["userErrors"] == []


async def test_registrations_of_an_address_die_when_it_becomes_an_accounts(system: Any) -> None:
    await system.account(ADA)
    await system.client().do("register", email=WORK, name="New", password="a long walk home")
    registration = await Registration.get(email=WORK)
    await added(system, await system.signed_in(ADA))
    token = system.verify_token(registration.id)
    assert await refused(system.client(), "verifyEmail", token=token, password="a long walk home") == [
        ("LINK_EXPIRED", "token")
    ]


async def test_an_address_can_be_removed_and_is_then_free(system: Any) -> None:
    await system.account(ADA)
    await system.account("bob@example.org")
    client, bob = await system.signed_in(ADA), await system.signed_in("bob@example.org")
    await added(system, client)
    assert await refused(bob, "removeEmailAddress", email=WORK) == [("NOT_FOUND", "email")]
    assert await refused(client, "removeEmailAddress", email=ADA) == [("INVALID_INPUT", "email")]
    assert await client.do("removeEmailAddress", email="WORK@x.org") == {"userErrors": [], "email": WORK}
    assert await refused(client, "removeEmailAddress", email=WORK) == [("NOT_FOUND", "email")]
    assert await refused(system.client(), "signIn", email=WORK, password=system.PASSWORD) != []
    await added(system, bob)
    assert await addresses(bob) == [WORK]


async def test_an_account_can_move_to_a_further_address_of_its_own(system: Any) -> None:
    await system.account(ADA)
    client = await system.signed_in(ADA)
    await added(system, client)
    answer = await client.do("requestEmailChange", email=WORK, currentPassword=system.PASSWORD)
    assert answer["userErrors"] == []
    _, token = await system.newest_link(LinkPurpose.CHANGE_EMAIL)
    assert await refused(client, "confirmEmailChange", token=token) == []
    assert (await Account.get()).email == WORK
    assert await addresses(client) == []


async def test_no_account_moves_to_a_further_address_of_another(system: Any) -> None:
    await system.account(ADA)
    await system.account("bob@example.org")
    await added(system, await system.signed_in("bob@example.org"))
    client = await system.signed_in(ADA)
    await client.do("requestEmailChange", email=WORK, currentPassword=system.PASSWORD)
    _, token = await system.newest_link(LinkPurpose.CHANGE_EMAIL)
    assert await refused(client, "confirmEmailChange", token=token) == [("EMAIL_TAKEN", "token")]


async def test_asking_takes_a_usable_other_address_and_there_are_not_endlessly_many(system: Any) -> None:
    account = await system.account(ADA)
    client = await system.signed_in(ADA)
    for number in range(9):
        await AccountAddress.create(account_id=account.id, email=f"a{number}@x.org")
    for email in ("not an address", ADA, "a1@X.org"):
        assert await refused(client, "addEmailAddress", email=email) == [("INVALID_INPUT", "email")]
    assert await EmailedLink.all().count() == 0
    one, other = await asked(system, client, "b@x.org"), await asked(system, client, "c@x.org")
    assert await refused(client, "confirmEmailAddress", token=one) == []
    assert await refused(client, "confirmEmailAddress", token=other) == [("INVALID_INPUT", "token")]
    assert await refused(client, "addEmailAddress", email="d@x.org") == [("INVALID_INPUT", "email")]


async def test_asking_is_limited(system: Any) -> None:
    await system.account(ADA)
    client = await system.signed_in(ADA)
    for number in range(10):
        assert await refused(client, "addEmailAddress", email=f"a{number}@x.org") == []
    assert await refused(client, "addEmailAddress", email="b@x.org") == [("RATE_LIMITED", None)]


async def test_a_new_password_ends_additions_that_are_under_way(system: Any) -> None:
    await system.account(ADA)
    client = await system.signed_in(ADA)
    token = await asked(system, client)
    await client.do("changePassword", currentPassword=system.PASSWORD, newPassword="another long walk home")
    assert await refused(client, "confirmEmailAddress", token=token) == [("LINK_EXPIRED", "token")]
