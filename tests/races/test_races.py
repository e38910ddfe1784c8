"""Many at the same instant, through the API: exactly one wins, the others are told why, and the books balance."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable
from typing import Any

import pytest
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from domain.connections.connection import ConnectionState
from domain.identifiers import to_global
from domain.organizations.role import Role
from models.connections.connection import Connection
from models.connections.invitation_link import InvitationLink
from tests.client import Api
from tests.people import Lessons, OwnedOrganization, Person, invitation, lessons, member, owned_organization, person
from tests.races.outcomes import DONE, assert_the_books_balance, at_once, count, outcome
from workers.courses.session import terminate_sessions

MANY = 50


async def joined(api: Api, learner: Person, to: OwnedOrganization) -> Api:
    client = await api.signed_in(learner.account_id)
    await client.done("joinOrganization", token=to.token)
    return client


def start(client: Api, course: Lessons, on: OwnedOrganization, **more: Any) -> Awaitable[dict[str, Any]]:
    given = {"courseId": course.global_id, "language": "EN", "organizationId": on.global_id, **more}
    return client.mutate("startSession", "session { id state }", **given)


async def test_the_last_credit_is_spent_once_however_many_ask(api: Api) -> None:
    hillside, course = await owned_organization(credits=1), await lessons()
    learners = [await joined(api, await person(), hillside) for _ in range(200)]

    outcomes = await at_once(start(learner, course, hillside) for learner in learners)

    assert outcomes == {DONE: 1, "INSUFFICIENT_CREDITS": 199}
    assert await count("session") == 1
    await assert_the_books_balance()


async def test_one_learner_who_starts_a_course_twice_at_once_takes_it_once(api: Api) -> None:
    hillside, course, ana = await owned_organization(credits=30), await lessons(), await person()
    client = await joined(api, ana, hillside)

    outcomes = await at_once(start(client, course, hillside) for _ in range(10))

    assert outcomes == {DONE: 1, "SESSION_ALREADY_RUNNING": 9}
    await assert_the_books_balance()


async def test_of_two_owners_who_leave_at_once_one_stays(api: Api) -> None:
    for _ in range(20):
        hillside = await owned_organization()
        other = await member(hillside, Role.OWNER)
        owners = [await api.signed_in(hillside.owner.account_id), await api.signed_in(other.account_id)]

        outcomes = await at_once(o.mutate("leaveOrganization", organizationId=hillside.global_id) for o in owners)

        assert outcomes == {DONE: 1, "LAST_OWNER": 1}
        assert await count("membership WHERE organization_id = $1 AND role = 'OWNER'", hillside.id) == 1


async def test_two_owners_who_demote_each_other_at_once_leave_an_owner(api: Api) -> None:
    for _ in range(10):
        hillside = await owned_organization()
        other = await member(hillside, Role.OWNER)
        ids = await memberships_of(hillside)
        owners = [await api.signed_in(hillside.owner.account_id), await api.signed_in(other.account_id)]

        outcomes = await at_once(
            owner.mutate("changeMemberRole", membershipId=ids[colleague.account_id], role="COACH")
            for owner, colleague in zip(owners, (other, hillside.owner), strict=True)
        )

        assert set(outcomes) <= {DONE, "LAST_OWNER", "FORBIDDEN"}
        assert outcomes[DONE] == 1
        assert await count("membership WHERE organization_id = $1 AND role = 'OWNER'", hillside.id) == 1


async def memberships_of(of: OwnedOrganization) -> dict[Any, str]:
    """Global ids of an organization's memberships by account."""
    rows = await get_connection("default").execute_query_dict(
        "SELECT id, account_id FROM membership WHERE organization_id = $1", [of.id]
    )
    return {row["account_id"]: to_global("Membership", row["id"]) for row in rows}


async def test_joining_many_times_at_once_makes_one_connection_and_no_error(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)

    payloads = await asyncio.gather(
        *(client.done("joinOrganization", "connection { id state }", token=hillside.token) for _ in range(MANY))
    )

    assert len({payload["connection"]["id"] for payload in payloads}) == 1
    assert {payload["connection"]["state"] for payload in payloads} == {"ACTIVE"}
    assert await count("connection") == 1
    assert await count("outbox") == 1
    assert await count("audit_entry WHERE action = 'CONNECTION_MADE'") == 1


