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


async def asked(house: Any, client: Any, email: str = WORK) -> str:
    """The token mailed to the further address."""
    assert await refused(client, "addEmailAddress", email=email) == []
    return str((await house.newest_link(LinkPurpose.ADD_ADDRESS))[1])


async def added(house: Any, client: Any, email: str = WORK) -> None:
    assert await refused(client, "confirmEmailAddress", token=await asked(house, client, email)) == []


async def addresses(client: Any) -> list[str]:
    result = await client.execute("{ viewer { addresses { email } } }")
    viewer = orjson.loads(orjson.dumps(result.data))["viewer"]
    return [one["email"] for one in viewer["addresses"]]


async def test_an_address_is_the_accounts_once_its_mail_was_followed(house: Any) -> None:
    await house.account(ADA)
    client = await house.signed_in(ADA)
    token = await asked(house, client, " Work@X.org")
    assert (await house.announced())[-1] == "emailed_link.requested"
    assert await addresses(client) == []
    assert await refused(house.client(), "signIn", email=WORK, password=house.PASSWORD) != []

    answer = await client.do("confirmEmailAddress", token=token)

    assert answer == {"userErrors": [], "accountAddress": {"email": WORK}}
    assert await addresses(client) == [WORK]
    for email in (WORK, ADA):
        assert await refused(house.client(), "signIn", email=email, password=house.PASSWORD) == []
    assert await refused(house.client(), "signIn", email=WORK, password="wrong") == [("INVALID_CREDENTIALS", None)]
    assert (await Account.get()).email == ADA


async def test_a_known_and_an_unknown_address_take_the_same_statements_to_sign_in(house: Any) -> None:
    await house.account(ADA)
    await added(house, await house.signed_in(ADA))
    counted = []
    for email in (ADA, WORK, "nobody@example.org"):
        runs = house.passwords.runs
        with house.statements() as statements:
            await refused(house.client(), "signIn", email=email, password="wrong")
        counted.append((statements, house.passwords.runs - runs))
    assert counted[0] == counted[1] == counted[2]


async def test_a_reset_asked_for_under_a_further_address_goes_to_the_accounts_own(house: Any) -> None:
    """Who reads the mail of a further address, such as an employer, gets no way into the account."""
    await house.account(ADA)
    await added(house, await house.signed_in(ADA))
    assert await refused(house.client(), "requestPasswordReset", email=WORK) == []
    link, token = await house.newest_link(LinkPurpose.RESET_PASSWORD)
    assert link.email == ADA
    assert await refused(house.client(), "resetPassword", token=token, password="another long walk") == []
    assert await refused(house.client(), "signIn", email=WORK, password="another long walk") == []


async def test_whether_an_address_is_somebody_elses_is_told_only_to_who_reads_its_mail(house: Any) -> None:
    await house.account(ADA)
    await house.account("bob@example.org")
    await added(house, await house.signed_in("bob@example.org"), "bob@work.org")
    client = await house.signed_in(ADA)
    await client.viewer()
    answers = []
    for email in ("bob@example.org", "bob@work.org", "nobody@example.org"):
        with house.statements() as statements:
            answer = await client.do("addEmailAddress", email=email)
        answers.append((answer["userErrors"], statements))
    assert answers[0] == answers[1] == answers[2]

    for email in ("bob@example.org", "bob@work.org"):
        token = await asked(house, client, email)
        assert await refused(client, "confirmEmailAddress", token=token) == [("EMAIL_TAKEN", "token")]
    assert await addresses(client) == []


async def test_of_two_accounts_that_confirm_one_address_at_once_one_gets_it(house: Any) -> None:
    claims = []
    for email in (ADA, "bob@example.org"):
        await house.account(email)
        client = await house.signed_in(email)
        claims.append((client, await asked(house, client)))
    answers = await asyncio.gather(*(client.do("confirmEmailAddress", token=token) for client, token in claims))
    assert [error["code"] for answer in answers for error in answer["userErrors"]] == ["EMAIL_TAKEN"]
    assert await AccountAddress.filter(email=WORK).count() == 1


async def test_used_replaced_expired_and_foreign_links_are_refused_alike(house: Any) -> None:
    await house.account(ADA)
    await house.account("reader@example.org")
    client, reader = await house.signed_in(ADA), await house.signed_in("reader@example.org")
    replaced = await asked(house, client)
    token = await asked(house, client)
    dead = [("LINK_EXPIRED", "token")]

    with pytest.raises(GraphQLError):
        await house.client().do("confirmEmailAddress", token=token)
    assert await refused(reader, "confirmEmailAddress", token=token) == dead
    for other in (replaced, "", "\0", token[:-1]):
        assert await refused(client, "confirmEmailAddress", token=other) == dead
    with stopped_at(now() + timedelta(days=1)):
        assert await refused(client, "confirmEmailAddress", token=token) == dead
    assert await refused(client, "confirmEmailChange", token=token) == dead
    assert await refused(client, "confirmEmailAddress", token=token) == []
    assert await refused(client, "confirmEmailAddress", token=token) == dead


