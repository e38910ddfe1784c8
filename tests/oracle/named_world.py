"""A small but complete world: organizations A, B and C; learners in every relation to A; for each a session in every
state, for every purse that paid; staff of every role.
"""

from __future__ import annotations

from itertools import count
from typing import Any
from uuid import UUID

from tests.oracle.named_rows import (
    OWN,
    STATES,
    AccessToken,
    AccountAddress,
    AuditEntry,
    Block,
    Certificate,
    Connection,
    Course,
    CourseModule,
    Invitation,
    InvitationLink,
    Learner,
    LedgerEntry,
    LedgerTransaction,
    Membership,
    Notification,
    Organization,
    Session,
    StaffInvitation,
    Team,
    Viewer,
    World,
)

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
    """What the entries are the sides of: grants, to an organization by somebody who is on its staff as well."""
    staff = {each.organization.key: each.account for each in make.world.all(Membership)}
    owners = {entry.transaction: entry.owner for entry in make.world.all(LedgerEntry)}
    make.world.rows += [LedgerTransaction(key, staff.get(owner.key)) for key, owner in owners.items()]


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
