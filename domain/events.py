"""What happened and has consequences later. Events carry ids, never payloads: a handler reads the truth."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Event:
    """One announcement; `name` is its stable name in the outbox and selects the worker's handler."""

    name: ClassVar[str]

    def payload(self) -> dict[str, str]:
        """The ids as JSON keeps them."""
        return {key: str(value) for key, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class RegistrationStarted(Event):
    """Somebody asked for an account; the address gets a link that proves it is theirs."""

    name: ClassVar = "registration.started"
    registration_id: UUID


@dataclass(frozen=True, slots=True)
class AddressAlreadyRegistered(Event):
    """Somebody tried to register an address that has an account; only its owner is told."""

    name: ClassVar = "registration.repeated"
    account_id: UUID


@dataclass(frozen=True, slots=True)
class EmailedLinkRequested(Event):
    """A link of an existing account is to be mailed (password reset, change of address, further address)."""

    name: ClassVar = "emailed_link.requested"
    emailed_link_id: UUID


@dataclass(frozen=True, slots=True)
class PasswordChanged(Event):
    """The password changed; the owner is told in case it was not them."""

    name: ClassVar = "account.password_changed"
    account_id: UUID


@dataclass(frozen=True, slots=True)
class EmailChanged(Event):
    """The address changed; the former address is told in case it was not them."""

    name: ClassVar = "account.email_changed"
    emailed_link_id: UUID


@dataclass(frozen=True, slots=True)
class StaffInvited(Event):
    """An address was invited to an organization's staff."""

    name: ClassVar = "staff_invitation.sent"
    staff_invitation_id: UUID


@dataclass(frozen=True, slots=True)
class MembershipChanged(Event):
    """Somebody else gave a member another role or took them off the staff; `change_id` tells changes apart."""

    name: ClassVar = "membership.changed"
    change_id: UUID
    organization_id: UUID
    account_id: UUID


@dataclass(frozen=True, slots=True)
class LearnerJoined(Event):
    """A connection became active."""

    name: ClassVar = "connection.joined"
    connection_id: UUID


@dataclass(frozen=True, slots=True)
class ConnectionRequested(Event):
    """A learner asked to be connected; the organization's owners and admins are told."""

    name: ClassVar = "connection.requested"
    connection_id: UUID


@dataclass(frozen=True, slots=True)
class RequestMailDue(Event):
    """A member who wants to hear at once is to be mailed about a request."""

    name: ClassVar = "connection.request_mail_due"
    connection_id: UUID
    membership_id: UUID


@dataclass(frozen=True, slots=True)
class RequestDigestDue(Event):
    """A member who wants to hear once a day is to be mailed about all requests that wait."""

    name: ClassVar = "membership.request_digest_due"
    membership_id: UUID


@dataclass(frozen=True, slots=True)
class RequestAnswered(Event):
    """A request was accepted or rejected; the learner is told."""

    name: ClassVar = "connection.request_answered"
    connection_id: UUID


@dataclass(frozen=True, slots=True)
class Disconnected(Event):
    """A connection ended; its sessions in progress are to be terminated and both sides told."""

    name: ClassVar = "connection.ended"
    connection_id: UUID


@dataclass(frozen=True, slots=True)
class SessionTerminated(Event):
    """An organization ended a session that its credit paid; the learner and its other managers are told."""

    name: ClassVar = "session.terminated"
    session_id: UUID


@dataclass(frozen=True, slots=True)
class CertificateEarned(Event):
    """A session was completed and a certificate issued."""

    name: ClassVar = "certificate.earned"
    certificate_id: UUID


@dataclass(frozen=True, slots=True)
class InvitationsQueued(Event):
    """Invitations of one chunk were queued, for the first time or again; each is to be mailed."""

    name: ClassVar = "invitation.queued"
    chunk_id: UUID
