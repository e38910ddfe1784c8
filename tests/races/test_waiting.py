"""Who comes second waits for the first one's commit, and is told what it made of the world."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from domain.identifiers import to_global
from domain.organizations.role import Role
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.connections.connection import Connection
from models.organizations.staff_invitation import StaffInvitation
from server.config.orm import credentials
from server.config.settings import Settings
from tests.client import Api
from tests.people import invitation, lessons, member, owned_organization, person

LONG_ENOUGH_SECONDS = 0.3


@pytest.fixture
async def first(database: str) -> AsyncIterator[asyncpg.Connection]:
    """Somebody who is faster, in a transaction that is still open."""
    connection = await asyncpg.connect(**credentials(database))
    yield connection
    await connection.close()


async def refused_after(first: asyncpg.Connection, statement: str, value: Any, second: Any) -> str:
    """The code that `second` is refused with, having waited for the first one's `statement` to be committed."""
    async with first.transaction():
        await first.execute(statement, value)
        await first.execute("SET CONSTRAINTS ALL IMMEDIATE")
        waiting = asyncio.ensure_future(second)
        done, _ = await asyncio.wait([waiting], timeout=LONG_ENOUGH_SECONDS)
        assert not done, f"did not wait: {waiting.result()}"
    return str(await waiting)


async def test_an_owner_who_leaves_waits_for_the_other_who_is_leaving(api: Api, first: asyncpg.Connection) -> None:
    hillside = await owned_organization()
    other = await member(hillside, Role.OWNER)
    owner = await api.signed_in(hillside.owner.account_id)

    code = await refused_after(
        first,
        "DELETE FROM membership WHERE account_id = $1",
        other.account_id,
        owner.refused("leaveOrganization", organizationId=hillside.global_id),
    )

    assert code == "LAST_OWNER"


async def test_whoever_joins_waits_for_the_rotation_that_is_under_way(api: Api, first: asyncpg.Connection) -> None:
    hillside = await owned_organization()
    client = await api.signed_in((await person()).account_id)

    code = await refused_after(
        first,
        "UPDATE invitation_link SET rotated_at = now(), is_active = false WHERE organization_id = $1",
        hillside.id,
        client.refused("joinOrganization", token=hillside.token),
    )

    assert code == "INVITATION_LINK_UNKNOWN"
    assert await Connection.all().count() == 0


@pytest.mark.parametrize("mutation", ["completeSession", "recordProgress", "startSession"])
async def test_whoever_learns_waits_for_the_disconnect_that_is_under_way(
    api: Api, first: asyncpg.Connection, mutation: str
) -> None:
    hillside, course, ana = await owned_organization(credits=2), await lessons(), await person()
    client = await api.signed_in(ana.account_id)
    await client.done("joinOrganization", token=hillside.token)
    given: dict[str, Any] = {"courseId": course.global_id, "language": "EN", "organizationId": hillside.global_id}
    lesson, quiz = (to_global("CourseModule", key) for key in (course.lesson, course.quiz))
    if mutation != "startSession":
        session = (await client.done("startSession", "session { id }", **given))["session"]["id"]
        await client.done("recordProgress", sessionId=session, moduleId=lesson)
        given = {"sessionId": session}
        if mutation == "completeSession":
            await client.done("recordProgress", sessionId=session, moduleId=quiz, scorePercent=100)
        else:
            given |= {"moduleId": quiz, "scorePercent": 100}

    code = await refused_after(
        first,
        "UPDATE connection SET state = 'DISCONNECTED', ended_at = now(), ended_by_side = 'LEARNER', ended_by_id ="
        " (SELECT account_id FROM learner WHERE id = learner_id) WHERE learner_id = $1",
        ana.learner_id,
        client.refused(mutation, **given),
    )

    assert code == ("CONNECTION_REQUIRED" if mutation == "startSession" else "SESSION_ENDED")


