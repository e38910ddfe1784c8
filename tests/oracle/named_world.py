"""A small but complete world, as plain data: what there is, not who may see it.

Organizations A, B and C; learners in every relation to A; for each a session in every state, for every
purse that paid; staff of every role. `load` writes it to PostgreSQL.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import asyncpg

from domain.identifiers import to_global

START = datetime(2026, 1, 1, tzinfo=UTC)
FOREVER = datetime(2100, 1, 1, tzinfo=UTC)
OWN = None
"""The learner's own purse."""

STATES = ("IN_PROGRESS", "COMPLETED", "TERMINATED")
READERS = ("OWNER", "ADMIN", "ANALYST")


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
        return _derived(self.owner.key, 2)


@dataclass(frozen=True, eq=False)
class LedgerTransaction(Row):
    """Its key is that of its entries' `transaction`."""


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


# Learner: [(organization, connection state), …], purses that paid, each for a session in every state.
# A purse of an organization without a connection is an access code.
LEARNERS: dict[str, tuple[list[tuple[str, str]], list[str | None]]] = {
    "connected-to-a": ([("A", "ACTIVE")], ["A", "B", OWN]),
    "connected-to-both": ([("A", "ACTIVE"), ("B", "ACTIVE")], ["A", "B", OWN]),
    "connected-to-b": ([("B", "ACTIVE")], ["B", OWN]),
    "connected-to-c": ([("C", "ACTIVE")], ["C", OWN]),
    "formerly-paid": ([("A", "DISCONNECTED")], ["A", "B", OWN]),
    "formerly-unpaid": ([("A", "DISCONNECTED"), ("B", "ACTIVE")], ["B", OWN]),
    "requested": ([("A", "REQUESTED"), ("B", "ACTIVE")], ["B", OWN]),
    "requested-again": ([("A", "DISCONNECTED"), ("A", "REQUESTED")], ["A", OWN]),
    "rejected": ([("A", "REJECTED")], ["B", OWN]),
    "withdrawn": ([("A", "WITHDRAWN")], [OWN]),
    "reconnected": ([("A", "DISCONNECTED"), ("A", "ACTIVE")], ["A", "B", OWN]),
    "by-code": ([], ["A", OWN]),
    "never": ([], [OWN]),
    "staff-of-a-learner-of-b": ([("B", "ACTIVE")], ["B", OWN]),
}
TEAMS = {
    # team: (organization, coach, learners)
    "a-led": ("A", "a-coach", ["connected-to-both", "formerly-paid", "formerly-unpaid", "requested", "requested-again",
                               "by-code"]),
    "a-other": ("A", "a-coach-of-others", ["connected-to-a", "reconnected"]),
    "b-led": ("B", "b-coach", ["connected-to-both", "formerly-unpaid"]),
    "b-other": ("B", "b-coach-of-others", ["connected-to-b"]),
    "c-led": ("C", "c-coach", []),
}  # fmt: skip


class Maker:
    """Makes rows whose keys count from one, so that a world is the same every time."""

    def __init__(self) -> None:
        self.world = World()
        self.numbers = count(1)

    def add(self, kind: type[Any], *fields: Any) -> Any:
        row = kind(UUID(int=(0x01890000_0000_7000_8000 << 48) + next(self.numbers)), *fields)
        self.world.rows.append(row)
        return row

    def person(self, name: str, *, platform: bool = False) -> tuple[Viewer, Learner]:
        account = self.add(Viewer, name, platform)
        return account, self.add(Learner, account)

    def staff(self, organization: Organization, role: str, name: str) -> Membership:
        owners = [each for each in self.world.all(Membership) if each.organization is organization]
        return self.add(Membership, organization, self.person(name)[0], role, owners[0].account if owners else None)


