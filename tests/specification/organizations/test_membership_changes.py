"""A member is told when somebody else changes what they are; nobody is told what they did themselves."""

from __future__ import annotations

import pytest
from tortoise.transactions import in_transaction

from domain.activity.notification import NotificationKind
from domain.identifiers import to_global
from domain.organizations.role import Role
from models.activity.notification import Notification
from models.organizations.membership import Membership
from models.outbox import Outbox
from tests.client import Api
from tests.people import OwnedOrganization, Person, member, owned_organization
from workers.activity.notification import tell
from workers.handlers import handle
from workers.links import Links

TOLD = "{ viewer { notifications { nodes { kind organization { name } } } } }"


@pytest.fixture
async def hillside(clean_db: object) -> OwnedOrganization:
    return await owned_organization("Hillside")


async def id_of(somebody: Person) -> str:
    return to_global("Membership", (await Membership.get(account_id=somebody.account_id)).id)


async def delivered() -> None:
    async with in_transaction():
        for row in await Outbox.filter(event="membership.changed"):
            for _ in range(2):
                await handle(row.event, row.payload, Links("http://127.0.0.1", "x" * 32))


async def told(api: Api, somebody: Person) -> list[str]:
    await delivered()
    found = await (await api.signed_in(somebody.account_id)).data(TOLD)
    return [f"{one['kind']} {one['organization']['name']}" for one in found["viewer"]["notifications"]["nodes"]]


async def test_another_role_a_removal_and_a_transfer_are_told(api: Api, hillside: OwnedOrganization) -> None:
    coach, admin, heir = [await member(hillside, role) for role in (Role.COACH, Role.ADMIN, Role.ADMIN)]
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("changeMemberRole", membershipId=await id_of(coach), role="ANALYST")
    await owner.done("removeMember", membershipId=await id_of(admin))
    await owner.done("transferOwnership", membershipId=await id_of(heir))
    for somebody in (coach, admin, heir):
        assert await told(api, somebody) == ["MEMBERSHIP_CHANGED Hillside"]
    assert await told(api, hillside.owner) == [], "who gave the ownership away knows"


async def test_who_leaves_or_is_refused_is_told_nothing(api: Api, hillside: OwnedOrganization) -> None:
    coach = await member(hillside, Role.COACH)
    client = await api.signed_in(coach.account_id)
    await client.refused("changeMemberRole", membershipId=await id_of(coach), role="OWNER")
    await client.done("leaveOrganization", organizationId=hillside.global_id)
    assert await told(api, coach) == []


async def test_who_is_learner_and_manager_of_one_connection_is_told_once(hillside: OwnedOrganization) -> None:
    owner = hillside.owner.account_id
    async with in_transaction():
        told = [(owner, "x:learner"), (owner, "x:organization")]
        assert await tell(told, NotificationKind.CONNECTION_ENDED, organization_id=hillside.id) == 1
        assert await tell(told, NotificationKind.CONNECTION_ENDED, organization_id=hillside.id) == 0
    [one] = await Notification.all()
    assert (one.key, one.recipient_id) == ("x:learner", owner)