async def test_whoever_follows_a_dead_link_waits_for_the_disconnect_that_is_under_way(
    api: Api, first: asyncpg.Connection
) -> None:
    """Being connected lets a dead link pass: it must not make a connection anew when that one ends meanwhile."""
    hillside, ana = await owned_organization(), await person()
    learner = await api.signed_in(ana.account_id)
    await learner.done("joinOrganization", token=hillside.token)
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("rotateInvitationLink", organizationId=hillside.global_id)

    code = await refused_after(
        first,
        "UPDATE connection SET state = 'DISCONNECTED', ended_at = now(), ended_by_side = 'LEARNER',"
        " ended_by_id = (SELECT account_id FROM learner WHERE id = learner_id) WHERE learner_id = $1",
        ana.learner_id,
        learner.refused("joinOrganization", token=hillside.token),
    )

    assert code == "INVITATION_LINK_UNKNOWN"
    assert not await Connection.exists(learner_id=ana.learner_id, state="ACTIVE")


async def test_of_two_with_one_idempotency_key_the_second_waits_for_the_first_ones_outcome(
    api: Api, first: asyncpg.Connection
) -> None:
    somebody = await person()
    owner = await api.signed_in(somebody.account_id)
    given = {"name": "A", "kind": "SCHOOL", "idempotencyKey": "k"}

    code = await refused_after(
        first,
        "INSERT INTO idempotency_key (id, account_id, key, mutation, request_digest, created_at)"
        " VALUES (gen_random_uuid(), $1, 'k', 'createOrganization', 'another input', now())",
        somebody.account_id,
        owner.refused("createOrganization", **given),
    )

    assert code == "IDEMPOTENCY_KEY_REUSED"


async def test_who_may_not_end_a_connection_does_not_wait_for_those_who_may(
    api: Api, first: asyncpg.Connection
) -> None:
    hillside, ana = await owned_organization(), await person()
    await (await api.signed_in(ana.account_id)).done("joinOrganization", token=hillside.token)
    connection = to_global("Connection", (await Connection.get()).id)
    stranger = await api.signed_in((await person()).account_id)

    async with first.transaction(), asyncio.timeout(3):
        await first.execute("SELECT 1 FROM connection WHERE organization_id = $1 FOR UPDATE", hillside.id)
        assert await stranger.refused("disconnect", connectionId=connection) == "NOT_FOUND"


async def test_whoever_accepts_a_request_waits_for_the_invitation_before_it_holds_the_connection(
    api: Api, first: asyncpg.Connection
) -> None:
    """Like the learner who follows the invitation at this moment; in two orders they would deadlock."""
    hillside, ana = await owned_organization(), await person()
    mailed = await invitation(hillside, ana.email)
    client, owner = await api.signed_in(ana.account_id), await api.signed_in(hillside.owner.account_id)
    asked = await client.done("requestConnection", "connection { id }", organizationId=hillside.global_id)

    async with first.transaction():
        await first.execute("SELECT 1 FROM invitation WHERE id = $1 FOR UPDATE", mailed.id)
        accepting = owner.done(
            "acceptConnectionRequest", "outcomes { code }", connectionIds=[asked["connection"]["id"]]
        )
        waiting = asyncio.ensure_future(accepting)
        done, _ = await asyncio.wait([waiting], timeout=LONG_ENOUGH_SECONDS)
        assert not done, f"did not wait: {waiting.result()}"
        await first.execute("SELECT 1 FROM connection WHERE learner_id = $1 FOR UPDATE NOWAIT", ana.learner_id)
    assert (await waiting)["outcomes"] == [{"code": None}]


async def test_whoever_accepts_an_invitation_waits_for_the_removal_of_its_sender_that_is_under_way(
    api: Api, first: asyncpg.Connection, configuration: Settings
) -> None:
    hillside, carla = await owned_organization(), await person()
    admin = await member(hillside, Role.ADMIN)
    sender, invited = await api.signed_in(admin.account_id), await api.signed_in(carla.account_id)
    await sender.done("inviteStaff", organizationId=hillside.global_id, email=carla.email, role="ADMIN")
    secret, row = configuration.secret_key.get_secret_value(), await StaffInvitation.get()

    code = await refused_after(
        first,
        "DELETE FROM membership WHERE account_id = $1",
        admin.account_id,
        invited.refused("acceptStaffInvitation", token=mailed_token(secret, LinkPurpose.JOIN_STAFF, row.id)),
    )

    assert code == "LINK_EXPIRED"
