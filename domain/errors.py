"""Expected refusals, as nouns. A mutation turns each into one entry of its payload's `userErrors`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from domain.error_code import ErrorCode


class Refusal(Exception):
    """Something the product says no to. Rolls the transaction back; never a defect of ours."""

    code: ClassVar[ErrorCode]
    message: ClassVar[str]

    def __init__(
        self,
        message: str | None = None,
        *,
        field: str | None = None,
        retry_after: int | None = None,
        shown: Mapping[str, UUID] | None = None,
    ) -> None:
        """`field` is the input field as the client spells it, `retry_after` is in seconds.

        `shown` are keys that the payload shows although it refuses, by the names of its attributes.
        """
        self.text = message or self.message
        self.field = field
        self.retry_after = retry_after
        self.shown = dict(shown or {})
        super().__init__(self.text)


class InvalidInput(Refusal):
    """A value that no rule of the product accepts; always say which field and what would do."""

    code = ErrorCode.INVALID_INPUT
    message = "This value cannot be used."


class NotFound(Refusal):
    """Hidden and absent are one answer, so that ids cannot be probed."""

    code = ErrorCode.NOT_FOUND
    message = "There is no such thing, or you may not see it."


class Forbidden(Refusal):
    """Visible, but the viewer's role does not suffice."""

    code = ErrorCode.FORBIDDEN
    message = "Your role does not allow this."


class AddressNotYours(Refusal):
    """A forwarded invitation connects nobody else: the account must prove that the address is its own."""

    code = ErrorCode.ADDRESS_NOT_YOURS
    message = "This invitation is for another address. Add that address to your account, or sign in with it."


class AlreadyAMember(Refusal):
    """One membership per person and organization."""

    code = ErrorCode.ALREADY_A_MEMBER
    message = "This person is a member of the organization already."


class AlreadyConnected(Refusal):
    """At most one open connection per pair."""

    code = ErrorCode.ALREADY_CONNECTED
    message = "You are connected to this organization already."


class AlreadyInvited(Refusal):
    """At most one open invitation per organization and address."""

    code = ErrorCode.ALREADY_INVITED
    message = "This address has an open invitation already."


class ConnectionBlocked(Refusal):
    """The organization's decision, by whatever door somebody comes."""

    code = ErrorCode.CONNECTION_BLOCKED
    message = "This organization does not want to be connected. Talk to it if you think that this is a mistake."


class ConnectionEnded(Refusal):
    """History is never rewritten: an ended connection stays ended."""

    code = ErrorCode.CONNECTION_ENDED
    message = "This connection has ended already."


class ConnectionRequired(Refusal):
    """An organization's credits are for learners connected to it."""

    code = ErrorCode.CONNECTION_REQUIRED
    message = "Connect to the organization first; then its credits can pay for courses."


class CourseNotFinished(Refusal):
    """A certificate proves that every module was done and every quiz passed."""

    code = ErrorCode.COURSE_NOT_FINISHED
    message = "Some modules of the course are not finished yet."


class CourseNeedsCode(Refusal):
    """Some courses take organization credits only by access code."""

    code = ErrorCode.COURSE_NEEDS_CODE
    message = "This course is started with an access code from the organization."


class EmailTaken(Refusal):
    """Told only to somebody who has just proved that the address is theirs."""

    code = ErrorCode.EMAIL_TAKEN
    message = "This address belongs to an account by now. Sign in instead."


class IdempotencyKeyReused(Refusal):
    """A key stands for one input."""

    code = ErrorCode.IDEMPOTENCY_KEY_REUSED
    message = "This idempotencyKey was used with another input. Make a new one."


class InsufficientCredits(Refusal):
    """The last credit is spent once, however many ask at the same instant."""

    code = ErrorCode.INSUFFICIENT_CREDITS
    message = "No credit is left. Ask the organization to add credits."


class InvalidCredentials(Refusal):
    """One answer for an unknown address and a wrong password."""

    code = ErrorCode.INVALID_CREDENTIALS
    message = "The address and password do not match an account."


