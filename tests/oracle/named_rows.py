"""The rows of the small world (`named_world`), as plain data: what there is, not who may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from domain.identifiers import to_global

START = datetime(2026, 1, 1, tzinfo=UTC)
FOREVER = datetime(2100, 1, 1, tzinfo=UTC)
OWN = None
"""The learner's own purse."""

STATES = ("IN_PROGRESS", "COMPLETED", "TERMINATED")
READERS = ("OWNER", "ADMIN", "ANALYST")


def derived(key: UUID, salt: int) -> UUID:
    """A key of its own for what stands beside a row of this key."""
    return UUID(int=key.int + (salt << 32))


@dataclass(frozen=True, eq=False)
class Row:
    """Anything with an id. `key` is unique in the world."""

    key: UUID

    @property
    def id(self) -> str:
        """Its public id."""
        return to_global(type(self).__name__, self.key)


@dataclass(frozen=True, eq=False)
class Organization(Row):
    name: str


@dataclass(frozen=True, eq=False)
class Viewer(Row):
    """An account."""

    name: str
    is_platform_staff: bool = False

    @property
    def email(self) -> str:
        return f"{self.name}@example.org"


@dataclass(frozen=True, eq=False)
class Learner(Row):
    account: Viewer

    @property
    def name(self) -> str:
        return self.account.name


@dataclass(frozen=True, eq=False)
class Membership(Row):
    organization: Organization
    account: Viewer
    role: str
    invited_by: Viewer | None = None


@dataclass(frozen=True, eq=False)
class Team(Row):
    organization: Organization
    name: str
    coaches: tuple[Membership, ...]
    learners: tuple[Learner, ...]


@dataclass(frozen=True, eq=False)
class Connection(Row):
    learner: Learner
    organization: Organization
    state: str


@dataclass(frozen=True, eq=False)
class Block(Row):
    learner: Learner
    organization: Organization
    is_lifted: bool


@dataclass(frozen=True, eq=False)
class Course(Row):
    name: str
    published: bool = True


@dataclass(frozen=True, eq=False)
class CourseModule(Row):
    course: Course
    position: int = 1


@dataclass(frozen=True, eq=False)
class Session(Row):
    learner: Learner
    course: Course
    state: str
    paid_by: Organization | None
    connection: Connection | None


@dataclass(frozen=True, eq=False)
class ModuleProgress(Row):
    session: Session
    module: CourseModule


@dataclass(frozen=True, eq=False)
class Certificate(Row):
    session: Session

    @property
    def learner(self) -> Learner:
        return self.session.learner

    @property
    def paid_by(self) -> Organization | None:
        return self.session.paid_by


@dataclass(frozen=True, eq=False)
class LedgerEntry(Row):
    owner: Organization | Learner
    kind: str
    amount: int

    @property
    def transaction(self) -> UUID:
        """Whatever an owner has was moved at once."""
        return derived(self.owner.key, 2)


@dataclass(frozen=True, eq=False)
class LedgerTransaction(Row):
    """A grant; its key is that of its entries' `transaction`.

    Who granted it acts for the provider, and so stays unnamed, though he or she is on the organization's staff too.
    """

    granted_by: Viewer | None


@dataclass(frozen=True, eq=False)
class StaffInvitation(Row):
    organization: Organization
    state: str


@dataclass(frozen=True, eq=False)
class InvitationLink(Row):
    organization: Organization
    is_current: bool


@dataclass(frozen=True, eq=False)
class Invitation(Row):
    """One address invited by mail; an accepted one has its connection."""

    organization: Organization
    email: str
    invited_by: Viewer
    state: str
    connection: Connection | None = None


@dataclass(frozen=True, eq=False)
class AccountAddress(Row):
    account: Viewer
    email: str


@dataclass(frozen=True, eq=False)
class Notification(Row):
    recipient: Viewer
    connection: Connection | None = None
    session: Session | None = None
    certificate: Certificate | None = None


@dataclass(frozen=True, eq=False)
class AuditEntry(Row):
    organization: Organization
    action: str
    subject: Row
    actor: Viewer | None = None


@dataclass(frozen=True, eq=False)
class AccessToken(Row):
    account: Viewer
    is_live: bool


@dataclass
class World:
    """Every row there is, in the order in which it was made."""

    rows: list[Row] = field(default_factory=list)

    def all(self, kind: type[Any]) -> list[Any]:
        """The rows of one kind."""
        return [row for row in self.rows if type(row) is kind]

    def one(self, kind: type[Any], name: str) -> Any:
        """The row of this name."""
        [found] = [row for row in self.all(kind) if row.name == name]
        return found
