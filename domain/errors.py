"""The refusals of the product, as nouns."""

from __future__ import annotations

from domain.duration import in_words
from domain.refusal import Refusal


class InvalidInput(Refusal):
    """A value that no rule of the product accepts; always say which field and what would do."""

    meaning = "A value cannot be used; `field` names it, the message says what is accepted."
    message = "This value cannot be used."


class NotFound(Refusal):
    """Hidden and absent are one answer, so that ids cannot be probed."""

    meaning = "There is no such thing, or you may not see it."
    message = "There is no such thing, or you may not see it."


class Forbidden(Refusal):
    """Visible, but the viewer's role does not suffice."""

    meaning = "Your role does not allow this."
    message = "Your role does not allow this."


class AddressNotYours(Refusal):
    """A forwarded invitation connects nobody else: the account must prove that the address is its own."""

    meaning = "The invitation is for another address; add it to your account, or sign in with it."
    message = "This invitation is for another address. Add that address to your account, or sign in with it."


class AlreadyAMember(Refusal):
    """One membership per person and organization."""

    meaning = "The person is on the organization's staff already."
    message = "This person is a member of the organization already."
    constraints = ("membership_one_per_person",)


class AlreadyConnected(Refusal):
    """At most one open connection per pair."""

    meaning = "The learner and the organization are connected already."
    message = "You are connected to this organization already."


class AlreadyInvited(Refusal):
    """At most one open invitation per organization and address."""

    meaning = "An invitation of this address is open already."
    message = "This address has an open invitation already."
    constraints = ("invitation_one_open_per_address",)


class ConnectionBlocked(Refusal):
    """The organization's decision, by whatever door somebody comes."""

    meaning = "The organization does not want to be connected with this learner."
    message = "This organization does not want to be connected. Talk to it if you think that this is a mistake."
    constraints = ("block_keeps_apart",)


class ConnectionEnded(Refusal):
    """History is never rewritten: an ended connection stays ended."""

    meaning = "The connection has ended; it can no longer be used or changed."
    message = "This connection has ended already."
    constraints = ("connection_lifecycle",)


class ConnectionRequired(Refusal):
    """An organization's credits are for learners connected to it."""

    meaning = "The learner must be connected to the organization to use its credits."
    message = "Connect to the organization first; then its credits can pay for courses."


class CourseNotFinished(Refusal):
    """A certificate proves that every module was done and every quiz passed."""

    meaning = "Some modules are not done, or a quiz is below its pass mark."
    message = "Some modules of the course are not finished yet."


class CourseNeedsCode(Refusal):
    """Some courses take organization credits only by access code."""

    meaning = "Organization credits reach this course by access code, not by connection."
    message = "This course is started with an access code from the organization."


class EmailTaken(Refusal):
    """Told only to somebody who has just proved that the address is theirs."""

    meaning = "The address belongs to an account by now."
    message = "This address belongs to an account by now. Sign in instead."
    constraints = (
        "account_email_unique",
        "account_address_email_unique",
        "account_address_is_nobodys",
    )


class IdempotencyKeyReused(Refusal):
    """A key stands for one input."""

    meaning = "The key was used before with another input; make a new one."
    message = "This idempotencyKey was used with another input. Make a new one."


class InsufficientCredits(Refusal):
    """The last credit is spent once, however many ask at the same instant."""

    meaning = "No credit is left to pay for this."
    message = "No credit is left. Ask the organization to add credits."
    constraints = ("ledger_account_not_overdrawn",)


class InvalidCredentials(Refusal):
    """One answer for an unknown address and a wrong password."""

    meaning = "The address and password do not match an account."
    message = "The address and password do not match an account."


class InvitationEnded(Refusal):
    """Accepted, revoked or expired: the mail's link connects nobody any more."""

    meaning = "The invitation was accepted, revoked or has expired."
    message = "This invitation is no longer open. Ask the organization for a new one, or ask it to connect."
    constraints = ("invitation_lifecycle",)


class InvitationLinkExpired(Refusal):
    """Made for a time that is over."""

    meaning = "The link worked until a date that has passed; ask the organization."
    message = "This invitation link has expired. Ask the organization for a new one, or ask it to connect."


class InvitationLinkInactive(Refusal):
    """Deactivated: may come back."""

    meaning = "The link exists but is switched off; ask the organization."
    message = "This invitation link is switched off at the moment. Ask the organization to activate it."


