"""How many strangers an organization may mail: few at first, more as they accept, fewer as they do not want it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest

import server.auth.rate_limits
from domain.clock import now
from domain.connections.invitation import InvitationState
from domain.connections.mail_allowance import MAX_PER_DAY, renews_at
from domain.identifiers import new_id, to_global
from domain.organizations.role import Role
from models.connections.connection import Connection
from models.connections.invitation import Invitation
from models.connections.mail_allowance import MailDay
from models.connections.unsubscription import Unsubscription
from models.organizations.organization import Organization
from server.auth.rate_limits import Limit
from tests.client import Api
from tests.people import OwnedOrganization, invitation, member, owned_organization, person

ALLOWANCE = "mailAllowance { level perDay usedToday leftToday renewsAt accepted mailed refused unsubscribed }"
READ = f"query($id: ID!) {{ organization(id: $id) {{ {ALLOWANCE} }} }}"
COUNTS = "counts { queued alreadyInvited overAllowance } outcomes { address outcome message invitation { id } }"
PER_DAY = 200
"""Of a new organization."""
A_LITTLE = timedelta(minutes=5)


async def read(client: Api, of: OwnedOrganization) -> Any:
    return (await client.data(READ, id=of.global_id))["organization"]["mailAllowance"]


async def level(client: Api, of: OwnedOrganization) -> tuple[str, int]:
    found = await read(client, of)
    return found["level"], found["perDay"]


async def invite(client: Api, of: OwnedOrganization, *addresses: str) -> dict[str, Any]:
    return await client.done(
        "inviteLearners", COUNTS, organizationId=of.global_id, invitees={"addresses": list(addresses)}
    )


def addresses(count: int, prefix: str = "p") -> list[str]:
    return [f"{prefix}{number}@example.org" for number in range(count)]


async def accepted(of: OwnedOrganization, count: int) -> None:
    """So many of its invitations were accepted."""
    somebody = await person()
    bond = await Connection.create(
        learner_id=somebody.learner_id, organization_id=of.id, state="ACTIVE", origin="EMAIL_INVITATION",
        activated_at=now(),
    )  # fmt: skip
    rows = []
    for number in range(count):
        row = Invitation(
            id=new_id(), organization_id=of.id, email=f"a{number}.{of.id.hex}@example.org", state="ACCEPTED",
            invited_by_id=of.owner.account_id, token=f"{number}".rjust(8, "t") + of.id.hex, chunk_id=new_id(),
            created_at=now() - timedelta(days=60), expires_at=now() - timedelta(days=30), ended_at=now(),
            connection_id=bond.id,
        )  # fmt: skip
        rows.append(row)
    await Invitation.bulk_create(rows)


async def mailed(of: OwnedOrganization, count: int, *, days_ago: int = 3) -> None:
    await MailDay.create(organization_id=of.id, day=(now() - timedelta(days=days_ago)).date(), mails=count)


async def bounced(of: OwnedOrganization, count: int, *, ago: timedelta = A_LITTLE) -> None:
    """So many mails were refused for their address."""
    for number in range(count):
        await invitation(
            of, f"b{number}.{new_id().hex}@example.org", state=InvitationState.FAILED, failure="550 no such user",
            bounced_at=now() - ago,
        )  # fmt: skip


async def unsubscribed(of: OwnedOrganization, count: int) -> None:
    await Unsubscription.bulk_create(
        [Unsubscription(organization_id=of.id, email=f"u{number}@example.org") for number in range(count)]
    )


async def staff_of_provider(api: Api) -> Api:
    return await api.signed_in((await person(platform=True)).account_id)


async def test_a_new_organization_mails_two_hundred_strangers_a_day_and_what_is_more_comes_back_by_name(
    api: Api,
) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    assert await level(owner, school) == ("NEW", PER_DAY)

    payload = await invite(owner, school, *addresses(PER_DAY + 3), "not an address")

    assert payload["counts"] == {"queued": PER_DAY, "alreadyInvited": 0, "overAllowance": 3}
    over = payload["outcomes"][PER_DAY : PER_DAY + 3]
    assert [one["address"] for one in over] == addresses(PER_DAY + 3)[PER_DAY:]
    assert {(one["outcome"], one["invitation"]) for one in over} == {("OVER_ALLOWANCE", None)}
    assert over[0]["message"].startswith("Your organization may invite 200 addresses a day. Invite this one again in ")
    assert await Invitation.all().count() == PER_DAY
    found = await read(owner, school)
    assert (found["usedToday"], found["leftToday"], found["mailed"]) == (PER_DAY, 0, PER_DAY)
    assert datetime.fromisoformat(found["renewsAt"]) == renews_at(now())
    # Who was invited is told so as before; nobody else is mailed today.
    again = await invite(owner, school, *addresses(2), "late@example.org")
    assert again["counts"] == {"queued": 0, "alreadyInvited": 2, "overAllowance": 1}


async def test_the_next_day_the_allowance_is_there_anew(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    await mailed(school, PER_DAY, days_ago=1)
    assert (await read(owner, school))["leftToday"] == PER_DAY
    assert (await invite(owner, school, "a@example.org"))["counts"]["queued"] == 1


async def test_sending_again_counts_like_another_invitation_and_says_when_there_is_room(api: Api) -> None:
    school = await owned_organization(mails_per_day=2)
    owner = await api.signed_in(school.owner.account_id)
    first = await invitation(school, "a@example.org")
    await owner.done("resendInvitation", invitationId=to_global("Invitation", first.id))
    assert (await invite(owner, school, "b@example.org"))["counts"]["queued"] == 1
    second = await invitation(school, "c@example.org")

    [error] = (
        await owner.data(
            "mutation($i: ResendInvitationInput!) {"
            " resendInvitation(input: $i) { userErrors { code retryAfter message } } }",
            i={"invitationId": to_global("Invitation", second.id)},
        )
    )["resendInvitation"]["userErrors"]

    assert error["code"] == "MAIL_ALLOWANCE_USED_UP"
    assert 0 < error["retryAfter"] <= 86_400
    assert error["message"].startswith("Your organization may mail 2 invitations a day, and has done so. Try again in")
    assert (await Invitation.get(id=second.id)).state is InvitationState.SENT


@pytest.mark.parametrize(
    ("count", "expected"), [(0, ("NEW", 200)), (49, ("NEW", 200)), (50, ("KNOWN", 2_000)), (500, ("TRUSTED", 10_000))]
)
async def test_trust_grows_with_what_is_accepted(api: Api, count: int, expected: tuple[str, int]) -> None:
    school, other = await owned_organization(), await owned_organization()
    await accepted(school, count)
    await accepted(other, 60)
    owner = await api.signed_in(school.owner.account_id)
    assert await level(owner, school) == expected
    assert (await read(owner, school))["accepted"] == count


@pytest.mark.parametrize(
    ("sent", "bad", "expected"),
    [
        (100, 19, "KNOWN"),
        (400, 20, "KNOWN"),
        (399, 20, "REDUCED"),
        (100, 20, "REDUCED"),
        (99, 20, "PAUSED"),
    ],
)
async def test_mails_that_reach_nobody_lower_it(api: Api, sent: int, bad: int, expected: str) -> None:
    """Above 5 % of the last 30 days' mails, and above 20 %, and never for fewer than 20 of them."""
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    await accepted(school, 50)
    await mailed(school, sent)
    await bounced(school, bad - 10)
    await unsubscribed(school, 10)
    assert await level(owner, school) == (expected, {"KNOWN": 2_000, "REDUCED": 200, "PAUSED": 0}[expected])


