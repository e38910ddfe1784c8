"""The enums of `domain/` with the meaning of each value, as clients see them."""

from __future__ import annotations

from domain.activity.audit_entry import ActorSide, AuditAction
from domain.activity.notification import NotificationKind
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from domain.connections.invitation import InvitationOutcome, InvitationState
from domain.connections.join_offer import JoinOfferState
from domain.connections.request_mails import RequestMails
from domain.courses.session import CourseAccess, ModuleKind, SessionState, TerminationReason
from domain.credits.ledger import LedgerAccountKind, LedgerReason
from domain.language import Language
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from domain.people.access import TokenKind, TokenScope
from domain.visibility_reason import VisibilityReason
from schema.described_enum import described_enum

described_enum(
    ConnectionState,
    "Where a connection stands. `REQUESTED` and `ACTIVE` are open, the others final.",
    {
        ConnectionState.REQUESTED: "The learner asked; the organization has not answered.",
        ConnectionState.ACTIVE: "Both are connected: credits can be used, certificates are shared.",
        ConnectionState.REJECTED: "The organization said no.",
        ConnectionState.WITHDRAWN: "The learner took the request back.",
        ConnectionState.DISCONNECTED: "One side ended it. Connecting again makes a new connection.",
    },
)
described_enum(
    ConnectionOrigin,
    "How a connection came about.",
    {
        ConnectionOrigin.LINK: "The learner followed the organization's shared link.",
        ConnectionOrigin.EMAIL_INVITATION: "The learner followed an invitation mailed by the organization.",
        ConnectionOrigin.REQUEST: "The learner asked and the organization accepted.",
    },
)
described_enum(
    Side,
    "A party of a connection.",
    {Side.LEARNER: "The learner.", Side.ORGANIZATION: "The organization, by one of its owners or admins."},
    name="ConnectionSide",
)
described_enum(
    Language,
    "A language of courses and mails.",
    {Language.EN: "English.", Language.ES: "Spanish.", Language.FR: "French."},
)
described_enum(
    LedgerAccountKind,
    "Where an owner's credits are. Available, reserved and spent add up to what ever came in.",
    {
        LedgerAccountKind.SOURCE: "Where credits come from; negative by what was ever added.",
        LedgerAccountKind.AVAILABLE: "Free to be used.",
        LedgerAccountKind.RESERVED: "In a session that is in progress.",
        LedgerAccountKind.SPENT: "Used by a completed session.",
    },
)
described_enum(
    LedgerReason,
    "Why credits moved.",
    {
        LedgerReason.GRANTED: "The provider granted them.",
        LedgerReason.SESSION_STARTED: "A session reserved one.",
        LedgerReason.SESSION_COMPLETED: "A completed session spent its reserved one.",
        LedgerReason.RETURNED_ON_TERMINATION: "A terminated session gave its reserved one back.",
    },
)
described_enum(
    InvitationState,
    "Where an address's invitation stands. QUEUED and SENT are open; FAILED can be sent again; the others are final.",
    {
        InvitationState.QUEUED: "Its mail is about to leave.",
        InvitationState.SENT: "A mail server took its mail.",
        InvitationState.FAILED: "The mail server refused its mail. It can be sent again, and connects all the same.",
        InvitationState.ACCEPTED: "The learner connected by it.",
        InvitationState.REVOKED: "The organization took it back.",
        InvitationState.EXPIRED: "Nobody followed it in time.",
    },
)
described_enum(
    InvitationOutcome,
    "What became of one item of a list to invite.",
    {
        InvitationOutcome.QUEUED: "A mail is on its way.",
        InvitationOutcome.INVALID: "No mail goes there: it is no address, or none that your organization invites.",
        InvitationOutcome.DUPLICATE: "The same address stands earlier in the list.",
        InvitationOutcome.ALREADY_INVITED: "The address has an open invitation; nothing was sent again.",
        InvitationOutcome.ALREADY_CONNECTED: "Whoever has the address is connected already.",
        InvitationOutcome.BLOCKED: "Your organization blocked this learner, or the address wants no more of your "
        "invitations, or had three mails of yours within a day.",
    },
)
described_enum(
    NotificationKind,
    "What a notification tells.",
    {
        NotificationKind.LEARNER_JOINED: "A learner connected to your organization.",
        NotificationKind.CONNECTION_REQUESTED: "A learner asks to be connected to your organization.",
        NotificationKind.REQUEST_ACCEPTED: "An organization accepted your request; you are connected.",
        NotificationKind.REQUEST_REJECTED: "An organization rejected your request.",
        NotificationKind.CONNECTION_ENDED: "A connection ended.",
        NotificationKind.SESSION_TERMINATED: "A session in progress was ended.",
        NotificationKind.CERTIFICATE_EARNED: "You earned a certificate.",
        NotificationKind.MEMBERSHIP_CHANGED: "Your role in an organization changed.",
    },
)
described_enum(
    OrganizationKind,
    "What an organization is.",
    {OrganizationKind.SCHOOL: "A school.", OrganizationKind.COMPANY: "A company or any other employer."},
)
described_enum(
    Role,
    "What a member may do in an organization.",
    {
        Role.OWNER: "Everything, ownership included. There is always at least one.",
        Role.ADMIN: "Everything but deciding who owns the organization.",
        Role.COACH: "Sees the learners of the teams he or she leads.",
        Role.ANALYST: "Sees every learner of the organization; changes nothing.",
    },
)
described_enum(
    RequestMails,
    "How a member of the staff hears of connection requests by mail. Only owners and admins are mailed.",
    {
        RequestMails.IMMEDIATELY: "One mail for each request, at once.",
        RequestMails.DAILY: "One mail a day about all requests that wait, if there is a new one.",
        RequestMails.NEVER: "None; the list of notifications tells of every request.",
    },
)
described_enum(
    CourseAccess,
    "How an organization's credits reach a course.",
    {
        CourseAccess.CONNECTION: "Learners connected to the organization start it themselves.",
        CourseAccess.CODE: "Started with an access code, without a connection.",
    },
)
described_enum(
    ModuleKind,
    "What a module asks of the learner.",
    {
        ModuleKind.LESSON: "Something to read or watch.",
        ModuleKind.QUIZ: "Questions; a score at or above the pass mark.",
    },
)
described_enum(
    SessionState,
    "Where a session stands.",
    {
        SessionState.IN_PROGRESS: "The learner is taking the course.",
        SessionState.COMPLETED: "Finished; a certificate was issued.",
        SessionState.TERMINATED: "Ended before completion; its credit went back.",
    },
)
described_enum(
    TerminationReason,
    "Why a session was ended before completion.",
    {
        TerminationReason.DISCONNECTED: "The connection that paid for it ended.",
        TerminationReason.BY_ORGANIZATION: "The organization ended it.",
    },
)
described_enum(
    TokenKind,
    "What a token is carried by.",
    {
        TokenKind.BROWSER: "A browser's cookie.",
        TokenKind.MOBILE_ACCESS: "A mobile app, for minutes.",
        TokenKind.MOBILE_REFRESH: "A mobile app, to get the next pair; works once.",
        TokenKind.PERSONAL: "A personal access token, for scripts and GraphiQL; reads only.",
    },
)
described_enum(
    TokenScope,
    "What a token may be used for.",
    {TokenScope.FULL: "Everything the account may do.", TokenScope.READ_ONLY: "Reading."},
)
described_enum(
    JoinOfferState,
    "Whether following a link connects, a shared one or a mailed one.",
    {
        JoinOfferState.ACTIVE: "It does.",
        JoinOfferState.INACTIVE: "The shared link is switched off and may come back.",
        JoinOfferState.ROTATED: "The shared link was replaced by another one and is dead for good.",
        JoinOfferState.USED_UP: "It connected as many people as it was made for; a mailed one: its one.",
        JoinOfferState.EXPIRED: "It worked until a date that has passed.",
        JoinOfferState.REVOKED: "The mailed invitation was taken back.",
    },
)
described_enum(
    VisibilityReason,
    "Why an organization's staff see a learner's session or certificate.",
    {
        VisibilityReason.CONNECTION: "The learner is connected to it; ends with the connection.",
        VisibilityReason.CREDIT: "Its credit paid; stays for good.",
        VisibilityReason.OWN_CERTIFICATION: "It belongs to one of its own certifications; stays for good.",
    },
)
described_enum(
    ActorSide,
    "On whose behalf somebody acted.",
    {
        ActorSide.LEARNER: "The learner whom the entry is about.",
        ActorSide.STAFF: "The organization, by somebody on its staff then.",
        ActorSide.PROVIDER: "The provider, by its staff.",
        ActorSide.SYSTEM: "Nobody: Tessera did it, for instance when a date had come.",
    },
    name="AuditActorSide",
)
described_enum(
    AuditAction,
    "What was done to an organization, or to what belongs to it.",
    {
        AuditAction.ORGANIZATION_CREATED: "The organization was created.",
        AuditAction.BRANDING_CHANGED: "Its branding changed.",
        AuditAction.STAFF_INVITED: "An address was invited to its staff.",
        AuditAction.STAFF_INVITATION_REVOKED: "An invitation to its staff was revoked.",
        AuditAction.MEMBER_ADDED: "Somebody joined its staff.",
        AuditAction.MEMBER_REMOVED: "Somebody left its staff or was taken off it.",
        AuditAction.ROLE_CHANGED: "A member got another role.",
        AuditAction.OWNERSHIP_TRANSFERRED: "An owner made a member owner instead.",
        AuditAction.TEAM_CHANGED: "A team was made, changed or deleted.",
        AuditAction.LINK_ACTIVATED: "The invitation link was switched on.",
        AuditAction.LINK_DEACTIVATED: "The invitation link was switched off.",
        AuditAction.LINK_ROTATED: "The invitation link was replaced.",
        AuditAction.LINK_LIMITED: "How often or how long the invitation link works was changed.",
        AuditAction.INVITATION_SENT: "An address was invited to connect.",
        AuditAction.INVITATION_RESENT: "An invitation was mailed again.",
        AuditAction.INVITATION_ACCEPTED: "An invitation connected a learner.",
        AuditAction.INVITATION_REVOKED: "An invitation was revoked.",
        AuditAction.INVITATION_EXPIRED: "An invitation expired.",
        AuditAction.INVITATION_DOMAINS_CHANGED: "Which addresses may be invited was changed.",
        AuditAction.CONNECTION_REQUESTED: "A learner asked to be connected.",
        AuditAction.REQUEST_WITHDRAWN: "A learner took a request back.",
        AuditAction.REQUEST_REJECTED: "A learner's request was rejected.",
        AuditAction.CONNECTION_MADE: "A connection became active.",
        AuditAction.CONNECTION_ENDED: "A connection was ended.",
        AuditAction.LEARNER_BLOCKED: "A learner was blocked from connecting.",
        AuditAction.LEARNER_UNBLOCKED: "A learner may connect again.",
        AuditAction.CREDITS_GRANTED: "The provider granted credits.",
        AuditAction.SESSION_STARTED: "A session was started on its credit.",
        AuditAction.SESSION_COMPLETED: "A session on its credit was completed.",
        AuditAction.SESSION_TERMINATED: "A session on its credit was ended before completion.",
    },
)
