"""Several invitations of an organization at once: mailed again, or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation import LIVE, InvitationState
from domain.connections.mail_allowance import seconds_to_renewal
from domain.errors import MailAllowanceUsedUp
from domain.events import InvitationsQueued
from domain.refusal import Refusal
from models.activity.audit_entry import record_all
from models.connections.invitation import Invitation, address_histories, hold_invitations, requeue, revocation
from models.outbox import announce
from models.pending_writes import write
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for
from resolvers.batch import batch
from resolvers.connections.invitation import check_history, check_live, check_revocable
from resolvers.connections.mail_allowance import count_mails, hold_or_refuse
from resolvers.unit_of_work import mutation
from schema.connections.invitation_batch import InvitationsInput, InvitationsPayload
from schema.context import Info, RateLimits

_Judged = dict[UUID, Refusal | None]


@strawberry.type
class InvitationBatchMutations:
    """`resendInvitations` and `revokeInvitations`."""

    @mutation(
        description="Mail up to 200 invitations again, such as those that failed: as `resendInvitation` does one, each "
        "with its own outcome. Those beyond what the organization may mail today have `MAIL_ALLOWANCE_USED_UP`. Owners "
        "and admins.",
    )
    async def resend_invitations(
        self, info: Info, input: Annotated[InvitationsInput, strawberry.argument(description="Which.")]
    ) -> InvitationsPayload:
        """A handful of statements, however many."""
        viewer, limits = info.context.viewer, info.context.limits
        asked = batch("Invitation", input.invitation_ids, "invitationIds")
        organization, _ = await acting_for(viewer, input.organization_id)
        found = await hold_invitations(organization.id, asked.keys)
        judged = await _judge(found, viewer)
        ready = [one for one in found if judged[one.id] is None and one.state is not InvitationState.QUEUED]
        if ready:
            await _resend(organization.id, ready, judged, viewer, limits)
        return InvitationsPayload(results=asked.results(judged))

    @mutation(
        description="Take up to 200 invitations back: their links are dead at once. Each has its own outcome; doing it "
        "twice is no error. Owners and admins.",
    )
    async def revoke_invitations(
        self, info: Info, input: Annotated[InvitationsInput, strawberry.argument(description="Which.")]
    ) -> InvitationsPayload:
        """Accepted ones are connections by now."""
        viewer = info.context.viewer
        asked = batch("Invitation", input.invitation_ids, "invitationIds")
        organization, _ = await acting_for(viewer, input.organization_id)
        judged: _Judged = {}
        live = []
        for one in await hold_invitations(organization.id, asked.keys):
            try:
                check_revocable(one)
                judged[one.id] = None
                live += [one] if one.state in LIVE else []
            except Refusal as refusal:
                judged[one.id] = refusal
        if live:
            await write(revocation([one.id for one in live]))
            await _log(AuditAction.INVITATION_REVOKED, live, viewer)
        return InvitationsPayload(results=asked.results(judged))


async def _judge(found: Sequence[Invitation], viewer: Viewer) -> _Judged:
    """Why each may not be mailed again, if so: refused to who has connected, was blocked or unsubscribed meanwhile."""
    judged: _Judged = {}
    if not found:
        return judged
    histories = await address_histories(found[0].organization_id, {one.email for one in found}, viewer.account)
    for one in found:
        try:
            check_live(one)
            check_history(histories[one.email])
            judged[one.id] = None
        except Refusal as refusal:
            judged[one.id] = refusal
    return judged


async def _resend(
    organization_id: UUID, ready: Sequence[Invitation], judged: _Judged, viewer: Viewer, limits: RateLimits
) -> None:
    """Queue what may be mailed today; the others are judged. Raises MailPaused, RateLimited."""
    allowance = await hold_or_refuse(organization_id)
    queued: list[Invitation] = []
    for one in ready:
        if len(queued) == allowance.left:
            judged[one.id] = MailAllowanceUsedUp(per_day=allowance.per_day, retry_after=seconds_to_renewal(now()))
            continue
        try:
            await limits.hit("resend_invitation", str(organization_id), one.email)
            queued.append(one)
        except Refusal as refusal:
            judged[one.id] = refusal
    if queued:
        await count_mails(allowance, len(queued), viewer, limits)
        sent, chunks = requeue([one.id for one in queued])
        await write(sent)
        await _log(AuditAction.INVITATION_RESENT, queued, viewer)
        for chunk_id in chunks:
            await announce(InvitationsQueued(chunk_id))


async def _log(action: AuditAction, invitations: Sequence[Invitation], viewer: Viewer) -> None:
    subjects = [{"id": one.id, "organization_id": one.organization_id, "email": one.email} for one in invitations]
    await record_all(action, "Invitation", subjects, actor_id=viewer.account)
