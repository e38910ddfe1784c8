"""What ends a session, at the same instant, 500 times: the first to commit wins, the other is told."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from domain.identifiers import new_id, to_global
from models.connections.connection import Connection
from tests.client import Api
from tests.people import Lessons, OwnedOrganization, lessons, owned_organization
from tests.races.outcomes import DONE, assert_the_books_balance, count, outcome
from workers.courses.session import terminate_sessions

ROUNDS = 500
AT_ONCE = 10
"""Pairs that race side by side, for the same organization's ledger."""

PREPARED = """
WITH one AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[])
    AS one(account, learner, connection, session, paid)),
a AS (INSERT INTO account (id, email, password_hash, language, created_at, is_platform_staff, notification_sequence,
    password_changed_at) SELECT account, account || '@example.org', '!', 'EN', now(), false, 0, now() FROM one),
l AS (INSERT INTO learner (id, account_id, name, created_at) SELECT learner, account, 'Racer', now() FROM one),
c AS (INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at)
    SELECT connection, learner, $6::uuid, 'ACTIVE', 'LINK', now(), now() FROM one),
s AS (INSERT INTO session (id, learner_id, course_id, language, state, funding_organization_id, connection_id,
    progress_percent, started_at)
    SELECT session, learner, $7::uuid, 'EN', 'IN_PROGRESS', $6::uuid, connection, 99, now() FROM one),
p AS (INSERT INTO module_progress (id, session_id, module_id, score_percent, completed_at)
    SELECT gen_random_uuid(), session, m.id, CASE m.kind WHEN 'QUIZ' THEN 100 END, now()
    FROM one, course_module m WHERE m.course_id = $7::uuid),
t AS (INSERT INTO ledger_transaction (id, reason, session_id, occurred_at)
    SELECT paid, 'SESSION_STARTED', session, now() FROM one)
INSERT INTO ledger_entry (id, transaction_id, account_id, amount)
    SELECT gen_random_uuid(), paid, x.id, CASE x.kind WHEN 'RESERVED' THEN 1 ELSE -1 END
    FROM one, ledger_account x WHERE x.organization_id = $6::uuid AND x.kind IN ('AVAILABLE', 'RESERVED')
"""


@dataclass(frozen=True)
class Racer:
    """A learner about to complete a session."""

    account: UUID
    learner: UUID
    connection: UUID
    session: UUID
    paid: UUID

    @property
    def session_id(self) -> str:
        return to_global("Session", self.session)

    @property
    def connection_id(self) -> str:
        return to_global("Connection", self.connection)


async def racers(hillside: OwnedOrganization, course: Lessons, number: int) -> list[Racer]:
    """Connected, every module done, on a credit of Hillside's each: made at once, since only their ends are raced."""
    made = [Racer(*(new_id() for _ in range(5))) for _ in range(number)]
    columns = [[getattr(each, name) for each in made] for name in Racer.__dataclass_fields__]
    async with in_transaction() as connection:
        # As a replica: the triggers that look at each other's rows do not see those of one statement.
        await connection.execute_script("SET LOCAL session_replication_role = replica")
        await connection.execute_query(PREPARED, [*columns, hillside.id, course.id])
        await connection.execute_query(
            "UPDATE ledger_account a SET balance = (SELECT sum(amount) FROM ledger_entry WHERE account_id = a.id)"
            " WHERE organization_id = $1", [hillside.id],
        )  # fmt: skip
        await connection.execute_script("SELECT repair_rosters()")
    return made


async def paying_organization(credits: int) -> OwnedOrganization:
    """With an account for reserved credits, which the first session would make."""
    hillside = await owned_organization(credits=credits)
    await get_connection("default").execute_query(
        "INSERT INTO ledger_account (id, organization_id, kind, balance) VALUES ($1, $2, 'RESERVED', 0)",
        [new_id(), hillside.id],
    )
    return hillside


