"""Registering and verifying an address."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.clock import now, stopped_at
from domain.connections.invitation import LIFETIME, InvitationState
from domain.identifiers import new_id
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.connections.connection import Connection
from models.connections.invitation import Invitation
from models.connections.invitation_link import InvitationLink
from models.people.account import Account
from models.people.learner import Learner
from models.people.registration import Registration
from server.auth.rate_limits import LIMITS, Limit

PAST = datetime(2001, 1, 1, tzinfo=UTC)
PASSWORD = "a long walk by the sea"
ADA: dict[str, Any] = {"email": "Ada@Example.org", "name": " Ada Lovelace ", "password": PASSWORD}


async def the_token(system: Any) -> str:
    row = await Registration.all().order_by("-id").first()
    assert row is not None
    return str(system.verify_token(row.id))


async def refused(system: Any, **values: Any) -> list[tuple[str, str | None]]:
    """Code and field of the refusals of `verifyEmail`."""
    answer = await system.client().do("verifyEmail", **values)
    return [(error["code"], error["field"]) for error in answer["userErrors"]]


async def test_registering_makes_no_account_but_has_a_mail_sent(system: Any) -> None:
    answer = await system.client().do("register", **ADA)

    assert answer == {"userErrors": [], "email": "ada@example.org"}
    assert await Account.all().count() == 0
    assert await system.announced() == ["registration.started"]


async def test_following_the_mail_makes_the_account_and_its_learner(system: Any) -> None:
    await system.client().do("register", **ADA, language="FR")

    answer = await system.client().do("verifyEmail", token=await the_token(system), password=PASSWORD)

    assert answer == {
        "userErrors": [], "email": "ada@example.org", "joinedOrganization": False, "requestInstead": None,
    }  # fmt: skip
    account = await Account.get(email="ada@example.org")
    assert (await Learner.get(account_id=account.id)).name == "Ada Lovelace"
    assert account.language == "FR"
    assert (await system.client().do("signIn", email="ADA@example.org", password=ADA["password"]))["userErrors"] == []


async def test_before_the_address_is_verified_nobody_can_sign_in(system: Any) -> None:
    await system.client().do("register", **ADA)

    answer = await system.client().do("signIn", email="ada@example.org", password=ADA["password"])

    assert answer["userErrors"][0]["code"] == "INVALID_CREDENTIALS"


async def test_a_known_and_an_unknown_address_get_the_same_answer_for_the_same_work(system: Any) -> None:
    await system.account("known@example.org")
    work = {}
    for kind in ("known", "unknown"):
        runs = system.passwords.runs
        with system.statements() as statements:
            answer = await system.client().do("register", **{**ADA, "email": f"{kind}@example.org"})
        work[kind] = (system.passwords.runs - runs, statements, answer["userErrors"], answer["email"] is None)

    assert work["known"] == work["unknown"]
    assert work["known"][0] == 1
    assert (await system.announced())[-2:] == ["registration.repeated", "registration.started"]


async def test_a_link_works_once(system: Any) -> None:
    await system.client().do("register", **ADA)
    token = await the_token(system)
    await system.client().do("verifyEmail", token=token, password=PASSWORD)

    answer = await system.client().do("verifyEmail", token=token, password=PASSWORD)

    assert [error["code"] for error in answer["userErrors"]] == ["LINK_EXPIRED"]


async def test_a_link_expires_after_two_days(system: Any) -> None:
    await system.client().do("register", **ADA)
    token = await the_token(system)

    with stopped_at(now() + timedelta(days=2, seconds=1)):
        answer = await system.client().do("verifyEmail", token=token, password=PASSWORD)

    assert [error["code"] for error in answer["userErrors"]] == ["LINK_EXPIRED"]
    assert await Account.all().count() == 0


async def test_forged_links_and_links_for_something_else_are_refused_alike(system: Any) -> None:
    await system.client().do("register", **ADA)
    row = await Registration.get()
    genuine = await the_token(system)
    forgeries = [
        "",
        "\0",
        "\ud800",
        "x" * 5000,
        genuine.replace(".", ".A"),
        genuine.swapcase(),
        mailed_token("another secret of more than 32 letters", LinkPurpose.VERIFY_EMAIL, row.id),
        mailed_token(system.SECRET, LinkPurpose.RESET_PASSWORD, row.id),
        row.id.hex,
    ]
    for forgery in forgeries:
        answer = await system.client().do("verifyEmail", token=forgery, password=PASSWORD)
        assert [(e["code"], e["field"]) for e in answer["userErrors"]] == [("LINK_EXPIRED", "token")], forgery
    assert await Account.all().count() == 0


async def test_of_two_registrations_of_one_address_the_followed_one_counts_and_the_other_dies(system: Any) -> None:
    await system.client().do("register", **{**ADA, "name": "Mallory", "password": "mallory was here first"})
    mallorys = await the_token(system)
    await system.client().do("register", **ADA)

    assert (await system.client().do("verifyEmail", token=await the_token(system), password=PASSWORD))[
        "userErrors"
    ] == []

    assert await refused(system, token=mallorys, password="mallory was here first") == [("LINK_EXPIRED", "token")]
    assert (await Learner.get()).name == "Ada Lovelace"


async def test_whoever_reads_the_mail_of_a_registration_that_is_not_theirs_can_confirm_nothing(
    system: Any, link: Any
) -> None:
    """Neither an account whose password a stranger chose, nor the stranger's organization."""
    accounts = await Account.all().count()
    stranger = {**ADA, "password": "the stranger's own words"}
    await system.client().do("register", **stranger, invitationToken=link.token)
    token = await the_token(system)

    assert await refused(system, token=token, password=PASSWORD) == [("INVALID_CREDENTIALS", "password")]

    assert await Account.all().count() == accounts
    assert await Connection.all().count() == 0