def small_world() -> World:
    """The world; the same one every time."""
    make = Maker()
    organizations = {name: make.add(Organization, name) for name in "ABC"}
    courses = {purse: make.add(Course, f"course-{purse}") for purse in ("A", "B", "C", OWN)}
    for course in [*courses.values(), make.add(Course, "unpublished", False)]:
        make.add(CourseModule, course)
    members: dict[str, Membership] = {}
    for name, organization in organizations.items():
        low = name.lower()
        for role, called in (
            ("OWNER", "owner"),
            ("ADMIN", "admin"),
            ("ANALYST", "analyst"),
            ("COACH", "coach"),
            ("COACH", "coach-of-others"),
            ("COACH", "coach-without-team"),
        ):
            members[f"{low}-{called}"] = make.staff(organization, role, f"{low}-{called}")
        for state in ("pending", "accepted", "revoked"):
            make.add(StaffInvitation, organization, state)
        for is_current in (False, True):
            make.add(InvitationLink, organization, is_current)
        for kind, amount in (("SOURCE", -5), ("AVAILABLE", 5)):
            make.add(LedgerEntry, organization, kind, amount)
    two_hats, _ = make.person("coach-of-a-analyst-of-b")
    hats = [make.add(Membership, organizations["A"], two_hats, "COACH")]
    make.add(Membership, organizations["B"], two_hats, "ANALYST")
    make.person("platform", platform=True)
    learners = {name: _learner(make, name, organizations, courses) for name in LEARNERS}
    make.add(Membership, organizations["A"], learners["staff-of-a-learner-of-b"].account, "ADMIN")
    for name, (organization, coach, named) in TEAMS.items():
        coaches = (members[coach], *(hats if name == "a-other" else ()))
        make.add(Team, organizations[organization], name, coaches, tuple(learners[each] for each in named))
    for name, by, is_lifted in (
        ("formerly-paid", "A", False),
        ("formerly-unpaid", "A", True),
        ("rejected", "A", False),
        ("requested", "C", False),
    ):
        make.add(Block, learners[name], organizations[by], is_lifted)
    for account in make.world.all(Viewer):
        for is_live in (True, False):
            make.add(AccessToken, account, is_live)
    _invitations(make, members, learners)
    _notifications(make, members)
    _logs(make, members, two_hats)
    transactions(make)
    return make.world


def _learner(
    make: Maker, name: str, organizations: dict[str, Organization], courses: dict[str | None, Course]
) -> Learner:
    bonds, purses = LEARNERS[name]
    _, learner = make.person(name)
    connections = {where: make.add(Connection, learner, organizations[where], state) for where, state in bonds}
    for purse in purses:
        for state in STATES:
            paid_by = organizations[purse] if purse else None
            session = make.add(Session, learner, courses[purse], state, paid_by, connections.get(purse or ""))
            if state == "COMPLETED":
                make.add(Certificate, session)
    for kind, amount in (("SOURCE", -3), ("AVAILABLE", 3)):
        make.add(LedgerEntry, learner, kind, amount)
    return learner


def transactions(make: Maker) -> None:
    """What the entries are the sides of."""
    make.world.rows += [
        LedgerTransaction(key) for key in dict.fromkeys(e.transaction for e in make.world.all(LedgerEntry))
    ]


def _invitations(make: Maker, members: dict[str, Membership], learners: dict[str, Learner]) -> None:
    """By A and B, in every state: to first and further addresses, to somebody on a staff, and to nobody's."""
    coach, further = members["a-coach"].account.email, "further@example.org"
    make.add(AccountAddress, learners["never"].account, further)
    make.add(AccountAddress, members["b-admin"].account, "admin@example.org")
    joined = learners["connected-to-both"]
    closed = (coach, further, joined.account.email, "nobody@example.org")
    for state, emails in (
        ("FAILED", closed),
        ("QUEUED", (coach, "nobody@example.org")),
        ("SENT", (further, joined.account.email)),
        ("REVOKED", closed),
        ("EXPIRED", closed),
    ):
        for owner in (members["b-owner"], members["a-owner"]):
            for email in emails:
                make.add(Invitation, owner.organization, email, owner.account, state)
    for connection in make.world.all(Connection):
        if connection.learner is joined:
            where = connection.organization
            owner = members[f"{where.name.lower()}-owner"].account
            # By the second one, too, before the address was the other account's.
            for email in (joined.account.email, further):
                make.add(Invitation, where, email, owner, "ACCEPTED", connection)


