"""What the API shows of each row, beside what the table says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.client import Api
from tests.visibility.table import Eyes
from tests.visibility.world import (
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
    Row,
    Session,
    StaffInvitation,
    Team,
    Viewer,
    World,
)

PAGE = "(first: 200) { totalCount nodes { id } }"
OPEN = {"QUEUED", "SENT", "FAILED"}
"""Invitations that still connect."""
SELECTIONS = {
    "Learner": "name email createdAt credits { balance ledger%s } sessions%s certificates%s connections%s",
    "Session": "fundedBy { id } learner { id } connection { id } certificate { id }"
    " terminationNote visibleBecause visibleTo { because organization { id } }",
    "Certificate": "fundedBy { id } learner { id } session { id }"
    " visibleBecause visibleTo { because organization { id } }",
    "AuditEntry": "action subjectId actorSide actorName actor { id } actorMembership { id } details { name value }",
    "Connection": "learner { id } organization { id } requestMessage",
    "Invitation": "email failure sends token organization { id } connection { id } invitedBy { id }",
    "AccountAddress": "email",
    "Block": "learner { id } organization { id } reason",
    "Membership": "organization { id } email requestMails",
    "Team": "coaches { id } learners { id }",
    "Notification": "connection { id } session { id } certificate { id }",
    "Organization": "credits { balance ledger%s } invitationLink { id } learners%s sessions%s certificates%s"
    " connections%s blocks%s members { id } teams { id } staffInvitations { id } auditLog%s"
    " invitations%s invitationDomains",
    "Viewer": "email learner { id } memberships { id } notifications%s accessTokens { id }"
    " addresses { id } invitations%s",
    "Course": "modules { id } translations { title }",
}


def selection(type_name: str) -> str:
    """The fields that are compared, beside the id."""
    return SELECTIONS.get(type_name, "__typename").replace("%s", PAGE)


def shown(eyes: Eyes, row: Any) -> Any:
    """What `node(id:)` answers for the row if the table holds; lists sorted by id."""
    if not eyes.sees(row):
        return None
    return {"id": row.id, **_fields(eyes, row)}


def _fields(eyes: Eyes, row: Any) -> dict[str, Any]:
    def related(other: Row | None) -> Any:
        return {"id": other.id} if other is not None and eyes.sees(other) else None

    def listed(rows: Iterable[Row]) -> list[Any]:
        return sorted(({"id": each.id} for each in rows if eyes.sees(each)), key=str)

    def paged(rows: Iterable[Row]) -> dict[str, Any]:
        nodes = listed(rows)
        return {"totalCount": len(nodes), "nodes": nodes}

    def credits_of(owner: Row, balance: int) -> dict[str, Any]:
        return {"balance": balance, "ledger": paged(e for e in world.all(LedgerEntry) if e.owner is owner)}

    def why(row: Session | Certificate) -> dict[str, Any]:
        told = [{"because": each, "organization": {"id": where.id}} for where, each in eyes.onlookers(row)]
        return {"visibleBecause": eyes.reasons(row), "visibleTo": sorted(told, key=str)}

    world = eyes.world
    match row:
        case Learner():
            mine = eyes.is_self(row)
            earned = any(e.owner is row for e in world.all(LedgerEntry))
            return {
                "name": row.name,
                "email": row.account.email if eyes.sees_email(row) else None,
                "createdAt": mine,
                "credits": credits_of(row, 3 if earned else 0) if mine else None,
                "sessions": paged(s for s in world.all(Session) if s.learner is row),
                "certificates": paged(c for c in world.all(Certificate) if c.learner is row),
                "connections": paged(c for c in world.all(Connection) if c.learner is row),
            }
        case Session():
            [earned] = [c for c in world.all(Certificate) if c.session is row] or [None]
            return {
                "fundedBy": related(row.paid_by) if eyes.sees_purse(row) else None,
                "learner": related(row.learner),
                "connection": related(row.connection),
                "certificate": related(earned),
                "terminationNote": "Enough." if row.state == "TERMINATED" and eyes.sees_purse(row) else None,
                **why(row),
            }
        case Certificate():
            return {
                "fundedBy": related(row.paid_by) if eyes.sees_purse(row) else None,
                "learner": related(row.learner),
                "session": related(row.session),
                **why(row),
            }
        case AuditEntry():
            learner = next((each for each in world.all(Learner) if each.account is row.actor), None)
            here = [m for m in world.all(Membership) if m.organization is row.organization and m.account is row.actor]
            return {
                "action": row.action,
                "subjectId": row.subject.id,
                "actorSide": eyes.acted(row),
                "actorName": eyes.actor_name(row),
                "actor": related(learner),
                "actorMembership": related(here[0] if here else None),
                "details": [{"name": "former", "value": "this"}, {"name": "now", "value": "that"}],
            }
        case Connection():
            message = "Please" if row.state == "REQUESTED" else None
            parties = {"learner": related(row.learner), "organization": related(row.organization)}
            return {**parties, "requestMessage": message}
        case Invitation():
            staff = eyes.reads(row.organization)
            [inviting] = [m for m in world.all(Membership) if m.account is row.invited_by]
            return {
                "email": row.email,
                "failure": "550 no such user" if staff and row.state == "FAILED" else None,
                "sends": 1 if staff else None,
                "token": row.key.hex[::-1] if eyes.is_invited(row) else None,
                "organization": related(row.organization),
                "connection": related(row.connection),
                "invitedBy": related(inviting),
            }
        case AccountAddress():
            return {"email": row.email}
        case Block():
            return {"learner": related(row.learner), "organization": related(row.organization), "reason": "Rude"}
        case Membership():
            mails = "IMMEDIATELY" if row.account is eyes.account else None
            return {"organization": related(row.organization), "email": row.account.email, "requestMails": mails}
        case Team():
            return {"coaches": listed(row.coaches), "learners": listed(row.learners)}
        case Notification():
            return {
                "connection": related(row.connection),
                "session": related(row.session),
                "certificate": related(row.certificate),
            }
        case Organization():
            [current] = [k for k in world.all(InvitationLink) if k.organization is row and k.is_current]
            here = [i for i in world.all(StaffInvitation) if i.organization is row and i.state == "pending"]
            return {
                "credits": credits_of(row, 5) if eyes.reads(row) else None,
                "invitationLink": related(current),
                "learners": paged(eyes.learners_of(row)),
                "sessions": paged(eyes.learning_at(row, Session)),
                "certificates": paged(eyes.learning_at(row, Certificate)),
                "connections": paged(c for c in world.all(Connection) if c.organization is row),
                "blocks": paged(b for b in world.all(Block) if b.organization is row),
                "members": listed(m for m in world.all(Membership) if m.organization is row),
                "teams": listed(t for t in world.all(Team) if t.organization is row),
                "staffInvitations": listed(here),
                "invitations": paged(i for i in world.all(Invitation) if i.organization is row),
                "invitationDomains": [] if eyes.reads(row) else None,
                "auditLog": paged(e for e in world.all(AuditEntry) if e.organization is row),
            }
        case Viewer():
            return {
                "email": row.email,
                "learner": related(next(each for each in world.all(Learner) if each.account is row)),
                "memberships": listed(m for m in world.all(Membership) if m.account is row),
                "notifications": paged(n for n in world.all(Notification) if n.recipient is row),
                "addresses": listed(each for each in world.all(AccountAddress) if each.account is row),
                "invitations": paged(i for i in world.all(Invitation) if eyes.is_invited(i) and i.state in OPEN),
                "accessTokens": listed(t for t in world.all(AccessToken) if t.account is row and t.is_live),
            }
        case Course():
            return {
                "modules": listed(m for m in world.all(CourseModule) if m.course is row),
                "translations": [{"title": row.name}],
            }
    return {"__typename": type(row).__name__}


@dataclass
class Onlookers:
    """Everybody in the world, looking at it through the API."""

    world: World
    api: Api

    async def client(self, account: Viewer | None) -> Api:
        """The API as this account, or as nobody."""
        return self.api if account is None else await self.api.signed_in(account.key)

    async def disagreements(self, account: Viewer | None, rows: Iterable[Row] | None = None) -> list[str]:
        """For each row that the API shows otherwise than the table: what, and how."""
        eyes, client = Eyes(self.world, account), await self.client(account)
        asked = list(self.world.rows if rows is None else rows)
        answers = await self._answers(client, asked)
        return [
            f"{row.id} {_short(row)}: the API shows {answer}, the table says {expected}"
            for row in asked
            if (answer := answers[row.id]) != (expected := shown(eyes, row))
        ]

    async def _answers(self, client: Api, rows: list[Row]) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        for start in range(0, len(rows), 40):
            part = rows[start : start + 40]
            used = sorted({type(row).__name__ for row in part})
            fragments = " ".join(f"fragment Of{name} on {name} {{ {selection(name)} }}" for name in used)
            fields = " ".join(
                f'n{number}: node(id: "{row.id}") {{ id ...Of{type(row).__name__} }}' for number, row in enumerate(part)
            )
            data = await client.data(f"{{ {fields} }} {fragments}")
            answers |= {row.id: self._sorted(data[f"n{number}"]) for number, row in enumerate(part)}
        return answers

    def _sorted(self, answer: Any) -> Any:
        """Lists in one order; times as whether there is one; without the token that asks."""
        if isinstance(answer, dict):
            return {
                key: value is not None if key == "createdAt" else self._sorted(value) for key, value in answer.items()
            }
        if isinstance(answer, list):
            known = {row.id for row in self.world.all(AccessToken)}
            kept = [e for e in answer if "tok_" not in str(e) or e["id"] in known]
            return sorted((self._sorted(each) for each in kept), key=str)
        return answer


def _short(row: Any) -> str:
    learner = getattr(row, "learner", row)
    state, paid_by = getattr(row, "state", ""), getattr(row, "paid_by", None)
    return f"({type(row).__name__} {state} {getattr(learner, 'name', '')} paid by {getattr(paid_by, 'name', '-')})"