async def test_a_wrong_password_does_not_use_the_registration_up_and_is_as_much_work_as_the_right_one(
    system: Any,
) -> None:
    await system.client().do("register", **ADA)
    token, runs = await the_token(system), []
    for password in ("wrong", "\u0301" * 100_000, PASSWORD):
        before = system.passwords.runs
        errors = await refused(system, token=token, password=password)
        runs.append((system.passwords.runs - before, errors))

    wrong = (1, [("INVALID_CREDENTIALS", "password")])
    assert runs == [wrong, wrong, (1, [])]
    assert await Account.filter(email="ada@example.org").exists()


async def test_a_dead_link_costs_no_hashing(system: Any) -> None:
    await system.client().do("register", **ADA)
    token = await the_token(system)
    await Registration.all().update(used_at=now())
    runs = system.passwords.runs

    for dead in (token, "forged"):
        assert await refused(system, token=dead, password=PASSWORD) == [("LINK_EXPIRED", "token")]

    assert system.passwords.runs == runs


async def test_the_passwords_tried_on_one_registration_are_limited_from_wherever(system: Any) -> None:
    await system.client().do("register", **ADA)
    token, codes = await the_token(system), []
    for number in range(11):
        answer = await system.client(f"203.0.{number}.1").do("verifyEmail", token=token, password=f"guess {number}")
        codes.append([error["code"] for error in answer["userErrors"]])

    assert codes == [["INVALID_CREDENTIALS"]] * 10 + [["RATE_LIMITED"]]
    with_the_right_one = await system.client().do("verifyEmail", token=token, password=PASSWORD)
    assert with_the_right_one["userErrors"][0]["code"] == "RATE_LIMITED"


async def test_two_registrations_followed_at_the_same_instant_make_one_account(system: Any) -> None:
    for round_ in range(10):
        email = f"ada{round_}@example.org"
        for name in ("First", "Second"):
            await system.client(f"203.0.113.{round_}").do("register", **{**ADA, "email": email, "name": name})
        tokens = [system.verify_token(row.id) for row in await Registration.filter(email=email)]

        answers = await asyncio.gather(
            *(system.client().do("verifyEmail", token=token, password=PASSWORD) for token in tokens)
        )

        codes = sorted(error["code"] for answer in answers for error in answer["userErrors"])
        assert codes == ["LINK_EXPIRED"]
        assert await Account.filter(email=email).count() == 1


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "ada", "INVALID_INPUT"),
        ("email", "ada\0@example.org", "INVALID_INPUT"),
        ("email", f"{'a' * 300}@example.org", "INVALID_INPUT"),
        ("email", "\ud800@example.org", "INVALID_INPUT"),
        ("name", "  ", "INVALID_INPUT"),
        ("name", "Ada\0Lovelace", "INVALID_INPUT"),
        ("name", "a" * 121, "INVALID_INPUT"),
        ("name", "Ada\u202eecalevoL", "INVALID_INPUT"),
        ("password", "short", "WEAK_PASSWORD"),
        ("password", "x" * 201, "WEAK_PASSWORD"),
        ("password", "aaaaaaaaaaaaaaaa", "WEAK_PASSWORD"),
        ("password", "Password1234", "WEAK_PASSWORD"),
        ("password", "ADA@example.org", "WEAK_PASSWORD"),
        ("password", "a long walk\0by the sea", "WEAK_PASSWORD"),
        ("password", "a long walk\ud800by the sea", "WEAK_PASSWORD"),
    ],
)
async def test_unusable_input_is_refused_by_its_field(system: Any, field: str, value: str, code: str) -> None:
    answer = await system.client().do("register", **{**ADA, field: value})

    assert [(error["code"], error["field"]) for error in answer["userErrors"]] == [(code, field)]
    assert answer["email"] is None
    assert await Registration.all().count() == 0