class InvitationEnded(Refusal):
    """Accepted, revoked or expired: the mail's link connects nobody any more."""

    code = ErrorCode.INVITATION_ENDED
    message = "This invitation is no longer open. Ask the organization for a new one, or ask it to connect."


class InvitationLinkExpired(Refusal):
    """Made for a time that is over."""

    code = ErrorCode.INVITATION_LINK_EXPIRED
    message = "This invitation link has expired. Ask the organization for a new one, or ask it to connect."


class InvitationLinkInactive(Refusal):
    """Deactivated: may come back."""

    code = ErrorCode.INVITATION_LINK_INACTIVE
    message = "This invitation link is switched off at the moment. Ask the organization to activate it."


class InvitationLinkUnknown(Refusal):
    """Never issued, or rotated away: dead for good."""

    code = ErrorCode.INVITATION_LINK_UNKNOWN
    message = "This invitation link is not valid any more. Ask the organization for its current link."


class InvitationLinkUsedUp(Refusal):
    """The last use is given once, however many follow the link at the same instant."""

    code = ErrorCode.INVITATION_LINK_USED_UP
    message = "This invitation link has been used as often as it may be. Ask the organization to connect."


class LanguageNotOffered(Refusal):
    """A session is in one of the course's languages."""

    code = ErrorCode.LANGUAGE_NOT_OFFERED
    message = "The course does not come in this language."


class LastOwner(Refusal):
    """An organization without an owner could never be managed again."""

    code = ErrorCode.LAST_OWNER
    message = "An organization needs an owner. Make somebody else owner first."


class LinkExpired(Refusal):
    """Used, replaced, expired or forged: the reader cannot tell and need not."""

    code = ErrorCode.LINK_EXPIRED
    message = "This link is no longer valid. Ask for a new one."


class NameTaken(Refusal):
    """Names are unique where people choose by name."""

    code = ErrorCode.NAME_TAKEN
    message = "This name is taken."


class RateLimited(Refusal):
    """Guessing is slowed down by account and by address."""

    code = ErrorCode.RATE_LIMITED
    message = "Too many tries. Wait a little."


class RequestEnded(Refusal):
    """Answered or withdrawn: whichever came first, and the other side is told."""

    code = ErrorCode.REQUEST_ENDED
    message = "This request has been answered or withdrawn already."


class SessionAlreadyRunning(Refusal):
    """One session in progress per learner and course."""

    code = ErrorCode.SESSION_ALREADY_RUNNING
    message = "You are taking this course already."


class SessionEnded(Refusal):
    """Completed, terminated, or its connection ended."""

    code = ErrorCode.SESSION_ENDED
    message = "This session has ended."


class WeakPassword(Refusal):
    """Length beats composition rules (NIST SP 800-63B, 5.1.1.2)."""

    code = ErrorCode.WEAK_PASSWORD
    message = "Use 12 to 200 characters that are not a well-known password."


BY_CONSTRAINT: dict[str, type[Refusal]] = {
    "ledger_account_not_overdrawn": InsufficientCredits,
    "membership_one_per_person": AlreadyAMember,
    "organization_keeps_an_owner": LastOwner,
    "account_email_unique": EmailTaken,
    "organization_slug_unique": NameTaken,
    "team_name_unique": NameTaken,
    "session_one_in_progress_per_course": SessionAlreadyRunning,
    "session_connection_active": SessionEnded,
    "session_lifecycle": SessionEnded,
    "connection_lifecycle": ConnectionEnded,
    "block_keeps_apart": ConnectionBlocked,
    "invitation_link_used_as_often_as_allowed": InvitationLinkUsedUp,
    "invitation_lifecycle": InvitationEnded,
    "invitation_one_open_per_address": AlreadyInvited,
    "account_address_email_unique": EmailTaken,
    "account_address_is_nobodys": EmailTaken,
}
"""The refusal that a violated constraint means; constraints are the rule, checks before them a courtesy."""
