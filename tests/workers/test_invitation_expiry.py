"""Invitations that nobody followed end in time, once, and their end never moves."""

from __future__ import annotations

import asyncio
from contextvars import Context
from datetime import timedelta
from typing import Any

import pytest
from tortoise.transactions import in_transaction

import workers.connections.invitation_expiry
from domain.activity.audit_entry import AuditAction
from domain.clock import now, stopped_at
from domain.connections.invitation import InvitationState
from models.activity.audit_entry import AuditEntry
from models.connections.invitation import Invitation
from workers.connections.invitation_expiry import expire_invitations

PAST = timedelta(days=31)


async def test_whatever_is_open_past_its_time_ends_and_the_rest_stays(world: Any) -> None:
    organization = await world.organization()
    states: dict[InvitationState, dict[str, Any]] = {
        InvitationState.QUEUED: {},
        InvitationState.SENT: {"sent_at": now()},
        InvitationState.FAILED: {"failure": "550 no such user"},
        InvitationState.REVOKED: {"ended_at": now()},
    }
    for state, values in states.items():
        await world.invitation(organization, state=state, **values)
    later = await world.invitation(organization, expires_at=now() + timedelta(days=60))
    ends = {one.id: one.expires_at for one in await Invitation.all()}

    assert await expire_invitations() == 0
    with stopped_at(now() + PAST):
        assert await expire_invitations() == 3
        assert await expire_invitations() == 0

    left = sorted(await Invitation.exclude(state=InvitationState.EXPIRED).values_list("state", flat=True))  # type: ignore[type-var]
    assert left == ["QUEUED", "REVOKED"]
    assert (await Invitation.get(state=InvitationState.QUEUED)).id == later.id
    assert {one.id: one.expires_at for one in await Invitation.all()} == ends
    assert all(one.ended_at for one in await Invitation.filter(state=InvitationState.EXPIRED))
    entries = await AuditEntry.filter(action=AuditAction.INVITATION_EXPIRED)
    assert len(entries) == 3
    assert {entry.actor_id for entry in entries} == {None}
    assert {entry.organization_id for entry in entries} == {organization.id}


async def test_runs_at_the_same_time_share_the_work_and_wait_for_nobody(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers.connections.invitation_expiry, "BATCH", 3)
    organization = await world.organization()
    held = await world.invitation(organization)
    for _ in range(10):
        await world.invitation(organization)
    with stopped_at(now() + PAST):
        async with in_transaction():
            # Somebody accepts this one at the moment.
            await Invitation.filter(id=held.id).select_for_update().get()
            loop = asyncio.get_running_loop()
            ended = await asyncio.gather(*(loop.create_task(_later(), context=Context()) for _ in range(3)))
        assert sum(ended) == 10
        assert await expire_invitations() == 1
    assert await AuditEntry.filter(action=AuditAction.INVITATION_EXPIRED).count() == 11


async def _later() -> int:
    """A worker's run: in a context without the test's transaction, so without its clock too."""
    with stopped_at(now() + PAST):
        return await expire_invitations()
