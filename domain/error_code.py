"""Codes of expected refusals; each documents itself in the schema."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ErrorCode(StrEnum):
    """Why a mutation was refused. Stable: clients branch on it; the message is for people."""

    ADDRESS_NOT_YOURS = "ADDRESS_NOT_YOURS"
    ALREADY_A_MEMBER = "ALREADY_A_MEMBER"
    ALREADY_CONNECTED = "ALREADY_CONNECTED"
    ALREADY_INVITED = "ALREADY_INVITED"
    CONNECTION_BLOCKED = "CONNECTION_BLOCKED"
    CONNECTION_ENDED = "CONNECTION_ENDED"
    CONNECTION_REQUIRED = "CONNECTION_REQUIRED"
    COURSE_NOT_FINISHED = "COURSE_NOT_FINISHED"
    COURSE_NEEDS_CODE = "COURSE_NEEDS_CODE"
    EMAIL_TAKEN = "EMAIL_TAKEN"
    FORBIDDEN = "FORBIDDEN"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    INSUFFICIENT_CREDITS = "INSUFFICIENT_CREDITS"
    INVALID_CREDENTIALS = "INVALID_CREDENTIALS"
    INVALID_INPUT = "INVALID_INPUT"
    INVITATION_ENDED = "INVITATION_ENDED"
    INVITATION_LINK_EXPIRED = "INVITATION_LINK_EXPIRED"
    INVITATION_LINK_INACTIVE = "INVITATION_LINK_INACTIVE"
    INVITATION_LINK_UNKNOWN = "INVITATION_LINK_UNKNOWN"
    INVITATION_LINK_USED_UP = "INVITATION_LINK_USED_UP"
    LANGUAGE_NOT_OFFERED = "LANGUAGE_NOT_OFFERED"
    LAST_OWNER = "LAST_OWNER"
    LINK_EXPIRED = "LINK_EXPIRED"
    NAME_TAKEN = "NAME_TAKEN"
    NOT_FOUND = "NOT_FOUND"
    RATE_LIMITED = "RATE_LIMITED"
    REQUEST_ENDED = "REQUEST_ENDED"
    SESSION_ALREADY_RUNNING = "SESSION_ALREADY_RUNNING"
    SESSION_ENDED = "SESSION_ENDED"
    WEAK_PASSWORD = "WEAK_PASSWORD"  # noqa: S105


DESCRIPTIONS: Final[dict[ErrorCode, str]] = {
    ErrorCode.ADDRESS_NOT_YOURS: "The invitation is for another address; add it to your account, or sign in with it.",
    ErrorCode.ALREADY_A_MEMBER: "The person is on the organization's staff already.",
    ErrorCode.ALREADY_CONNECTED: "The learner and the organization are connected already.",
    ErrorCode.ALREADY_INVITED: "An invitation of this address is open already.",
    ErrorCode.CONNECTION_BLOCKED: "The organization does not want to be connected with this learner.",
    ErrorCode.CONNECTION_ENDED: "The connection has ended; it can no longer be used or changed.",
    ErrorCode.CONNECTION_REQUIRED: "The learner must be connected to the organization to use its credits.",
    ErrorCode.COURSE_NOT_FINISHED: "Some modules are not done, or a quiz is below its pass mark.",
    ErrorCode.COURSE_NEEDS_CODE: "Organization credits reach this course by access code, not by connection.",
    ErrorCode.EMAIL_TAKEN: "The address belongs to an account by now.",
    ErrorCode.FORBIDDEN: "Your role does not allow this.",
    ErrorCode.IDEMPOTENCY_KEY_REUSED: "The key was used before with another input; make a new one.",
    ErrorCode.INSUFFICIENT_CREDITS: "No credit is left to pay for this.",
    ErrorCode.INVALID_CREDENTIALS: "The address and password do not match an account.",
    ErrorCode.INVALID_INPUT: "A value cannot be used; `field` names it, the message says what is accepted.",
    ErrorCode.INVITATION_ENDED: "The invitation was accepted, revoked or has expired.",
    ErrorCode.INVITATION_LINK_EXPIRED: "The link worked until a date that has passed; ask the organization.",
    ErrorCode.INVITATION_LINK_INACTIVE: "The link exists but is switched off; ask the organization.",
    ErrorCode.INVITATION_LINK_UNKNOWN: "No such link, or it was replaced by a new one.",
    ErrorCode.INVITATION_LINK_USED_UP: "The link connected as many people as it was made for; ask the organization.",
    ErrorCode.LANGUAGE_NOT_OFFERED: "The course does not come in this language.",
    ErrorCode.LAST_OWNER: "An organization always has an owner: make somebody else owner first.",
    ErrorCode.LINK_EXPIRED: "The mailed link is used, replaced, expired or not ours; ask for a new one.",
    ErrorCode.NAME_TAKEN: "Another one has this name.",
    ErrorCode.NOT_FOUND: "There is no such thing, or you may not see it.",
    ErrorCode.RATE_LIMITED: "Too many tries; `retryAfter` says in how many seconds to try again.",
    ErrorCode.REQUEST_ENDED: "The request was accepted, rejected or withdrawn meanwhile.",
    ErrorCode.SESSION_ALREADY_RUNNING: "The learner is taking this course already.",
    ErrorCode.SESSION_ENDED: "The session is completed or terminated, or the connection that paid it ended.",
    ErrorCode.WEAK_PASSWORD: "The password is too short, too long, or among the most guessed.",
}
"""What each code means, for the schema; a test checks that none is missing."""
