"""Mails to people who are invited to an organization's staff."""

from __future__ import annotations

from domain.clock import now
from domain.events import StaffInvited
from domain.people.access import LinkPurpose
from models.organizations.staff_invitation import StaffInvitation
from models.people.account import Account
from models.people.learner import Learner
from workers.handler import Mail, handles
from workers.links import Links
from workers.wording import moment


@handles(StaffInvited)
async def send_invitation(event: StaffInvited, links: Links) -> Mail | None:
    """The invitation, unless it is accepted, revoked or expired by now.

    In the language of the account that has the address; without one, in the language of who invites.
    """
    invitation = await StaffInvitation.get_or_none(id=event.staff_invitation_id).select_related("organization")
    if invitation is None or invitation.accepted_at is not None or invitation.revoked_at is not None:
        return None
    if invitation.expires_at <= now():
        return None
    invited = await Account.get_or_none(email=invitation.email)
    inviter = await Learner.get(account_id=invitation.invited_by_id).select_related("account")
    values = {
        "organization": invitation.organization.name,
        "inviter": inviter.name,
        "role": invitation.role.value,
        "link": links.mailed(LinkPurpose.JOIN_STAFF, invitation.id),
        "expires": moment(invitation.expires_at),
    }
    return Mail(invitation.email, "organizations/join_staff", (invited or inviter.account).language, values)
