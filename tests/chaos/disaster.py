"""The disaster: people invited and learners parted while everything that can fail does; then the count."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

import httpx
from redis.asyncio import Redis
from tortoise.connection import get_connection

from domain.people.access import TokenKind
from models.people.access_token import issue
from tests.chaos.mailbox import Mailbox
from tests.chaos.place import Place
from tests.people import Lessons, OwnedOrganization, Person, lessons, owned_organization, person

PATIENCE_SECONDS = 300
INVITED_AT_ONCE = 100
IN_FLIGHT = 8

INVITE = """mutation($input: InviteLearnersInput!) { inviteLearners(input: $input) {
  userErrors { code message } counts { queued } } }"""
JOIN = "mutation($input: JoinOrganizationInput!) { joinOrganization(input: $input) { userErrors { code } } }"
START = """mutation($input: StartSessionInput!) { startSession(input: $input) {
  userErrors { code } session { id connection { id } } } }"""
PART = "mutation($input: DisconnectInput!) { disconnect(input: $input) { userErrors { code } } }"


@dataclass(frozen=True)
class Size:
    """How much is under way, and how often the worker is killed meanwhile."""

    invitations: int
    disconnects: int
    kills: int


@dataclass
class Disaster:
    """One run, over a place whose engines and API are up and a Tortoise that is bound to its database."""

    place: Place
    mailbox: Mailbox
    size: Size
    random: Random
    school: OwnedOrganization = field(init=False)
    course: Lessons = field(init=False)
    learners: list[tuple[Person, dict[str, str], str]] = field(default_factory=list)
    """Each with its headers and its connection."""

    async def prepare(self) -> None:
        """An organization whose credits pay for a running session of each learner."""
        self.school, self.course = (
            await owned_organization("School", credits=self.size.disconnects + 7, mails_per_day=100_000),
            await lessons(),
        )
        slots = asyncio.Semaphore(IN_FLIGHT)

        async def one() -> None:
            learner = await person()
            headers = await signed_in(learner)
            async with slots:
                await self.ask(headers, JOIN, token=self.school.token)
                given = {"courseId": self.course.global_id, "language": "EN", "organizationId": self.school.global_id}
                started = await self.ask(headers, START, **given)
            self.learners.append((learner, headers, started["startSession"]["session"]["connection"]["id"]))

        await asyncio.gather(*(one() for _ in range(self.size.disconnects)))

    async def strike(self) -> None:
        """Everything at once, until all is said and every kill is done."""
        self.place.start_worker()
        async with asyncio.TaskGroup() as under_way:
            under_way.create_task(self._invite())
            under_way.create_task(self._part())
            under_way.create_task(self._break())

    async def settle(self) -> None:
        """Wait until nothing is left to do. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await count("outbox WHERE done_at IS NULL"):  # noqa: ASYNC110 (it changes in another process)
                await asyncio.sleep(0.2)

    async def _invite(self) -> None:
        headers = await signed_in(self.school.owner)
        everybody = [f"guest{n}@mail{n % 7}.example" for n in range(self.size.invitations)]
        for number in range(0, len(everybody), INVITED_AT_ONCE):
            addresses = everybody[number : number + INVITED_AT_ONCE]
            answer = await self.ask(
                headers,
                INVITE,
                organizationId=self.school.global_id,
                invitees={"addresses": addresses},
                message="Join us",
                idempotencyKey=f"batch {number}",
            )
            assert answer["inviteLearners"]["counts"]["queued"] == len(addresses), answer

    async def _part(self) -> None:
        slots = asyncio.Semaphore(IN_FLIGHT)

        async def one(number: int, headers: dict[str, str], connection: str) -> None:
            async with slots:
                await self.ask(headers, PART, connectionId=connection, idempotencyKey=f"part {number}")
                await asyncio.sleep(0.05)

        await asyncio.gather(*(one(n, headers, to) for n, (_, headers, to) in enumerate(self.learners)))

    async def _break(self) -> None:
        """Kills at random moments; once in between Valkey is emptied, once PostgreSQL restarted."""
        emptied, restarted = self.size.kills // 3, 2 * self.size.kills // 3
        for number in range(self.size.kills):
            # While mails leave, if any do.
            await self.mailbox.more(self.mailbox.count, seconds=20)
            await asyncio.sleep(self.random.uniform(0, 0.5))
            self.place.kill_worker()
            if number == emptied:
                async with Redis.from_url(self.place.valkey.url) as valkey:
                    await valkey.flushall()
            self.place.start_worker()
            if number == restarted:
                await self.mailbox.more(self.mailbox.count, seconds=20)
                await self.place.restart_postgres()

    async def ask(self, headers: dict[str, str], query: str, **given: Any) -> dict[str, Any]:
        """The data of a mutation; asked again with the same key for as long as the API is not there."""
        async with asyncio.timeout(PATIENCE_SECONDS), httpx.AsyncClient(headers=headers, timeout=30) as client:
            while True:
                try:
                    body = {"query": query, "variables": {"input": given}}
                    response = await client.post(f"{self.place.url}/graphql", json=body)
                except httpx.TransportError:
                    response = None
                if response is not None and response.status_code == 200 and "errors" not in response.json():
                    data: dict[str, Any] = response.json()["data"]
                    [payload] = data.values()
                    assert payload["userErrors"] == [], payload
                    return data
                assert response is None or response.status_code == 503, response.text
                await asyncio.sleep(0.3)


async def signed_in(somebody: Person) -> dict[str, str]:
    """The headers of a client."""
    issued = await issue(somebody.account_id, TokenKind.MOBILE_ACCESS, lifetime=timedelta(hours=1))
    return {"Authorization": f"Bearer {issued.secret}"}


async def count(what: str) -> int:
    """How many rows; asked again while PostgreSQL is away."""
    found: int = await _patiently(lambda: _count(what))
    return found


async def _count(what: str) -> int:
    rows = await get_connection("default").execute_query_dict(f"SELECT count(*) AS n FROM {what}")  # noqa: S608
    return int(rows[0]["n"])


async def _patiently(ask: Callable[[], Awaitable[Any]]) -> Any:
    for _ in range(50):
        try:
            return await ask()
        except Exception:  # Whatever a server that restarts causes.
            await asyncio.sleep(0.2)
    return await ask()