async def race(number: int, first: Any, second: Any) -> tuple[str, str]:
    """Both outcomes; which of the two has a head start, of up to 20 ms, changes from round to round."""
    head_start = (number % 11 - 5) * 0.004

    async def after(seconds: float, payload: Any) -> str:
        await asyncio.sleep(max(0.0, seconds))
        return await outcome(payload)

    one, other = await asyncio.gather(after(head_start, first), after(-head_start, second))
    return one, other


async def carried_out(racer: Racer) -> None:
    """What the worker does after a disconnect."""
    async with in_transaction():
        await terminate_sessions(await Connection.get(id=racer.connection))


async def check_end(racer: Racer, completed: str, session: str) -> None:
    """A certificate and a spent credit, or neither and the credit back."""
    is_done = completed == DONE
    assert await count("certificate WHERE session_id = $1", racer.session) == (1 if is_done else 0)
    assert await count("session WHERE id = $1 AND state = $2", racer.session, session) == 1
    settled = "SESSION_COMPLETED" if is_done else "RETURNED_ON_TERMINATION"
    wanted = "ledger_transaction WHERE session_id = $1 AND reason <> 'SESSION_STARTED'"
    assert await count(wanted, racer.session) == await count(f"{wanted} AND reason = $2", racer.session, settled) == 1


async def test_completing_and_disconnecting_leave_either_a_certificate_or_a_returned_credit(api: Api) -> None:
    hillside, course = await paying_organization(ROUNDS), await lessons()
    owner = await api.signed_in(hillside.owner.account_id)
    ready = await racers(hillside, course, ROUNDS)
    seen: Counter[str] = Counter()

    async def one_round(number: int, racer: Racer) -> None:
        client = await api.signed_in(racer.account)
        side = (owner, client)[number % 2]
        completed, ended = await race(
            number,
            client.mutate("completeSession", "certificate { id }", sessionId=racer.session_id),
            side.mutate("disconnect", connectionId=racer.connection_id),
        )
        await carried_out(racer)
        assert (completed in {DONE, "SESSION_ENDED"}, ended) == (True, DONE)
        await check_end(racer, completed, "COMPLETED" if completed == DONE else "TERMINATED")
        seen[completed] += 1

    for start in range(0, ROUNDS, AT_ONCE):
        side_by_side = enumerate(ready[start : start + AT_ONCE], start)
        await asyncio.gather(*(one_round(number, racer) for number, racer in side_by_side))
    await assert_the_books_balance()
    assert sum(seen.values()) == ROUNDS
    assert len(seen) == 2, f"only one of the two ever won: {seen}"


@pytest.mark.parametrize("other", ["completeSession", "disconnect"])
async def test_ending_a_session_races_with_its_completion_and_with_a_disconnect(api: Api, other: str) -> None:
    rounds = 50
    hillside, course = await paying_organization(rounds), await lessons()
    owner = await api.signed_in(hillside.owner.account_id)
    ready = await racers(hillside, course, rounds)
    seen: Counter[tuple[str, str]] = Counter()

    async def one_round(number: int, racer: Racer) -> None:
        client = await api.signed_in(racer.account)
        given = {"sessionId": racer.session_id} if other == "completeSession" else {"connectionId": racer.connection_id}
        ended, raced = await race(
            number,
            owner.mutate("terminateSession", sessionId=racer.session_id, reason="Enough"),
            client.mutate(other, **given),
        )
        if other == "disconnect":
            await carried_out(racer)
        seen[ended, raced] += 1
        completed = raced if other == "completeSession" else "SESSION_ENDED"
        await check_end(racer, completed, "COMPLETED" if completed == DONE else "TERMINATED")

    for start in range(0, rounds, AT_ONCE):
        side_by_side = enumerate(ready[start : start + AT_ONCE], start)
        await asyncio.gather(*(one_round(number, racer) for number, racer in side_by_side))
    await assert_the_books_balance()
    if other == "completeSession":
        assert set(seen) == {(DONE, "SESSION_ENDED"), ("SESSION_ENDED", DONE)}, seen
    else:
        # Ending what a disconnect is about to end is no contradiction; who comes after the worker is told.
        assert set(seen) <= {(DONE, DONE), ("SESSION_ENDED", DONE)}, seen