async def test_registering_with_a_further_address_tells_its_owner_and_nobody_else(house: Any) -> None:
    account = await house.account(ADA)
    await added(house, await house.signed_in(ADA))
    stranger = {"name": "Eve", "password": "a long walk home"}
    taken = await house.client().do("register", email=WORK, **stranger)
    event = await Outbox.all().order_by("-id").first()
    assert event is not None
    assert (event.event, event.payload) == ("registration.repeated", {"account_id": str(account.id)})
    assert taken["userErrors"] == []


async def test_registrations_of_an_address_die_when_it_becomes_an_accounts(house: Any) -> None:
    await house.account(ADA)
    await house.client().do("register", email=WORK, name="New", password="a long walk home")
    registration = await Registration.get(email=WORK)
    await added(house, await house.signed_in(ADA))
    token = house.verify_token(registration.id)
    assert await refused(house.client(), "verifyEmail", token=token, password="a long walk home") == [
        ("LINK_EXPIRED", "token")
    ]


async def test_an_address_can_be_removed_and_is_then_free(house: Any) -> None:
    await house.account(ADA)
    await house.account("bob@example.org")
    client, bob = await house.signed_in(ADA), await house.signed_in("bob@example.org")
    await added(house, client)
    assert await refused(bob, "removeEmailAddress", email=WORK) == [("NOT_FOUND", "email")]
    assert await refused(client, "removeEmailAddress", email=ADA) == [("INVALID_INPUT", "email")]
    assert await client.do("removeEmailAddress", email="WORK@x.org") == {"userErrors": [], "email": WORK}
    assert await refused(client, "removeEmailAddress", email=WORK) == [("NOT_FOUND", "email")]
    assert await refused(house.client(), "signIn", email=WORK, password=house.PASSWORD) != []
    await added(house, bob)
    assert await addresses(bob) == [WORK]


async def test_an_account_can_move_to_a_further_address_of_its_own(house: Any) -> None:
    await house.account(ADA)
    client = await house.signed_in(ADA)
    await added(house, client)
    answer = await client.do("requestEmailChange", email=WORK, currentPassword=house.PASSWORD)
    assert answer["userErrors"] == []
    _, token = await house.newest_link(LinkPurpose.CHANGE_EMAIL)
    assert await refused(client, "confirmEmailChange", token=token) == []
    assert (await Account.get()).email == WORK
    assert await addresses(client) == []


async def test_no_account_moves_to_a_further_address_of_another(house: Any) -> None:
    await house.account(ADA)
    await house.account("bob@example.org")
    await added(house, await house.signed_in("bob@example.org"))
    client = await house.signed_in(ADA)
    await client.do("requestEmailChange", email=WORK, currentPassword=house.PASSWORD)
    _, token = await house.newest_link(LinkPurpose.CHANGE_EMAIL)
    assert await refused(client, "confirmEmailChange", token=token) == [("EMAIL_TAKEN", "token")]


async def test_asking_takes_a_usable_other_address_and_there_are_not_endlessly_many(house: Any) -> None:
    account = await house.account(ADA)
    client = await house.signed_in(ADA)
    for number in range(9):
        await AccountAddress.create(account_id=account.id, email=f"a{number}@x.org")
    for email in ("not an address", ADA, "a1@X.org"):
        assert await refused(client, "addEmailAddress", email=email) == [("INVALID_INPUT", "email")]
    assert await EmailedLink.all().count() == 0
    one, other = await asked(house, client, "b@x.org"), await asked(house, client, "c@x.org")
    assert await refused(client, "confirmEmailAddress", token=one) == []
    assert await refused(client, "confirmEmailAddress", token=other) == [("INVALID_INPUT", "token")]
    assert await refused(client, "addEmailAddress", email="d@x.org") == [("INVALID_INPUT", "email")]


async def test_asking_is_limited(house: Any) -> None:
    await house.account(ADA)
    client = await house.signed_in(ADA)
    for number in range(10):
        assert await refused(client, "addEmailAddress", email=f"a{number}@x.org") == []
    assert await refused(client, "addEmailAddress", email="b@x.org") == [("RATE_LIMITED", None)]


async def test_a_new_password_ends_additions_that_are_under_way(house: Any) -> None:
    await house.account(ADA)
    client = await house.signed_in(ADA)
    token = await asked(house, client)
    await client.do("changePassword", currentPassword=house.PASSWORD, newPassword="another long walk home")
    assert await refused(client, "confirmEmailAddress", token=token) == [("LINK_EXPIRED", "token")]
