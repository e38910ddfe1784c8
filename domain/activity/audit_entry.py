"""What an organization's audit log records."""

from domain.described_enum import DescribedEnum


class AuditAction(DescribedEnum):
    """What was done to an organization, or to what belongs to it."""

    ORGANIZATION_CREATED = "ORGANIZATION_CREATED", "The organization was created."
    BRANDING_CHANGED = "BRANDING_CHANGED", "Its branding changed."
    STAFF_INVITED = "STAFF_INVITED", "An address was invited to its staff."
    STAFF_INVITATION_REVOKED = "STAFF_INVITATION_REVOKED", "An invitation to its staff was revoked."
    MEMBER_ADDED = "MEMBER_ADDED", "Somebody joined its staff."
    MEMBER_REMOVED = "MEMBER_REMOVED", "Somebody left its staff or was taken off it."
    ROLE_CHANGED = "ROLE_CHANGED", "A member got another role."
    OWNERSHIP_TRANSFERRED = "OWNERSHIP_TRANSFERRED", "An owner made a member owner instead."
    TEAM_CHANGED = "TEAM_CHANGED", "A team was made, changed or deleted."
    LINK_ACTIVATED = "LINK_ACTIVATED", "The invitation link was switched on."
    LINK_DEACTIVATED = "LINK_DEACTIVATED", "The invitation link was switched off."
    LINK_ROTATED = "LINK_ROTATED", "The invitation link was replaced."
    LINK_LIMITED = "LINK_LIMITED", "How often or how long the invitation link works was changed."
    INVITATION_SENT = "INVITATION_SENT", "An address was invited to connect."
    INVITATION_RESENT = "INVITATION_RESENT", "An invitation was mailed again."
    INVITATION_ACCEPTED = "INVITATION_ACCEPTED", "An invitation connected a learner."
    INVITATION_REVOKED = "INVITATION_REVOKED", "An invitation was revoked."
    INVITATION_EXPIRED = "INVITATION_EXPIRED", "An invitation expired."
    INVITATION_DOMAINS_CHANGED = "INVITATION_DOMAINS_CHANGED", "Which addresses may be invited was changed."
    CONNECTION_REQUESTED = "CONNECTION_REQUESTED", "A learner asked to be connected."
    REQUEST_WITHDRAWN = "REQUEST_WITHDRAWN", "A learner took a request back."
    REQUEST_REJECTED = "REQUEST_REJECTED", "A learner's request was rejected."
    CONNECTION_MADE = "CONNECTION_MADE", "A connection became active."
    CONNECTION_ENDED = "CONNECTION_ENDED", "A connection was ended."
    LEARNER_BLOCKED = "LEARNER_BLOCKED", "A learner was blocked from connecting."
    LEARNER_UNBLOCKED = "LEARNER_UNBLOCKED", "A learner may connect again."
    CREDITS_GRANTED = "CREDITS_GRANTED", "The provider granted credits."
    MAIL_ALLOWANCE_SET = "MAIL_ALLOWANCE_SET", "The provider said how many invitations it may mail in a day."
    SESSION_STARTED = "SESSION_STARTED", "A session was started on its credit."
    SESSION_COMPLETED = "SESSION_COMPLETED", "A session on its credit was completed."
    SESSION_TERMINATED = "SESSION_TERMINATED", "A session on its credit was ended before completion."


class ActorSide(DescribedEnum, api_name="AuditActorSide"):
    """On whose behalf somebody acted."""

    LEARNER = "LEARNER", "The learner whom the entry is about."
    STAFF = "STAFF", "The organization, by somebody on its staff then."
    PROVIDER = "PROVIDER", "The provider, by its staff."
    SYSTEM = "SYSTEM", "Nobody: Tessera did it, for instance when a date had come."
