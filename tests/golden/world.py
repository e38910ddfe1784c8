"""The world that the golden trios ask about: fixed ids, stopped times, one of everything."""

from __future__ import annotations

from tests.oracle.named_rows import (
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
    Membership,
    ModuleProgress,
    Notification,
    Organization,
    Session,
    StaffInvitation,
    Team,
    World,
)
from tests.oracle.named_world import Maker, transactions


def golden_world() -> World:
    """Hillside with its staff and four learners; Ana and Ben are connected, Cyd was, Dee asks to be."""
    make = Maker()
    hillside, seaside = make.add(Organization, "Hillside"), make.add(Organization, "Seaside")
    course, other = make.add(Course, "Safety"), make.add(Course, "Safeguarding")
    for each, position in ((course, 1), (course, 2), (other, 1)):
        make.add(CourseModule, each, position)
    members = {
        role: make.add(Membership, hillside, make.person(name)[0], role)
        for role, name in (("OWNER", "olga"), ("COACH", "carl"), ("ANALYST", "anna"))
    }
    people: dict[str, Learner] = {name: make.person(name)[1] for name in ("ana", "ben", "cyd", "dee")}
    active = make.add(Connection, people["ana"], hillside, "ACTIVE")
    make.add(Connection, people["ana"], seaside, "ACTIVE")
    make.add(Connection, people["ben"], hillside, "ACTIVE")
    make.add(Connection, people["cyd"], hillside, "DISCONNECTED")
    make.add(Connection, people["dee"], hillside, "REQUESTED")
    done = make.add(Session, people["ana"], course, "COMPLETED", hillside, active)
    elsewhere = make.add(Session, people["ana"], other, "COMPLETED", seaside, None)
    running = make.add(Session, people["ana"], course, "IN_PROGRESS", None, None)
    make.add(Session, people["ben"], course, "TERMINATED", hillside, None)
    make.add(Session, people["cyd"], course, "IN_PROGRESS", hillside, None)
    earned = make.add(Certificate, done)
    make.add(Certificate, elsewhere)
    make.add(Team, hillside, "Beginners", (members["COACH"],), (people["ana"], people["cyd"]))
    make.add(Team, hillside, "Advanced", (), (people["ben"],))
    make.add(StaffInvitation, hillside, "pending")
    for is_current in (False, True):
        make.add(InvitationLink, hillside, is_current)
    for owner, credits in ((hillside, 5), (people["ana"], 2)):
        make.add(LedgerEntry, owner, "SOURCE", -credits)
        make.add(LedgerEntry, owner, "AVAILABLE", credits)
    for told in (people["ana"].account, members["OWNER"].account):
        make.add(Notification, told, active)
        make.add(Notification, told, None, None, earned)
    for account in [members[role].account for role in members] + [each.account for each in people.values()]:
        make.add(AccessToken, account, True)
    owner = members["OWNER"].account
    make.add(AccountAddress, people["dee"].account, "dee@work.example")
    make.add(Invitation, hillside, people["ana"].account.email, owner, "ACCEPTED", active)
    make.add(Invitation, hillside, "dee@work.example", owner, "FAILED", None)
    make.add(Invitation, hillside, "nobody@example.org", owner, "SENT", None)
    make.add(Invitation, seaside, people["dee"].account.email, owner, "QUEUED", None)
    for action, subject, actor in (
        ("BRANDING_CHANGED", hillside, members["OWNER"].account),
        ("CONNECTION_MADE", active, people["ana"].account),
        ("LINK_DEACTIVATED", hillside, None),
    ):
        make.add(AuditEntry, hillside, action, subject, actor)
    _, eve = make.person("eve")
    for blocked, by, is_lifted in ((people["ana"], hillside, True), (eve, hillside, False), (eve, seaside, False)):
        make.add(Block, blocked, by, is_lifted)
    transactions(make)
    module = next(each for each in make.world.all(CourseModule) if each.course is course)
    for session in (done, running):
        make.add(ModuleProgress, session, module)
    return make.world