def _notifications(make: Maker, members: dict[str, Membership]) -> None:
    """Everybody is told of everything about the learner of both organizations, visible or not."""
    everything = make.world
    about = everything.one(Learner, "connected-to-both")
    connections = [each for each in everything.all(Connection) if each.learner is about]
    sessions = [each for each in everything.all(Session) if each.learner is about]
    certificates = [each for each in everything.all(Certificate) if each.learner is about]
    for told in (about.account, members["a-owner"].account, members["b-coach"].account):
        for connection in connections:
            make.add(Notification, told, connection, None, None)
        for session in sessions:
            make.add(Notification, told, None, session, None)
        for certificate in certificates:
            make.add(Notification, told, None, None, certificate)


def _logs(make: Maker, members: dict[str, Membership], two_hats: Viewer) -> None:
    """Of each organization: what its owner did, what every learner did, what nobody did, what an outsider did."""
    everything = make.world
    for organization in everything.all(Organization):
        owner = members[f"{organization.name.lower()}-owner"]
        make.add(AuditEntry, organization, "BRANDING_CHANGED", organization, owner.account)
        make.add(AuditEntry, organization, "LINK_DEACTIVATED", organization, None)
        make.add(AuditEntry, organization, "TEAM_CHANGED", organization, two_hats)
        make.add(AuditEntry, organization, "CREDITS_GRANTED", organization, everything.one(Viewer, "platform"))
        # The provider's staff may be learners and members here as well.
        for name in ("connected-to-a", "staff-of-a-learner-of-b"):
            make.add(AuditEntry, organization, "CREDITS_GRANTED", organization, everything.one(Learner, name).account)
        for connection in everything.all(Connection):
            if connection.organization is organization:
                make.add(AuditEntry, organization, "CONNECTION_REQUESTED", connection, connection.learner.account)
        for session in everything.all(Session):
            if session.paid_by is organization:
                make.add(AuditEntry, organization, "SESSION_STARTED", session, session.learner.account)


async def load(world: World, connection: asyncpg.Connection) -> None:
    """Write the world to an empty database, in one transaction.

    As a replica, for triggers would not let a session be running on a connection that has ended; checks
    and unique keys hold.
    """
    async with connection.transaction():
        await connection.execute("SET LOCAL session_replication_role = replica")
        for table, rows in _tables(world).items():
            columns = list(rows[0])
            places = ", ".join(f"${number}" for number in range(1, len(columns) + 1))
            await connection.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608 (names are ours)
                [[row[column] for column in columns] for row in rows],
            )
        await connection.execute("SELECT repair_rosters()")


def _tables(world: World) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {}
    for number, row in enumerate(world.rows):
        for table, content in _stored(row, number):
            tables.setdefault(table, []).append(content)
    sequences: dict[UUID, int] = {}
    for notification in tables["notification"]:
        recipient = notification["recipient_id"]
        sequences[recipient] = notification["sequence"] = sequences.get(recipient, 0) + 1
    return tables


def _derived(key: UUID, salt: int) -> UUID:
    return UUID(int=key.int + (salt << 32))