async def test_of_two_who_end_a_connection_at_once_one_does(api: Api) -> None:
    for _ in range(10):
        hillside, ana = await owned_organization(), await person()
        client = await joined(api, ana, hillside)
        owner = await api.signed_in(hillside.owner.account_id)
        connection = await Connection.get(learner_id=ana.learner_id)

        outcomes = await at_once(
            side.mutate("disconnect", connectionId=to_global("Connection", connection.id)) for side in (client, owner)
        )

        assert outcomes == {DONE: 1, "CONNECTION_ENDED": 1}


async def test_starting_and_disconnecting_at_once_never_leave_a_session_that_runs(api: Api) -> None:
    hillside, course = await owned_organization(credits=20), await lessons()
    for _ in range(20):
        client = await joined(api, await person(), hillside)
        connection = await Connection.get(state=ConnectionState.ACTIVE)

        async def disconnect(client: Api = client, connection: Connection = connection) -> dict[str, Any]:
            return await client.mutate("disconnect", connectionId=to_global("Connection", connection.id))

        started, ended = await asyncio.gather(outcome(start(client, course, hillside)), outcome(disconnect()))
        async with in_transaction():
            await terminate_sessions(connection)

        assert (started in {DONE, "CONNECTION_REQUIRED"}, ended) == (True, DONE)
        assert await count("session WHERE state = 'IN_PROGRESS'") == 0
        await assert_the_books_balance()


async def test_one_idempotency_key_used_many_times_at_once_has_one_effect_and_one_answer(api: Api) -> None:
    hillside, course, ana = await owned_organization(credits=30), await lessons(), await person()
    client = await joined(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)

    sessions = await asyncio.gather(*(start(client, course, hillside, idempotencyKey="once") for _ in range(20)))
    made = await asyncio.gather(
        *(
            owner.mutate(
                "createOrganization", "organization { id slug }", name="New", kind="SCHOOL", idempotencyKey="k"
            )
            for _ in range(20)
        )
    )

    for payloads in (sessions, made):
        assert payloads[0]["userErrors"] == []
        assert all(payload == payloads[0] for payload in payloads)
    assert await count("session") == 1
    assert await count("organization WHERE name = 'New'") == 1
    await assert_the_books_balance()


async def test_one_key_for_two_inputs_at_once_is_refused_for_one_of_them(api: Api) -> None:
    owner = await api.signed_in((await owned_organization()).owner.account_id)

    outcomes = await at_once(
        owner.mutate("createOrganization", name=f"New {number}", kind="SCHOOL", idempotencyKey="k")
        for number in range(5)
    )

    assert outcomes == {DONE: 1, "IDEMPOTENCY_KEY_REUSED": 4}


async def test_a_refused_call_does_not_use_its_key_up_for_its_twins(api: Api) -> None:
    hillside, course, ana = await owned_organization(), await lessons(), await person()
    client = await joined(api, ana, hillside)
    staff = await api.signed_in((await person(platform=True)).account_id)

    outcomes = await at_once(start(client, course, hillside, idempotencyKey="once") for _ in range(10))
    assert outcomes == {"INSUFFICIENT_CREDITS": 10}
    await staff.done("grantCredits", organizationId=hillside.global_id, amount=5)

    assert await at_once(start(client, course, hillside, idempotencyKey="once") for _ in range(10)) == {DONE: 10}
    assert await count("session") == 1


async def test_joining_while_the_link_is_rotated_connects_or_says_that_the_link_is_dead(api: Api) -> None:
    seen: Counter[str] = Counter()
    for _ in range(20):
        hillside = await owned_organization()
        owner = await api.signed_in(hillside.owner.account_id)
        clients = [await api.signed_in((await person()).account_id) for _ in range(3)]

        rotated, *joining = await asyncio.gather(
            outcome(owner.mutate("rotateInvitationLink", organizationId=hillside.global_id)),
            *(outcome(client.mutate("joinOrganization", token=hillside.token)) for client in clients),
        )

        assert rotated == DONE
        assert set(joining) <= {DONE, "INVITATION_LINK_UNKNOWN"}
        assert await count("connection WHERE organization_id = $1", hillside.id) == joining.count(DONE)
        late = await api.signed_in((await person()).account_id)
        assert await late.refused("joinOrganization", token=hillside.token) == "INVITATION_LINK_UNKNOWN"
        seen.update(joining)
    assert seen[DONE] > 0


