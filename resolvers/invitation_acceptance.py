"""What becomes of an organization's invitations when somebody who was invited connects, by whatever door."""

from __future__ import annotations

from uuid import UUID

from domain.audit import AuditAction
from domain.clock import now
from domain.invitation import LIVE, InvitationState
from models.account import Account
from models.account_address import AccountAddress
from models.audit_entry import record
from models.invitation import Invitation


async def addresses_of(learner_id: UUID) -> list[str]:
    """The verified addresses of a learner's account: the one to sign in with, and further ones."""
    account = await Account.get(learner__id=learner_id)
    return [account.email, *(further.email for further in await AccountAddress.filter(account_id=account.id))]


async def open_invitations(organization_id: UUID, learner_id: UUID) -> list[Invitation]:
    """The organization's invitations to the learner's addresses that still connect, locked in order of their ids."""
    return await (
        Invitation.filter(
            organization_id=organization_id,
            email__in=await addresses_of(learner_id),
            state__in=list(LIVE),
            expires_at__gt=now(),
        )
        .order_by("id")
        .select_for_update()
    )


async def accept_invitations(invitations: list[Invitation], connection_id: UUID, *, actor_id: UUID) -> None:
    """They are ACCEPTED, by this connection. They are locked, and open."""
    for invitation in invitations:
        invitation.state, invitation.ended_at = InvitationState.ACCEPTED, now()
        invitation.connection_id = connection_id
        await invitation.save(update_fields=["state", "ended_at", "connection_id"])
        await record(
            invitation.organization_id,
            AuditAction.INVITATION_ACCEPTED,
            "Invitation",
            invitation.id,
            actor_id=actor_id,
        )
