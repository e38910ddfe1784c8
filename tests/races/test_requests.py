"""A request that is answered and withdrawn, asked twice, blocked or joined at the same instant has one outcome."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from domain.connections.connection import ConnectionOrigin, ConnectionState
from domain.organizations.role import Role
from models.connections.block import Block
from models.connections.connection import Connection
from resolvers.connections.connection import connect
from resolvers.unit_of_work import in_one_transaction
from tests.client import Api
from tests.people import member, owned_organization, person
from tests.races.outcomes import DONE, at_once, count, outcome

MANY = 100


async def answer(by: Api, name: str, connection: str) -> str:
    """What became of one request."""
    [found] = (await by.done(name, "outcomes { code }", connectionIds=[connection]))["outcomes"]
    return str(found["code"] or DONE)


async def ask(by: Api, of: Any) -> str:
    """The connection that was asked for."""
    payload = await by.done("requestConnection", "connection { id }", organizationId=of.global_id)
    return str(payload["connection"]["id"])


@pytest.mark.parametrize("first", ["accept", "withdraw", "reject"])
async def test_a_request_answered_and_withdrawn_at_the_same_instant_has_one_outcome(api: Api, first: str) -> None:
    hillside = await owned_organization()
    staff = [await api.signed_in(hillside.owner.account_id)]
    staff.append(await api.signed_in((await member(hillside, Role.ADMIN)).account_id))
    learner = await api.signed_in((await person()).account_id)
    connection = await ask(learner, hillside)

    async def accept(number: int) -> tuple[str, str]:
        return "accept", await answer(staff[number % 2], "acceptConnectionRequest", connection)

    async def reject(number: int) -> tuple[str, str]:
        return "reject", await answer(staff[number % 2], "rejectConnectionRequest", connection)

    async def withdraw(_number: int) -> tuple[str, str]:
        return "withdraw", await outcome(learner.mutate("withdrawConnectionRequest", connectionId=connection))

    kinds = {"accept": accept, "withdraw": withdraw, "reject": reject}
    order = [kinds[first], *(kind for name, kind in kinds.items() if name != first)]
    seen = Counter(await asyncio.gather(*(order[number % 3](number) for number in range(MANY))))

    [won] = {kind for kind, became in seen if became == DONE}
    assert set(seen) == {(kind, DONE if kind == won else "REQUEST_ENDED") for kind in kinds}
    [row] = await Connection.all()
    state = {"accept": "ACTIVE", "withdraw": "WITHDRAWN", "reject": "REJECTED"}[won]
    assert row.state == state
    assert await count("outbox WHERE event = 'connection.joined'") == (won == "accept")
    assert await count("outbox WHERE event = 'connection.request_answered'") == (won != "withdraw")
    assert await count("audit_entry WHERE action <> 'CONNECTION_REQUESTED'") == 1


async def test_two_who_answer_the_same_many_in_opposite_order_do_not_wait_for_each_other(api: Api) -> None:
    hillside = await owned_organization()
    staff = [await api.signed_in(hillside.owner.account_id)]
    staff.append(await api.signed_in((await member(hillside, Role.ADMIN)).account_id))
    asked = [await ask(await api.signed_in((await person()).account_id), hillside) for _ in range(30)]

    payloads = await asyncio.gather(
        *(
            by.done(name, "outcomes { code connection { state } }", connectionIds=asked[::step])
            for by, name, step in (
                (staff[0], "acceptConnectionRequest", 1),
                (staff[1], "rejectConnectionRequest", -1),
                (staff[0], "rejectConnectionRequest", -1),
                (staff[1], "acceptConnectionRequest", 1),
            )
        )
    )

    answered = Counter(o["code"] for payload in payloads for o in payload["outcomes"])
    assert answered == {None: 60, "REQUEST_ENDED": 60}
    assert await count("connection WHERE state = 'REQUESTED'") == 0


async def test_asking_many_times_at_once_makes_one_request(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)

    outcomes = await at_once(client.mutate("requestConnection", organizationId=hillside.global_id) for _ in range(20))

    # Whoever found none yet counts against the limit of a pair, which is 5 in a day.
    assert outcomes[DONE] >= 5
    assert set(outcomes) <= {DONE, "RATE_LIMITED"}
    assert await count("connection") == 1
    assert await count("outbox") == 1
    assert await count("audit_entry") == 1


async def test_asking_and_joining_at_once_end_in_one_active_connection(api: Api) -> None:
    for _ in range(20):
        hillside, ana = await owned_organization(), await person()
        client = await api.signed_in(ana.account_id)

        asked, joined = await asyncio.gather(
            outcome(client.mutate("requestConnection", organizationId=hillside.global_id)),
            outcome(client.mutate("joinOrganization", token=hillside.token)),
        )

        assert joined == DONE
        [row] = await Connection.filter(organization_id=hillside.id)
        assert row.state == "ACTIVE"
        assert asked == (DONE if row.origin == "REQUEST" else "ALREADY_CONNECTED")


async def test_two_who_open_the_one_door_at_the_same_instant_find_one_connection(api: Api) -> None:
    """Neither sees the other's row before it is committed: the database makes the second one look again."""
    hillside, ana = await owned_organization(), await person()
    doors = list(ConnectionOrigin)

    async def open_door(number: int) -> Any:
        return await in_one_transaction(
            lambda: connect(ana.learner_id, hillside.owner.account_id, hillside.id, doors[number % 3])
        )

    made = set(await asyncio.gather(*(open_door(number) for number in range(9))))

    [row] = await Connection.all()
    assert made == {row.id}
    assert (row.state, row.activated_by_id) == (ConnectionState.ACTIVE, hillside.owner.account_id)
    assert await count("outbox") == 1
    assert await count("audit_entry") == 1


async def test_blocking_and_coming_in_at_once_leave_no_open_connection(api: Api) -> None:
    for number in range(20):
        hillside, ana = await owned_organization(), await person()
        owner, client = await api.signed_in(hillside.owner.account_id), await api.signed_in(ana.account_id)
        connection = await ask(client, hillside)
        if number % 2:
            await client.done("withdrawConnectionRequest", connectionId=connection)

        blocked, *came = await asyncio.gather(
            outcome(owner.mutate("blockLearner", organizationId=hillside.global_id, learnerId=ana.learner)),
            outcome(client.mutate("joinOrganization", token=hillside.token)),
            outcome(client.mutate("requestConnection", organizationId=hillside.global_id)),
            outcome(owner.mutate("blockLearner", organizationId=hillside.global_id, learnerId=ana.learner)),
        )

        assert (blocked, came.pop()) == (DONE, DONE)
        assert set(came) <= {DONE, "CONNECTION_BLOCKED", "ALREADY_CONNECTED"}
        assert not await Connection.exists(organization_id=hillside.id, state__in=["REQUESTED", "ACTIVE"])
        assert await Block.filter(organization_id=hillside.id, lifted_at=None).count() == 1
