"""An organization's screens stay fresh by one subscription: the organization again, whenever something was recorded."""

from __future__ import annotations

import asyncio
import contextvars
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from domain.activity.audit_entry import AuditAction
from domain.organizations.role import Role
from models.activity.audit_entry import record
from models.organizations.membership import Membership
from server.live import hub as hub_module
from tests.client import Api
from tests.live.conftest import Client, Server
from tests.people import lessons, member, owned_organization, person
from tests.steps import joined, started

WATCH = """subscription($organization: ID!) { organizationChanged(organizationId: $organization) {
  credits { balance reserved } sessions { nodes { state } } auditLog { totalCount } } }"""


async def change(client: Client) -> Any:
    return (await client.event())["organizationChanged"]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.ANALYST])
async def test_sessions_and_the_credits_that_they_move_are_seen_as_they_change(
    server: Server, api: Api, role: Role
) -> None:
    school, course = await owned_organization(credits=2), await lessons()
    learner, _ = await joined(api, await person(), school)
    watcher = await member(school, role)
    owner = await api.signed_in(school.owner.account_id)
    async with server.client(watcher) as client:
        await client.subscribe(WATCH, organization=school.global_id)
        session = await started(learner, course, school)
        await server.publisher.publish({"Organization": {school.id}})
        begun = await change(client)
        assert begun["credits"] == {"balance": 1, "reserved": 1}
        assert begun["sessions"]["nodes"] == [{"state": "IN_PROGRESS"}]
        assert begun["auditLog"] == {"totalCount": 0}, "under the watcher's own visibility: the log is for owners"
        await owner.done("terminateSession", sessionId=session, reason="No")
        await server.publisher.publish({"Organization": {school.id}})
        ended = await change(client)
        assert ended["credits"] == {"balance": 2, "reserved": 0}
        assert ended["sessions"]["nodes"] == [{"state": "TERMINATED"}]
        await client.hears_nothing()


async def test_what_is_recorded_elsewhere_is_not_heard_and_several_changes_may_come_as_one(server: Server) -> None:
    school, other = await owned_organization(), await owned_organization()
    async with server.client(school.owner) as client:
        await client.subscribe(WATCH, organization=school.global_id)
        async with in_transaction():
            await record(other.id, AuditAction.BRANDING_CHANGED, "Organization", other.id, actor_id=None)
        await server.publisher.publish({"Organization": {school.id, other.id}})
        await client.hears_nothing()
        async with in_transaction():
            for _ in range(3):
                await record(school.id, AuditAction.BRANDING_CHANGED, "Organization", school.id, actor_id=None)
        await server.publisher.publish({"Organization": {school.id}})
        assert (await change(client))["auditLog"] == {"totalCount": 3}
        await client.hears_nothing()


@pytest.mark.parametrize("role", [Role.COACH, None])
async def test_it_is_not_for_anybody_else(server: Server, role: Role | None) -> None:
    school = await owned_organization()
    somebody = await member(school, role) if role else await person()
    async with server.client(somebody) as client:
        await client.subscribe_quietly(WATCH, organization=school.global_id)
        answer = await client.hear()
        assert (answer["type"], answer["payload"][0]["extensions"]["code"]) == ("error", "FORBIDDEN")


async def test_a_lost_role_ends_it(server: Server) -> None:
    school = await owned_organization()
    analyst = await member(school, Role.ANALYST)
    async with server.client(analyst) as client:
        await client.subscribe(WATCH, organization=school.global_id)
        await Membership.filter(account_id=analyst.account_id).update(role=Role.COACH)
        assert (await client.hear())["type"] == "error"


async def test_what_began_earlier_and_ends_later_is_not_lost(server: Server) -> None:
    school = await owned_organization()

    async def branded() -> None:
        await record(school.id, AuditAction.BRANDING_CHANGED, "Organization", school.id, actor_id=None)

    async with server.client(school.owner) as client:
        await client.subscribe(WATCH, organization=school.global_id)
        release, began = asyncio.Event(), asyncio.Event()

        async def slow() -> None:
            async with in_transaction():
                await branded()
                began.set()
                await release.wait()

        task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(slow(), context=contextvars.Context())
        await began.wait()
        async with in_transaction():
            await branded()
        await server.publisher.publish({"Organization": {school.id}})
        await client.hears_nothing()
        release.set()
        await task
        assert (await change(client))["auditLog"] == {"totalCount": 2}


async def test_a_mutation_is_hinted_at_and_nobody_waits_for_the_sweep(
    server: Server, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_module, "SWEEP_TICKS", 1_000_000)
    school = await owned_organization()
    async with server.client(school.owner) as client:
        await client.subscribe(WATCH, organization=school.global_id)
        await joined(api, await person(), school)
        assert (await change(client))["auditLog"]["totalCount"] > 0