async def test_an_unknown_invitation_token_does_not_keep_anybody_from_registering(system: Any) -> None:
    for token in ("never issued", "\0", "\ud800", "x" * 5000):
        answer = await system.client().do("register", **ADA, invitationToken=token)
        assert answer["userErrors"] == []
        await Registration.all().delete()


async def test_an_invitation_link_that_died_in_between_does_not_fail_the_verification(system: Any, link: Any) -> None:
    await system.client().do("register", **ADA, invitationToken=link.token)
    await InvitationLink.filter(id=link.id).update(is_active=False, rotated_at=now())

    answer = await system.client().do("verifyEmail", token=await the_token(system), password=PASSWORD)

    assert (answer["userErrors"], answer["joinedOrganization"]) == ([], False)
    assert answer["requestInstead"] == {"name": "Hill School"}


@pytest.mark.parametrize("dead", [{"is_active": False}, {"expires_at": PAST}, {"max_uses": 0}])
async def test_a_link_that_cannot_connect_any_more_names_whom_to_ask_instead(
    system: Any, link: Any, dead: dict[str, Any]
) -> None:
    await system.client().do("register", **ADA, invitationToken=link.token)
    await InvitationLink.filter(id=link.id).update(**dead)

    answer = await system.client().do("verifyEmail", token=await the_token(system), password=PASSWORD)

    assert (answer["joinedOrganization"], answer["requestInstead"]) == (False, {"name": "Hill School"})


@pytest.mark.parametrize(("invited", "connects"), [("ada@example.org", True), ("eve@example.org", False)])
async def test_who_came_by_a_mailed_invitation_is_connected_if_it_invites_the_verified_address(
    system: Any, link: Any, invited: str, connects: bool
) -> None:
    mailed = await Invitation.create(
        organization_id=link.organization_id,
        email=invited,
        invited_by=await Account.get(email="owner@example.org"),
        token="m" * 32,
        chunk_id=new_id(),
        expires_at=now() + LIFETIME,
    )
    await system.client().do("register", **ADA, invitationToken=mailed.token)

    answer = await system.client().do("verifyEmail", token=await the_token(system), password=PASSWORD)

    assert answer["joinedOrganization"] is connects
    assert answer["requestInstead"] == (None if connects else {"name": "Hill School"})
    await mailed.refresh_from_db()
    assert mailed.state is (InvitationState.ACCEPTED if connects else InvitationState.QUEUED)


async def test_who_came_by_an_invitation_link_is_connected_once_verified(system: Any, link: Any) -> None:
    await system.client().do("register", **ADA, invitationToken=link.token)

    answer = await system.client().do("verifyEmail", token=await the_token(system), password=PASSWORD)

    assert (answer["userErrors"], answer["joinedOrganization"]) == ([], True)
    assert answer["requestInstead"] is None


async def test_registrations_are_limited_by_account_and_by_address(system: Any) -> None:
    for number in range(5):
        answer = await system.client(f"192.0.2.{number}").do("register", **ADA)
        assert answer["userErrors"] == []
    (error,) = (await system.client("192.0.2.9").do("register", **ADA))["userErrors"]
    assert (error["code"], 0 < error["retryAfter"] <= 3600) == ("RATE_LIMITED", True)

    codes = []
    for number in range(21):
        answer = await system.client("203.0.113.5").do("register", **{**ADA, "email": f"ada{number}@example.org"})
        codes.append([error["code"] for error in answer["userErrors"]])
    assert codes == [[]] * 20 + [["RATE_LIMITED"]]


async def test_a_class_that_scans_the_poster_registers_behind_one_router_and_nobody_else_does(
    system: Any, link: Any
) -> None:
    async def register(number: int, **more: Any) -> list[str]:
        answer = await system.client("203.0.113.5").do("register", **{**ADA, "email": f"n{number}@example.org"}, **more)
        return [error["code"] for error in answer["userErrors"]]

    assert [await register(number, invitationToken=link.token) for number in range(35)] == [[]] * 35
    # They have used nothing up of what others of this network may.
    assert [await register(100 + number) for number in range(21)] == [[]] * 20 + [["RATE_LIMITED"]]
    # A dead link, and a token that never was, raise nothing.
    await InvitationLink.filter(id=link.id).update(is_active=False)
    assert await register(200, invitationToken=link.token) == ["RATE_LIMITED"]
    assert await register(201, invitationToken="x" * 40) == ["RATE_LIMITED"]


async def test_abuse_of_a_live_link_stops_too(system: Any, link: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "register_by_offer", Limit(3, 3600, by_network=True))
    codes = []
    for number in range(4):
        given = {**ADA, "email": f"n{number}@example.org", "invitationToken": link.token}
        answer = await system.client("203.0.113.5").do("register", **given)
        codes.append([error["code"] for error in answer["userErrors"]])
    assert codes == [[], [], [], ["RATE_LIMITED"]]