async def test_what_is_a_month_ago_counts_no_more(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    await mailed(school, 50, days_ago=32)
    await bounced(school, 40, ago=timedelta(days=31))
    found = await read(owner, school)
    assert (found["level"], found["mailed"], found["refused"]) == ("NEW", 0, 0)


async def test_a_paused_organization_mails_nobody_and_is_told_why_and_what_to_do(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    await mailed(school, 60)
    await bounced(school, 30)
    waiting = await invitation(school, "a@example.org")

    given = {"organizationId": school.global_id, "invitees": {"addresses": ["b@example.org"]}}
    [error] = (await owner.mutate("inviteLearners", **given))["userErrors"]

    assert error["code"] == "MAIL_PAUSED"
    for part in ("do not exist", "Check where your list comes from", "write to the provider"):
        assert part in error["message"]
    assert await owner.refused("resendInvitation", invitationId=to_global("Invitation", waiting.id)) == "MAIL_PAUSED"
    assert await Invitation.filter(email="b@example.org").count() == 0
    # What needs no mail is answered as ever.
    assert (await invite(owner, school, "a@example.org"))["counts"]["alreadyInvited"] == 1


async def test_the_providers_staff_lifts_it_and_what_was_before_counts_no_more(api: Api) -> None:
    school = await owned_organization()
    owner, staff = await api.signed_in(school.owner.account_id), await staff_of_provider(api)
    await mailed(school, 60)
    await bounced(school, 30)
    assert await level(owner, school) == ("PAUSED", 0)

    payload = await staff.done(
        "setMailAllowance", f"organization {{ {ALLOWANCE} }}", organizationId=school.global_id, perDay=300,
        reason="The list was an old one; they have a new one",
    )  # fmt: skip

    found = payload["organization"]["mailAllowance"]
    assert (found["level"], found["perDay"], found["refused"]) == ("SET", 300, 0)
    assert (await invite(owner, school, *addresses(301)))["counts"] == {
        "queued": 300, "alreadyInvited": 0, "overAllowance": 1,
    }  # fmt: skip
    await bounced(school, 70, ago=timedelta())
    assert await level(owner, school) == ("PAUSED", 0), "trust that was given is lost like any other"
    given = {"organizationId": school.global_id, "reason": "By itself"}
    await staff.done("setMailAllowance", **given)
    assert await level(owner, school) == ("NEW", PER_DAY)
    await staff.done("setMailAllowance", **given, perDay=0)
    assert await level(owner, school) == ("PAUSED", 0)


async def test_the_log_says_what_the_provider_decided_and_why_and_not_who(api: Api) -> None:
    school = await owned_organization()
    owner, staff = await api.signed_in(school.owner.account_id), await staff_of_provider(api)
    for per_day in (5_000, None):
        await staff.done(
            "setMailAllowance", organizationId=school.global_id, perDay=per_day, reason=f"Because of {per_day}"
        )
    log = (
        await owner.data(
            "query($id: ID!) { organization(id: $id) { auditLog(first: 2, filter: {action: {equalTo:"
            " MAIL_ALLOWANCE_SET}}) { nodes { actorSide actorName actor { id } actorMembership { id } reason"
            " details { name value } } } } }",
            id=school.global_id,
        )
    )["organization"]["auditLog"]["nodes"]
    assert [(one["actorSide"], one["actorName"], one["actor"], one["actorMembership"]) for one in log] == [
        ("PROVIDER", None, None, None)
    ] * 2
    assert [one["reason"] for one in log] == ["Because of None", "Because of 5000"]
    assert log[1]["details"] == [{"name": "former", "value": "by trust"}, {"name": "per_day", "value": "5000"}]


async def test_nobody_but_the_providers_staff_sets_it(api: Api) -> None:
    school = await owned_organization()
    given = {"organizationId": school.global_id, "perDay": 9, "reason": "Please"}
    assert await (await api.signed_in(school.owner.account_id)).refused("setMailAllowance", **given) == "FORBIDDEN"
    staff = await staff_of_provider(api)
    for wrong in ({"perDay": -1}, {"perDay": MAX_PER_DAY + 1}, {"reason": " "}, {"reason": "x" * 501}):
        assert await staff.refused("setMailAllowance", **{**given, **wrong}) == "INVALID_INPUT"
    for unknown in ("nothing", to_global("Organization", new_id()), school.owner.learner):
        assert await staff.refused("setMailAllowance", **{**given, "organizationId": unknown}) == "NOT_FOUND"
    assert (await Organization.get(id=school.id)).mails_per_day is None


async def test_owners_admins_and_the_provider_see_it_and_nobody_else(api: Api) -> None:
    school, other = await owned_organization(), await owned_organization()
    seen = [school.owner, await member(school, Role.ADMIN), await person(platform=True)]
    hidden = [await member(school, Role.COACH), await member(school, Role.ANALYST), other.owner, await person()]
    for somebody in seen:
        assert await level(await api.signed_in(somebody.account_id), school) == ("NEW", PER_DAY)
    for client in (api, *[await api.signed_in(somebody.account_id) for somebody in hidden]):
        assert await read(client, school) is None


async def test_several_new_organizations_of_one_person_are_no_way_around_it(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(server.auth.rate_limits.LIMITS, "invite_for_new_organizations_by_account", Limit(3, 3600))
    first = await owned_organization()
    second, lifted = (
        await owned_organization(owner=first.owner),
        await owned_organization(owner=first.owner, mails_per_day=100),
    )
    owner = await api.signed_in(first.owner.account_id)
    await invite(owner, first, *addresses(2))
    given = {"organizationId": second.global_id, "invitees": {"addresses": addresses(2)}}
    assert await owner.refused("inviteLearners", **given) == "RATE_LIMITED"
    assert await Invitation.filter(organization_id=second.id).count() == 0
    assert (await read(owner, second))["usedToday"] == 0
    assert (await invite(owner, lifted, *addresses(9)))["counts"]["queued"] == 9


async def test_a_retry_with_its_key_counts_once(api: Api) -> None:
    school = await owned_organization(mails_per_day=3)
    owner = await api.signed_in(school.owner.account_id)
    given = {"organizationId": school.global_id, "invitees": {"addresses": addresses(4)}, "idempotencyKey": "k"}
    first, second = [await owner.done("inviteLearners", COUNTS, **given) for _ in range(2)]
    assert Counter(one["outcome"] for one in first["outcomes"]) == {"QUEUED": 3, "OVER_ALLOWANCE": 1}
    assert second == first
    assert (await read(owner, school))["usedToday"] == 3
