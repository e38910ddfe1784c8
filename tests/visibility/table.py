"""product.md, "Who sees what", as plain Python over plain data: slow, obvious, and all there is to know.

Shares no code with `permissions/` and `compiler/`. Each function is a row or a cell of the table.
"""

from __future__ import annotations

from typing import Any

from tests.visibility.world import (
    READERS,
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
    Notification,
    Organization,
    Session,
    StaffInvitation,
    Team,
    Viewer,
    World,
)


class Eyes:
    """What one account sees of the world; nobody signed in is None."""

    def __init__(self, world: World, account: Viewer | None) -> None:
        self.world = world
        self.account = account
        self.roles = {m.organization: m for m in world.all(Membership) if m.account is account}

    def reads(self, organization: Organization) -> bool:
        """Owner, admin or analyst."""
        return organization in self.roles and self.roles[organization].role in READERS

    def manages(self, organization: Organization) -> bool:
        """Owner or admin."""
        return organization in self.roles and self.roles[organization].role in {"OWNER", "ADMIN"}

    def owns(self, organization: Organization) -> bool:
        """Owner."""
        return organization in self.roles and self.roles[organization].role == "OWNER"

    def leads(self, team: Team) -> bool:
        """A coach, and one of this team's."""
        mine = self.roles.get(team.organization)
        return mine is not None and mine.role == "COACH" and mine in team.coaches

    def is_staff_for(self, organization: Organization, learner: Learner) -> bool:
        """A coach sees the same rows as the others, but only for learners in teams that the coach leads."""
        led = [t for t in self.world.all(Team) if t.organization is organization and self.leads(t)]
        return self.reads(organization) or any(learner in team.learners for team in led)

    def is_self(self, learner: Learner) -> bool:
        return learner.account is self.account

    def is_invited(self, invitation: Invitation) -> bool:
        """Whether it went to an address of the viewer's, the first or a further one."""
        if self.account is None:
            return False
        further = [each.email for each in self.world.all(AccountAddress) if each.account is self.account]
        return invitation.email in [self.account.email, *further]

    def staffed(self, learner: Learner, *states: str) -> bool:
        """Whether the viewer is staff of an organization with a connection to the learner in one of these states."""
        return any(
            c.learner is learner and c.state in states and self.is_staff_for(c.organization, learner)
            for c in self.world.all(Connection)
        )

    def paid(self, row: Session | Certificate) -> bool:
        """Whether the credit of an organization paid whose staff the viewer is."""
        return row.paid_by is not None and self.is_staff_for(row.paid_by, row.learner)

    def sees(self, row: Any) -> bool:
        """Whether the row exists for this viewer."""
        if isinstance(row, Course | CourseModule):
            course = row.course if isinstance(row, CourseModule) else row
            return course.published or (self.account is not None and self.account.is_platform_staff)
        if isinstance(row, Organization):
            return True
        return self.account is not None and self._sees(row)

    def _sees(self, row: Any) -> bool:
        match row:
            case Learner():
                # The name. Staff: connected or requested, or something was paid.
                return (
                    self.is_self(row)
                    or self.staffed(row, "ACTIVE", "REQUESTED")
                    or any(self.paid(s) for s in self.world.all(Session) if s.learner is row)
                    or any(self.paid(c) for c in self.world.all(Certificate) if c.learner is row)
                )
            case Certificate():
                return self.is_self(row.learner) or self.staffed(row.learner, "ACTIVE") or self.paid(row)
            case Session(state="IN_PROGRESS"):
                return self.is_self(row.learner) or self.staffed(row.learner, "ACTIVE") or self.paid(row)
            case Session():
                return self.is_self(row.learner) or self.paid(row)
            case Connection():
                return self.is_self(row.learner) or self.is_staff_for(row.organization, row.learner)
            case Block():
                # The learner is not told, and coaches need not know.
                return self.reads(row.organization)
            case LedgerEntry():
                return self.is_self(row.owner) if isinstance(row.owner, Learner) else self.reads(row.owner)
            case InvitationLink():
                return self.reads(row.organization)
            case Invitation():
                # An accepted one is of who accepted it, whoever has the address by now.
                is_taken = row.connection is not None and not self.is_self(row.connection.learner)
                return self.reads(row.organization) or (self.is_invited(row) and not is_taken)
            case StaffInvitation():
                return self.manages(row.organization)
            case Membership():
                return row.account is self.account or row.organization in self.roles
            case Team():
                return self.reads(row.organization) or self.leads(row)
            case Notification():
                return row.recipient is self.account
            case AuditEntry():
                return self.owns(row.organization)
            case AccessToken() | AccountAddress():
                return row.account is self.account
            case Viewer():
                return row is self.account
        raise TypeError(f"the table has no row for {row}")

    def sees_email(self, learner: Learner) -> bool:
        """Staff: while a connection is active or requested."""
        return self.account is not None and (self.is_self(learner) or self.staffed(learner, "ACTIVE", "REQUESTED"))

    def sees_purse(self, row: Session | Certificate) -> bool:
        """Who paid: the learner and the one who paid. It would name another organization's connection."""
        return self.account is not None and (self.is_self(row.learner) or self.paid(row))

    def reasons(self, row: Session | Certificate) -> list[str]:
        """Why organizations whose staff the viewer is see the row; as the learner alone there is no reason."""
        shared = isinstance(row, Certificate) or row.state == "IN_PROGRESS"
        found = ["CONNECTION"] if shared and self.staffed(row.learner, "ACTIVE") else []
        return [*found, "CREDIT"] if self.paid(row) else found

    def onlookers(self, row: Session | Certificate) -> list[tuple[Organization, list[str]]]:
        """Every organization that sees the row, and why: for the learner alone."""
        if not self.is_self(row.learner):
            return []
        shared = isinstance(row, Certificate) or row.state == "IN_PROGRESS"
        bonds = {c.organization for c in self.world.all(Connection) if c.learner is row.learner and c.state == "ACTIVE"}
        found = []
        for organization in self.world.all(Organization):
            why = ["CONNECTION"] if shared and organization in bonds else []
            why += ["CREDIT"] if row.paid_by is organization else []
            found += [(organization, why)] if why else []
        return found

    def acted(self, entry: AuditEntry) -> str:
        """On whose behalf: the learner whom the entry is about, or the staff."""
        if entry.actor is None:
            return "SYSTEM"
        if entry.action == "CREDITS_GRANTED":
            return "PROVIDER"
        concerned = entry.subject.learner if isinstance(entry.subject, Connection | Session) else None
        return "LEARNER" if concerned is not None and concerned.account is entry.actor else "STAFF"

    def actor_name(self, entry: AuditEntry) -> str | None:
        """Colleagues by name, and learners whose name is visible anyway."""
        if entry.actor is None:
            return None
        is_member = any(
            m.organization is entry.organization and m.account is entry.actor for m in self.world.all(Membership)
        )
        seen = any(each.account is entry.actor for each in self.visible(Learner))
        return entry.actor.name if is_member or seen else None

    def preview(self, connection: Connection) -> dict[str, int] | None:
        """What the end of an active connection would change: for whoever sees it."""
        if connection.state != "ACTIVE" or not self.sees(connection):
            return None
        running = [s for s in self.world.all(Session) if s.learner is connection.learner and s.state == "IN_PROGRESS"]
        ending = sum(s.connection is connection for s in running)
        return {
            "sessionsEnding": ending,
            "creditsReturning": ending,
            "certificatesHidden": sum(
                c.learner is connection.learner and c.paid_by is not connection.organization
                for c in self.world.all(Certificate)
            ),
            "sessionsHidden": sum(s.paid_by is not connection.organization for s in running),
        }

    def visible(self, kind: type[Any]) -> list[Any]:
        """The rows of a kind that exist for this viewer."""
        return [row for row in self.world.all(kind) if self.sees(row)]

    def learners_of(self, organization: Organization) -> list[Learner]:
        """Visible learners with a visible connection to the organization."""
        bound = {c.learner for c in self.visible(Connection) if c.organization is organization}
        return [learner for learner in self.visible(Learner) if learner in bound]

    def learning_at(self, organization: Organization, kind: type[Any]) -> list[Any]:
        """Visible sessions or certificates that this organization sees, to its staff and to the learner."""
        connected = {
            c.learner for c in self.world.all(Connection) if c.organization is organization and c.state == "ACTIVE"
        }
        return [
            row
            for row in self.visible(kind)
            if (self.is_self(row.learner) or self.is_staff_for(organization, row.learner))
            and (
                row.paid_by is organization
                or (row.learner in connected and (kind is Certificate or row.state == "IN_PROGRESS"))
            )
        ]
