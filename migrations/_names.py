"""What migrations import of the product: the one place that knows where it is defined today.

A migration that was applied is never edited, not even when what it names moves to another file. So migrations import
from here, and a move changes this file alone. A name that a migration uses is never removed.
"""

from domain.people.access import LinkPurpose, TokenKind, TokenScope
from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from domain.identifiers import new_id
from domain.connections.invitation import InvitationState
from domain.language import Language
from domain.credits.ledger import LedgerAccountKind, LedgerReason
from domain.activity.notification import NotificationKind
from domain.organizations.organization import OrganizationKind
from domain.connections.request_mails import RequestMails
from domain.organizations.role import Role
from domain.courses.session import CourseAccess, ModuleKind, SessionState, TerminationReason

__all__ = [
    "AuditAction",
    "ConnectionOrigin",
    "ConnectionState",
    "CourseAccess",
    "InvitationState",
    "Language",
    "LedgerAccountKind",
    "LedgerReason",
    "LinkPurpose",
    "ModuleKind",
    "NotificationKind",
    "OrganizationKind",
    "RequestMails",
    "Role",
    "SessionState",
    "Side",
    "TerminationReason",
    "TokenKind",
    "TokenScope",
    "new_id",
    "now",
]
