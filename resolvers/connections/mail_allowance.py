"""How many invitations an organization may mail: what the provider's staff decide, and what is held against it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.mail_allowance import LITTLE_TRUST, MAX_PER_DAY, MailTrust, seconds_to_renewal
from domain.errors import InvalidInput, MailAllowanceUsedUp, MailPaused, NotFound
from domain.identifiers import key_of
from domain.single_line import single_line
from models.activity.audit_entry import record
from models.connections.mail_allowance import MailAllowance, hold_allowance, mailed
from models.organizations.organization import Organization
from models.pending_writes import update, write
from permissions.people.viewer import Viewer
from permissions.request import MayWrite, PlatformStaff, SignedIn
from resolvers.unit_of_work import mutation
from schema.connections.mail_allowance_mutations import SetMailAllowanceInput
from schema.context import Info, RateLimits
from schema.organizations.organization_mutations import OrganizationPayload


@strawberry.type
class MailAllowanceMutations:
    """`setMailAllowance`."""

    @mutation(
        description="Say how many invitations an organization may mail in a day, whatever it is trusted with by "
        "itself. What was refused or unsubscribed before counts no more. Provider's staff only.",
        may=[SignedIn, MayWrite, PlatformStaff],
    )
    async def set_mail_allowance(
        self, info: Info, input: Annotated[SetMailAllowanceInput, strawberry.argument(description="Whose, and why.")]
    ) -> OrganizationPayload:
        """Holds from the next call on; what is queued already is mailed."""
        if input.per_day is not None and not 0 <= input.per_day <= MAX_PER_DAY:
            raise InvalidInput(f"Allow 0 to {MAX_PER_DAY:,} invitations a day.", field="perDay")
        reason = single_line(input.reason, field="reason", longest=500)
        key = key_of("Organization", input.organization_id)
        found = None if key is None else await Organization.select_for_update(no_key=True).get_or_none(id=key)
        if found is None:
            raise NotFound(field="organizationId")
        former, found.mails_per_day, found.mails_per_day_set_at = found.mails_per_day, input.per_day, now()
        await write(update(found, "mails_per_day", "mails_per_day_set_at"))
        await record(
            found.id,
            AuditAction.MAIL_ALLOWANCE_SET,
            "Organization",
            found.id,
            actor_id=info.context.viewer.account,
            reason=reason,
            former=_shown(former),
            per_day=_shown(input.per_day),
        )
        return OrganizationPayload(organization_id=found.id)


def _shown(per_day: int | None) -> str:
    return "by trust" if per_day is None else str(per_day)


async def hold_or_refuse(organization_id: UUID) -> MailAllowance:
    """What the organization may mail today, held until the transaction ends. Raises MailPaused."""
    allowance = await hold_allowance(organization_id)
    if allowance.level is MailTrust.PAUSED:
        raise MailPaused
    return allowance


async def count_mails(allowance: MailAllowance, count: int, viewer: Viewer, limits: RateLimits) -> None:
    """So many are queued. Raises RateLimited if the viewer has invited too many, for however many organizations."""
    if not count:
        return
    if allowance.level in LITTLE_TRUST:
        await limits.hit("invite_for_new_organizations_by_account", str(viewer.account), amount=count)
    await limits.hit("invite_learners_by_account", str(viewer.account), amount=count)
    await write(mailed(allowance, count))


async def count_one_mail(organization_id: UUID, viewer: Viewer, limits: RateLimits) -> None:
    """One more is queued. Raises MailPaused, MailAllowanceUsedUp, RateLimited."""
    allowance = await hold_or_refuse(organization_id)
    if not allowance.left:
        raise MailAllowanceUsedUp(per_day=allowance.per_day, retry_after=seconds_to_renewal(now()))
    await count_mails(allowance, 1, viewer, limits)