class InvitationLinkUnknown(Refusal):
    """Never issued, or rotated away: dead for good."""

    meaning = "No such link, or it was replaced by a new one."
    message = "This invitation link is not valid any more. Ask the organization for its current link."


class InvitationLinkUsedUp(Refusal):
    """The last use is given once, however many follow the link at the same instant."""

    meaning = "The link connected as many people as it was made for; ask the organization."
    message = "This invitation link has been used as often as it may be. Ask the organization to connect."
    constraints = ("invitation_link_used_as_often_as_allowed",)


class InvitationPaused(Refusal):
    """The organization's link is off, and with it what it mailed: paused, not taken back."""

    meaning = (
        "The mailed invitation waits: the organization connects nobody at the moment. It works again when its link is "
        "switched on; until then, `requestConnection` asks the organization."
    )
    message = "The organization connects nobody at the moment. Your invitation works again later; or ask it to connect."


class LanguageNotOffered(Refusal):
    """A session is in one of the course's languages."""

    meaning = "The course does not come in this language."
    message = "The course does not come in this language."


class LastOwner(Refusal):
    """An organization without an owner could never be managed again."""

    meaning = "An organization always has an owner: make somebody else owner first."
    message = "An organization needs an owner. Make somebody else owner first."
    constraints = ("organization_keeps_an_owner",)


class LinkExpired(Refusal):
    """Used, replaced, expired or forged: the reader cannot tell and need not."""

    meaning = "The mailed link is used, replaced, expired or not ours; ask for a new one."
    message = "This link is no longer valid. Ask for a new one."


class NameTaken(Refusal):
    """Names are unique where people choose by name."""

    meaning = "Another one has this name."
    message = "This name is taken."
    constraints = (
        "organization_slug_unique",
        "team_name_unique",
    )


class MailAllowanceUsedUp(Refusal):
    """Strangers are mailed a few hundred a day until the organization is known."""

    meaning = "The organization has mailed as many invitations today as it may; `retryAfter` says when it may again."
    message = "Your organization has invited as many addresses today as it may. Try again tomorrow."

    def __init__(self, *, per_day: int, retry_after: int) -> None:
        """`per_day` is how many it may, `retry_after` is in seconds."""
        super().__init__(
            f"Your organization may mail {per_day:,} invitations a day, and has done so. "
            f"Try again {in_words(retry_after)}.",
            retry_after=retry_after,
        )


class MailPaused(Refusal):
    """Mails that reach nobody, or that nobody wants, make mail servers refuse everybody's."""

    meaning = (
        "The organization mails no invitations at the moment: too many reached nobody or were answered by "
        "unsubscribing, or the provider has stopped it. `Organization.mailAllowance` has the figures."
    )
    message = (
        "Your organization's invitations are paused: too many of its mails of the last 30 days went to addresses that "
        "do not exist, or to people who do not want them. Nothing was sent. Check where your list comes from, share "
        "the invitation link instead, or write to the provider, who can lift this."
    )


class RateLimited(Refusal):
    """Guessing is slowed down by account and by address."""

    meaning = "Too many tries; `retryAfter` says in how many seconds to try again."
    message = "Too many tries. Try again later."

    def __init__(self, *, retry_after: int, field: str | None = None) -> None:
        """`retry_after` is in seconds; the message says it in words that fit."""
        super().__init__(f"Too many tries. Try again {in_words(retry_after)}.", field=field, retry_after=retry_after)


class RequestEnded(Refusal):
    """Answered or withdrawn: whichever came first, and the other side is told."""

    meaning = "The request was accepted, rejected or withdrawn meanwhile."
    message = "This request has been answered or withdrawn already."


class SessionAlreadyRunning(Refusal):
    """One session in progress per learner and course."""

    meaning = "The learner is taking this course already."
    message = "You are taking this course already."
    constraints = ("session_one_in_progress_per_course",)


class SessionEnded(Refusal):
    """Completed, terminated, or its connection ended."""

    meaning = "The session is completed or terminated, or the connection that paid it ended."
    message = "This session has ended."
    constraints = (
        "session_connection_active",
        "session_lifecycle",
    )


class WeakPassword(Refusal):
    """Length beats composition rules (NIST SP 800-63B, 5.1.1.2)."""

    meaning = "The password is too short, too long, or among the most guessed."
    message = "Use 12 to 200 characters that are not a well-known password."