def _stored(row: Any, number: int) -> list[tuple[str, dict[str, Any]]]:
    """The table rows that stand for a row of the world."""
    made = START + timedelta(minutes=number)
    match row:
        case Viewer():
            return [("account", {
                "id": row.key, "email": row.email, "password_hash": "!", "language": "EN", "created_at": made,
                "is_platform_staff": row.is_platform_staff, "notification_sequence": 0, "password_changed_at": made,
            })]  # fmt: skip
        case Learner():
            return [("learner", {"id": row.key, "account_id": row.account.key, "name": row.name, "created_at": made})]
        case Organization():
            return [("organization", {
                "id": row.key, "kind": "SCHOOL", "name": row.name, "slug": row.name.lower(), "created_at": made,
                "created_by_id": row.key,
            })]  # fmt: skip
        case Membership():
            return [("membership", {
                "id": row.key, "organization_id": row.organization.key, "account_id": row.account.key,
                "role": row.role, "created_at": made, "invited_by_id": row.invited_by.key if row.invited_by else None,
            })]  # fmt: skip
        case Team():
            in_team = {"team_id": row.key, "organization_id": row.organization.key}
            own = {"id": row.key, "organization_id": row.organization.key, "name": row.name, "created_at": made}
            coaches = [{"id": _derived(row.key, 1 + n), **in_team, "membership_id": coach.key}
                       for n, coach in enumerate(row.coaches)]  # fmt: skip
            learners = [{"id": _derived(row.key, 1 + n), **in_team, "learner_id": learner.key}
                        for n, learner in enumerate(row.learners)]  # fmt: skip
            return [("team", own), *(("team_coach", c) for c in coaches), *(("team_learner", r) for r in learners)]
        case Connection():
            is_active, is_open = row.state in {"ACTIVE", "DISCONNECTED"}, row.state in {"ACTIVE", "REQUESTED"}
            return [("connection", {
                "id": row.key, "learner_id": row.learner.key, "organization_id": row.organization.key,
                "state": row.state, "origin": "REQUEST", "created_at": made,
                "activated_at": made if is_active else None, "ended_at": None if is_open else made,
                "ended_by_id": None if is_open else row.learner.account.key,
                "ended_by_side": None if is_open else "LEARNER",
                "request_message": "Please" if row.state == "REQUESTED" else None,
            })]  # fmt: skip
        case Block():
            return [("block", {
                "id": row.key, "learner_id": row.learner.key, "organization_id": row.organization.key,
                "reason": "Rude", "created_at": made, "blocked_by_id": row.organization.key,
                "lifted_at": made if row.is_lifted else None,
                "lifted_by_id": row.organization.key if row.is_lifted else None,
            })]  # fmt: skip
        case Course():
            course = {
                "id": row.key, "slug": row.name.lower(), "access": "CONNECTION", "created_at": made,
                "published_at": made if row.published else None,
            }  # fmt: skip
            translation = {
                "id": row.key, "course_id": row.key, "language": "EN", "title": row.name, "summary": "About it.",
            }  # fmt: skip
            return [("course", course), ("course_translation", translation)]
        case CourseModule():
            return [("course_module", {
                "id": row.key, "course_id": row.course.key, "position": row.position, "kind": "LESSON",
            })]  # fmt: skip
        case Session():
            ended = {"COMPLETED": "completed_at", "TERMINATED": "terminated_at"}.get(row.state)
            return [("session", {
                "id": row.key, "learner_id": row.learner.key, "course_id": row.course.key, "language": "EN",
                "state": row.state, "funding_organization_id": row.paid_by.key if row.paid_by else None,
                "connection_id": row.connection.key if row.connection else None, "started_at": made,
                "progress_percent": 100 if row.state == "COMPLETED" else 0,
                "completed_at": made if ended == "completed_at" else None,
                "terminated_at": made if ended == "terminated_at" else None,
                "termination_reason": "BY_ORGANIZATION" if ended == "terminated_at" else None,
                "termination_note": "Enough." if ended == "terminated_at" else None,
            })]  # fmt: skip
        case ModuleProgress():
            return [("module_progress", {
                "id": row.key, "session_id": row.session.key, "module_id": row.module.key, "score_percent": None,
                "completed_at": made,
            })]  # fmt: skip
        case Certificate():
            return [("certificate", {
                "id": row.key, "number": f"TES-AAAA-BBBB-{number:04}", "learner_id": row.learner.key,
                "course_id": row.session.course.key, "session_id": row.session.key,
                "funding_organization_id": row.paid_by.key if row.paid_by else None,
                "holder_name": row.learner.name, "language": "EN", "issued_at": made,
            })]  # fmt: skip
        case LedgerEntry():
            account = _derived(row.key, 1)
            owner = "organization_id" if isinstance(row.owner, Organization) else "learner_id"
            return [
                ("ledger_account", {
                    "id": account, "organization_id": None, "learner_id": None, owner: row.owner.key,
                    "kind": row.kind, "balance": row.amount,
                }),
                ("ledger_entry", {
                    "id": row.key, "transaction_id": row.transaction, "account_id": account, "amount": row.amount,
                }),
            ]  # fmt: skip
        case LedgerTransaction():
            return [("ledger_transaction", {"id": row.key, "reason": "GRANTED", "occurred_at": made})]
        case StaffInvitation():
            return [("staff_invitation", {
                "id": row.key, "organization_id": row.organization.key, "email": f"{row.state}@example.org",
                "role": "COACH", "invited_by_id": row.organization.key, "created_at": made, "expires_at": FOREVER,
                "accepted_at": made if row.state == "accepted" else None,
                "revoked_at": made if row.state == "revoked" else None,
            })]  # fmt: skip
        case InvitationLink():
            return [("invitation_link", {
                "id": row.key, "organization_id": row.organization.key, "token": row.key.hex, "created_at": made,
                "is_active": row.is_current, "rotated_at": None if row.is_current else made,
            })]  # fmt: skip
        case Invitation():
            return [("invitation", {
                "id": row.key, "organization_id": row.organization.key, "email": row.email, "name": "Somebody",
                "message": "Welcome", "invited_by_id": row.invited_by.key, "state": row.state,
                "token": row.key.hex[::-1], "chunk_id": row.key, "sends": 1, "created_at": made, "expires_at": FOREVER,
                "sent_at": made if row.state in {"SENT", "ACCEPTED"} else None,
                "ended_at": made if row.state in {"ACCEPTED", "REVOKED", "EXPIRED"} else None,
                "failure": "550 no such user" if row.state == "FAILED" else None,
                "connection_id": row.connection.key if row.connection else None, "changed_in": 0,
            })]  # fmt: skip
        case AccountAddress():
            return [("account_address", {
                "id": row.key, "account_id": row.account.key, "email": row.email, "verified_at": made,
            })]  # fmt: skip
        case Notification():
            return [("notification", {
                "id": row.key, "recipient_id": row.recipient.key, "sequence": 0, "key": row.key.hex,
                "kind": "LEARNER_JOINED", "created_at": made,
                "connection_id": row.connection.key if row.connection else None,
                "session_id": row.session.key if row.session else None,
                "certificate_id": row.certificate.key if row.certificate else None,
            })]  # fmt: skip
        case AuditEntry():
            return [("audit_entry", {
                "id": row.key, "organization_id": row.organization.key, "action": row.action, "at": made,
                "actor_id": row.actor.key if row.actor else None, "subject_type": type(row.subject).__name__,
                "subject_id": row.subject.key, "reason": None, "details": '{"former": "this", "now": "that"}',
            })]  # fmt: skip
        case AccessToken():
            return [("access_token", {
                "id": row.key, "account_id": row.account.key, "kind": "MOBILE_ACCESS", "scope": "FULL",
                "token_hash": row.key.bytes * 2, "family_id": row.key, "created_at": made,
                "expires_at": FOREVER, "revoked_at": None if row.is_live else made,
            })]  # fmt: skip
    raise TypeError(f"nothing stands for {row}")