async def test_rotating_many_times_at_once_leaves_one_current_link(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)

    outcomes = await at_once(owner.mutate("rotateInvitationLink", organizationId=hillside.global_id) for _ in range(10))

    assert outcomes == {DONE: 10}
    assert await count("invitation_link WHERE rotated_at IS NULL") == 1
    assert await count("invitation_link") == 11


async def test_no_grant_is_lost_however_many_grant_at_once(api: Api) -> None:
    hillside = await owned_organization()
    staff = await api.signed_in((await person(platform=True)).account_id)

    outcomes = await at_once(
        staff.mutate("grantCredits", organizationId=hillside.global_id, amount=number) for number in range(1, 21)
    )

    assert outcomes == {DONE: 20}
    owner = await api.signed_in(hillside.owner.account_id)
    found = await owner.data("query($i: ID!) { organization(id: $i) { credits { balance } } }", i=hillside.global_id)
    assert found["organization"]["credits"]["balance"] == sum(range(1, 21))
    await assert_the_books_balance()


@pytest.mark.parametrize("slug", ["hillside", None])
async def test_organizations_made_at_once_never_share_a_slug(api: Api, slug: str | None) -> None:
    owner = await api.signed_in((await person()).account_id)
    given = {"name": "Hillside", "kind": "SCHOOL"} | ({"slug": slug} if slug else {})

    outcomes = await at_once(owner.mutate("createOrganization", **given) for _ in range(10))

    # Who asked for a name of his own is refused; who asked for none in particular is given another one.
    assert outcomes == ({DONE: 1, "NAME_TAKEN": 9} if slug else {DONE: 10})
    assert await count("organization") == outcomes[DONE]
    assert await count("(SELECT DISTINCT slug FROM organization) s") == outcomes[DONE]


async def test_one_address_invited_to_the_staff_many_times_at_once_has_one_invitation_that_counts(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)

    outcomes = await at_once(
        owner.mutate("inviteStaff", organizationId=hillside.global_id, email="new@example.org", role="COACH")
        for _ in range(10)
    )

    # One recipient is mailed three times a day at most.
    assert outcomes == {DONE: 3, "RATE_LIMITED": 7}
    assert await count("staff_invitation WHERE revoked_at IS NULL") == 1


async def test_a_link_with_fifty_uses_left_connects_exactly_fifty_of_two_hundred(api: Api) -> None:
    hillside = await owned_organization()
    await InvitationLink.filter(token=hillside.token).update(max_uses=60, uses=10)
    clients = [await api.signed_in((await person()).account_id) for _ in range(200)]

    outcomes = await at_once(client.mutate("joinOrganization", token=hillside.token) for client in clients)

    assert outcomes == {DONE: 50, "INVITATION_LINK_USED_UP": 150}
    assert await count("connection WHERE state = 'ACTIVE'") == 50
    assert (await InvitationLink.get(token=hillside.token)).uses == 60


async def test_one_learner_who_joins_many_times_at_once_uses_the_link_once(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    await InvitationLink.filter(token=hillside.token).update(max_uses=9, uses=1)
    client = await api.signed_in(ana.account_id)

    outcomes = await at_once(client.mutate("joinOrganization", token=hillside.token) for _ in range(MANY))

    assert outcomes == {DONE: MANY}
    assert (await InvitationLink.get(token=hillside.token)).uses == 2
    assert await count("connection") == 1


async def test_one_invitation_followed_many_times_at_once_connects_once(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    client = await api.signed_in(ana.account_id)

    outcomes = await at_once(
        client.mutate("joinOrganization", token=token) for token in (mailed.token, hillside.token) * (MANY // 2)
    )

    assert outcomes == {DONE: MANY}
    assert await count("connection") == 1
    assert await count("audit_entry WHERE action = 'INVITATION_ACCEPTED'") == 1
