"""Inviting learners by mail: a list becomes invitations, each item with its outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any, Final
from uuid import UUID

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation import MAX_ADDRESSES, MAX_MAILS_A_DAY, InvitationOutcome
from domain.connections.invitation_list import MAX_LIST_LENGTH, Invitee, Listed, judge, of_addresses, of_csv, of_text
from domain.connections.mail_allowance import seconds_to_renewal
from domain.duration import in_words
from domain.errors import InvalidInput
from domain.events import InvitationsQueued
from domain.paragraphs import optional_paragraphs
from models.activity.audit_entry import record_all
from models.connections.invitation import AddressHistory, add_invitations, address_histories, expire_due
from models.connections.mail_allowance import MailAllowance
from models.outbox import announce
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for
from resolvers.connections.mail_allowance import count_mails, hold_or_refuse
from resolvers.unit_of_work import mutation
from schema.connections.invitation_mutations import InviteesInput, InviteLearnersInput, InviteLearnersPayload
from schema.context import Info

MAX_MESSAGE_LENGTH: Final = 1_000
_NOBODY_KNOWN: Final = AddressHistory(connected=False, blocked=False, unsubscribed=False, mails=0, invitation_id=None)


@strawberry.type
class InvitingMutations:
    """`inviteLearners`."""

    @mutation(
        description="Invite up to 1,000 addresses by mail to connect to the organization. Every item comes back with "
        "its outcome, in order; what is wrong with one keeps no other from being mailed. Safe to repeat: who was "
        "invited is not mailed again. While the organization's shared link is off, invitations are mailed all the "
        "same, and paused. Owners and admins, up to `Organization.mailAllowance` a day: what is more is told of, "
        "address by address (OVER_ALLOWANCE).",
    )
    async def invite_learners(
        self, info: Info, input: Annotated[InviteLearnersInput, strawberry.argument(description="Whom, and how.")]
    ) -> InviteLearnersPayload:
        """A handful of statements, however long the list."""
        viewer, limits = info.context.viewer, info.context.limits
        message = optional_paragraphs(input.message, field="message", longest=MAX_MESSAGE_LENGTH)
        await limits.hit("invitation_list_by_account", str(viewer.account), amount=_amount(input.invitees))
        organization, _ = await acting_for(viewer, input.organization_id)
        # In a thread: a list may be made to take seconds, and others want to be answered meanwhile.
        invitees = await asyncio.to_thread(_invitees, input.invitees, organization.invitation_domains)
        emails = {invitee.email for invitee in invitees if invitee.email is not None}
        # One that is past its time is not open, whether or not the worker came by already.
        await expire_due(most=MAX_ADDRESSES, organization_id=organization.id, emails=emails)
        known = await address_histories(organization.id, emails, viewer.account)
        results, wanted = _decide(invitees, known)
        if wanted:
            # Only now: what is repeated, and who may not invite, does not use up what others may.
            allowance = await hold_or_refuse(organization.id)
            if allowance.left < len(wanted):
                # Colleagues may have invited some of them while this waited.
                _leave_out_invited(wanted, await address_histories(organization.id, wanted, viewer.account))
            allowed = _within(allowance, wanted)
            if allowed:
                queued = await _queue(organization.id, viewer, message, allowed)
                await count_mails(allowance, queued, viewer, limits)
        return InviteLearnersPayload(results=results)


def _amount(invitees: InviteesInput) -> int:
    """How much there is to read, in parts of 10,000 characters. What is too long is refused as soon as it is read."""
    given = invitees.addresses if isinstance(invitees.addresses, list) else [invitees.text or invitees.csv or ""]
    return 1 + min(sum(map(len, given)), MAX_LIST_LENGTH) // 10_000


def _invitees(invitees: InviteesInput, domains: Sequence[str]) -> list[Invitee]:
    """The list, every item judged. Raises InvalidInput."""
    return [judge(item, domains) for item in _items(invitees)]


def _items(invitees: InviteesInput) -> list[Listed]:
    """The list, in whichever form it was given. Raises InvalidInput."""
    if isinstance(invitees.addresses, list):
        return of_addresses(invitees.addresses)
    if isinstance(invitees.text, str):
        return of_text(invitees.text)
    if isinstance(invitees.csv, str):
        return of_csv(invitees.csv)
    raise InvalidInput("Give exactly one of `addresses`, `text` and `csv`.", field="invitees")


def _decide(
    invitees: Sequence[Invitee], known: dict[str, AddressHistory]
) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """The result of each item, as it is kept; and by address those that are to be queued."""
    results: list[dict[str, Any]] = []
    seen: set[str] = set()
    wanted: dict[str, dict[str, Any]] = {}
    for invitee in invitees:
        outcome, why = _outcome(invitee, known, seen)
        open_one = known.get(invitee.email or "", _NOBODY_KNOWN).invitation_id
        result = {
            "address": invitee.given,
            "name": invitee.name,
            "outcome": outcome.value,
            "message": why,
            "invitation": str(open_one) if outcome is InvitationOutcome.ALREADY_INVITED else None,
        }
        results.append(result)
        if outcome is InvitationOutcome.QUEUED and invitee.email is not None:
            wanted[invitee.email] = result
    return results, wanted


def _outcome(
    invitee: Invitee, known: dict[str, AddressHistory], seen: set[str]
) -> tuple[InvitationOutcome, str | None]:
    if invitee.email is None:
        return InvitationOutcome.INVALID, invitee.why
    if invitee.email in seen:
        return InvitationOutcome.DUPLICATE, "This address stands earlier in the list."
    seen.add(invitee.email)
    history = known[invitee.email]
    if history.connected:
        return InvitationOutcome.ALREADY_CONNECTED, "Whoever has this address is connected already."
    if history.blocked:
        return InvitationOutcome.BLOCKED, "Your organization has blocked this learner."
    if history.unsubscribed:
        return InvitationOutcome.BLOCKED, "This address wants no more invitations from your organization."
    if history.invitation_id is not None:
        return InvitationOutcome.ALREADY_INVITED, "This address has an open invitation; you can send it again."
    if history.mails >= MAX_MAILS_A_DAY:
        return InvitationOutcome.BLOCKED, f"This address was mailed {history.mails} times since yesterday. Wait a day."
    return InvitationOutcome.QUEUED, None


def _leave_out_invited(wanted: dict[str, dict[str, Any]], known: dict[str, AddressHistory]) -> None:
    for email, history in known.items():
        if history.invitation_id is not None:
            _tell_invited(wanted.pop(email), history)


def _tell_invited(result: dict[str, Any], history: AddressHistory) -> None:
    result["outcome"] = InvitationOutcome.ALREADY_INVITED.value
    result["message"] = "This address has just been invited by somebody else."
    result["invitation"] = str(history.invitation_id) if history.invitation_id else None


def _within(allowance: MailAllowance, wanted: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Those that may be queued today, the first of the list; the results of the others say so."""
    emails = list(wanted)
    for email in emails[allowance.left :]:
        wanted[email]["outcome"] = InvitationOutcome.OVER_ALLOWANCE.value
        wanted[email]["message"] = (
            f"Your organization may invite {allowance.per_day:,} addresses a day. "
            f"Invite this one again {in_words(seconds_to_renewal(now()))}."
        )
    return {email: wanted[email] for email in emails[: allowance.left]}


async def _queue(organization_id: UUID, viewer: Viewer, message: str | None, wanted: dict[str, dict[str, Any]]) -> int:
    """Make the invitations, and put into each result which it is; how many. Of two calls one invites an address."""
    people = {email: result["name"] for email, result in wanted.items()}
    made = await add_invitations(organization_id, viewer.account, message, people)
    missing = wanted.keys() - made.keys()
    lost = await address_histories(organization_id, missing, viewer.account) if missing else {}
    for email, result in wanted.items():
        if email in made:
            result["invitation"] = str(made[email].id)
        else:
            _tell_invited(result, lost[email])
    subjects = [{"id": one.id, "organization_id": organization_id, "email": one.email} for one in made.values()]
    await record_all(AuditAction.INVITATION_SENT, "Invitation", subjects, actor_id=viewer.account)
    for chunk_id in sorted({one.chunk_id for one in made.values()}):
        await announce(InvitationsQueued(chunk_id))
    return len(made)
