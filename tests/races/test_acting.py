"""Who may not act on a row does not wait for its lock, and is told what a read would tell."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from domain.identifiers import new_id, to_global
from domain.organizations.role import Role
from models.connections.invitation import Invitation
from models.organizations.membership import Membership
from models.organizations.staff_invitation import StaffInvitation
from models.organizations.team import Team
from tests.client import Api
from tests.people import OwnedOrganization, invitation, member, owned_organization, person

ROWS = {
    "updateTeam": ("team", Team, {}),
    "deleteTeam": ("team", Team, {}),
    "resendInvitation": ("invitation", Invitation, {}),
    "revokeInvitation": ("invitation", Invitation, {}),
    "revokeStaffInvitation": ("staffInvitation", StaffInvitation, {}),
    "changeMemberRole": ("membership", Membership, {"role": "COACH"}),
    "removeMember": ("membership", Membership, {}),
    "transferOwnership": ("membership", Membership, {}),
}
"""Mutations that act on a row by its id: what their input calls it, its model, what else they want."""
SEEN_BY_ANALYSTS = {Team, Invitation, Membership}


async def row_of(model: type, of: OwnedOrganization) -> Any:
    """Something of the organization to act on."""
    if model is Team:
        return await Team.create(id=new_id(), organization_id=of.id, name="Juniors")
    if model is Invitation:
        return await invitation(of, "new@example.org")
    if model is StaffInvitation:
        return await StaffInvitation.create(
            organization_id=of.id, email="new@example.org", role=Role.COACH, invited_by_id=of.owner.account_id,
            expires_at="2099-01-01T00:00:00Z",
        )  # fmt: skip
    colleague = await member(of, Role.COACH, "Cora")
    return await Membership.get(account_id=colleague.account_id)


@pytest.mark.parametrize("mutation", ROWS)
async def test_who_may_not_act_waits_for_no_lock_and_is_told_what_a_read_tells(api: Api, mutation: str) -> None:
    name, model, more = ROWS[mutation]
    hillside = await owned_organization()
    row = await row_of(model, hillside)
    analyst = await api.signed_in((await member(hillside, Role.ANALYST, "Anna")).account_id)
    stranger = await api.signed_in((await person("Stranger")).account_id)
    given = {f"{name}Id": to_global(model.__name__, row.id), **more}
    async with in_transaction():
        await get_connection("default").execute_query(f'SELECT 1 FROM "{model._meta.db_table}" FOR UPDATE')  # noqa: S608
        async with asyncio.timeout(5):
            expected = "FORBIDDEN" if model in SEEN_BY_ANALYSTS else "NOT_FOUND"
            assert await analyst.refused(mutation, **given) == expected
            assert await stranger.refused(mutation, **given) == "NOT_FOUND"


async def test_a_role_that_is_lost_while_the_mutation_waits_is_no_role(api: Api) -> None:
    hillside = await owned_organization()
    row = await row_of(Team, hillside)
    admin = await member(hillside, Role.ADMIN, "Ada")
    client = await api.signed_in(admin.account_id)
    async with in_transaction():
        await Membership.filter(account_id=admin.account_id).update(role=Role.COACH)
        acting = asyncio.create_task(client.refused("deleteTeam", teamId=to_global("Team", row.id)))
        await asyncio.sleep(0.2)
    assert await acting == "FORBIDDEN"
    assert await Team.exists(id=row.id)
