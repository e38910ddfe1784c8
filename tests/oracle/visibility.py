"""product.md, "Who sees what", row by row, in plain Python. Shares no code with `permissions/` and `compiler/`."""

from __future__ import annotations

from uuid import UUID

from tests.oracle.maker import FAR
from tests.oracle.world import Row, World

_TABLES = {"Connection": "connection", "Session": "session", "Invitation": "invitation"}
"""Types of what a learner does something to in the log, and their tables."""
READERS = {"OWNER", "ADMIN", "ANALYST"}
"""Staff to whom every learner of the organization is visible; to a coach, only those of teams that the coach leads."""


class VisibilityOracle:
    """What one account sees of the world; None is nobody signed in."""

    def __init__(self, world: World, account: Row | None) -> None:
        self.world = world
        self.account = account
        self._seen: dict[Row, bool] = {}

    # Who the viewer is.

    def role(self, organization_id: UUID) -> str | None:
        if self.account is None:
            return None
        held = self.world.all("membership", organization_id=organization_id, account_id=self.account.id)
        return held[0].role if held else None

    def reads(self, organization_id: UUID) -> bool:
        """Owner, admin or analyst."""
        return self.role(organization_id) in READERS

    def leads(self, team: Row) -> bool:
        """A coach of the organization, and of this team."""
        if self.account is None or self.role(team.organization_id) != "COACH":
            return False
        [mine] = self.world.all("membership", organization_id=team.organization_id, account_id=self.account.id)
        return bool(self.world.all("team_coach", team_id=team.id, membership_id=mine.id))

    def is_staff_for(self, organization_id: UUID, learner_id: UUID) -> bool:
        """Staff of the organization, as far as this learner is concerned."""
        return self.reads(organization_id) or any(
            self.leads(team) and self.world.all("team_learner", team_id=team.id, learner_id=learner_id)
            for team in self.world.all("team", organization_id=organization_id)
        )

    def is_self(self, learner_id: UUID) -> bool:
        learner = self.world.get("learner", learner_id)
        return self.account is not None and learner is not None and learner.account_id == self.account.id

    # How the viewer stands to a learner.

    def is_staff_through(self, learner_id: UUID, *states: str) -> bool:
        """Staff of an organization with which the learner has a connection in one of these states."""
        return any(
            connection.state in states and self.is_staff_for(connection.organization_id, learner_id)
            for connection in self.world.all("connection", learner_id=learner_id)
        )

    def paid_for(self, row: Row) -> bool:
        """Staff of the organization whose credit paid for this session or certificate."""
        payer = row.funding_organization_id
        return payer is not None and self.is_staff_for(payer, row.learner_id)

    def is_invited(self, invitation: Row) -> bool:
        """Whether it went to an address that the viewer has proved to be his or hers."""
        if self.account is None:
            return False
        further = self.world.all("account_address", account_id=self.account.id)
        return invitation.email in {self.account.email, *(each.email for each in further)}

    # The table.

    def sees(self, row: Row | None) -> bool:
        """Whether the row exists for this viewer."""
        if row is None:
            return False
        if row not in self._seen:
            self._seen[row] = self._sees(row)
        return self._seen[row]

    def _sees(self, row: Row) -> bool:
        world, me = self.world, self.account
        match row.table:
            case "organization":
                return True
            case "course":
                is_public = row.published_at is not None and row.published_at < FAR
                return is_public or (me is not None and me.is_platform_staff)
            case "course_module" | "course_translation":
                return self.sees(world.get("course", row.course_id))
        if me is None:
            return False
        match row.table:
            case "account":
                return row is me
            case "access_token" | "account_address":
                return bool(row.account_id == me.id)
            case "notification":
                return bool(row.recipient_id == me.id)
            case "learner":
                paid = [*world.all("session", learner_id=row.id), *world.all("certificate", learner_id=row.id)]
                return (
                    self.is_self(row.id)
                    or self.is_staff_through(row.id, "ACTIVE", "REQUESTED")
                    or any(self.paid_for(each) for each in paid)
                )
            case "certificate":
                return (
                    self.is_self(row.learner_id)
                    or self.is_staff_through(row.learner_id, "ACTIVE")
                    or self.paid_for(row)
                )
            case "session":
                running = row.state == "IN_PROGRESS"
                return (
                    self.is_self(row.learner_id)
                    or (running and self.is_staff_through(row.learner_id, "ACTIVE"))
                    or self.paid_for(row)
                )
            case "module_progress":
                return self.sees(world.get("session", row.session_id))
            case "connection":
                return self.is_self(row.learner_id) or self.is_staff_for(row.organization_id, row.learner_id)
            case "ledger_transaction":
                return any(self.sees(entry) for entry in world.all("ledger_entry", transaction_id=row.id))
            case "ledger_entry":
                owner = world.get("ledger_account", row.account_id)
                assert owner is not None
                if owner.organization_id is not None:
                    return self.reads(owner.organization_id)
                return self.is_self(owner.learner_id)
            case "invitation_link" | "block":
                return self.reads(row.organization_id)
            case "invitation":
                # An accepted one is of who accepted it, whoever has the address by now.
                accepted = world.get("connection", row.connection_id)
                is_taken = accepted is not None and not self.is_self(accepted.learner_id)
                return self.reads(row.organization_id) or (self.is_invited(row) and not is_taken)
            case "audit_entry":
                return self.role(row.organization_id) == "OWNER"
            case "staff_invitation":
                return self.role(row.organization_id) in {"OWNER", "ADMIN"}
            case "membership":
                return row.account_id == me.id or self.role(row.organization_id) is not None
            case "team":
                return self.reads(row.organization_id) or self.leads(row)
        raise TypeError(f"the table says nothing of {row.table}")

    def sees_email(self, learner: Row) -> bool:
        """Himself; staff while a connection is active or requested."""
        return self.is_self(learner.id) or self.is_staff_through(learner.id, "ACTIVE", "REQUESTED")

    def sees_payer(self, row: Row) -> bool:
        """The learner, and who paid: to others it would name a connection that is not theirs to see."""
        return self.is_self(row.learner_id) or self.paid_for(row)

    def reasons(self, row: Row) -> list[str]:
        """By which columns of the table the viewer sees the row as staff, of whichever organizations."""
        shared = row.table == "certificate" or row.state == "IN_PROGRESS"
        by_connection = shared and self.is_staff_through(row.learner_id, "ACTIVE")
        return ["CONNECTION"] * by_connection + ["CREDIT"] * self.paid_for(row)

    def onlookers(self, row: Row) -> list[tuple[Row, list[str]]]:
        """The organizations whose staff see the row, and why; the learner alone is told."""
        if not self.is_self(row.learner_id):
            return []
        shared = row.table == "certificate" or row.state == "IN_PROGRESS"
        found = []
        for one in self.world.all("organization"):
            bond = self.world.all("connection", learner_id=row.learner_id, organization_id=one.id, state="ACTIVE")
            why = ["CONNECTION"] * bool(shared and bond) + ["CREDIT"] * (row.funding_organization_id == one.id)
            found += [(one, why)] if why else []
        return found

    def knows_actor(self, entry: Row) -> bool:
        """Of an entry of the log: the organization's own staff, past ones too, and learners seen by name anyway.

        Never the provider's staff; whoever acted as a learner, only as far as the learner is seen.
        """
        side = acted(self.world, entry)
        if side in {"SYSTEM", "PROVIDER"}:
            return False
        at = {"organization_id": entry.organization_id}
        came = [
            each
            for action in ("ORGANIZATION_CREATED", "MEMBER_ADDED")
            for each in self.world.all("audit_entry", **at, actor_id=entry.actor_id, action=action)
        ]
        is_staff = bool(came or self.world.all("membership", **at, account_id=entry.actor_id))
        return (is_staff and side == "STAFF") or self.sees(actor_of(self.world, entry))


def acted(world: World, entry: Row) -> str:
    """On whose behalf. A learner acts on his own connections, invitations and sessions; on all else, staff do."""
    if entry.actor_id is None:
        return "SYSTEM"
    if entry.action in {"CREDITS_GRANTED", "MAIL_ALLOWANCE_SET"}:
        return "PROVIDER"
    subject = world.get(_TABLES.get(entry.subject_type, ""), entry.subject_id)
    if subject is not None and subject.table == "invitation":
        subject = world.get("connection", subject.connection_id)
    actor = actor_of(world, entry)
    is_concerned = subject is not None and subject.table in {"connection", "session"} and actor is not None
    return "LEARNER" if is_concerned and subject.learner_id == actor.id else "STAFF"


def actor_of(world: World, entry: Row) -> Row | None:
    """The learner behind the account that did what the entry says."""
    return next((one for one in world.all("learner") if one.account_id == entry.actor_id), None)
