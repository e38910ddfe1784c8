"""What each field answers: one function per field that is not simply a column."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.oracle import bond_answers  # noqa: F401 (the same of invitations, ends and the log)
from tests.oracle.answering import answers, page_of, shown, shown_all
from tests.oracle.lists import compare, is_valid
from tests.oracle.visibility import Eyes
from tests.oracle.world import TYPES, Row

# Every node.


@answers(*(f"{name}.id" for name in TYPES.values()))
def public_id(_eyes: Eyes, row: Row) -> str:
    return row.public_id


# Roots.


@answers("Query.viewer")
def viewer(eyes: Eyes, _root: Any) -> Row | None:
    return eyes.account


@answers("Query.node")
def node(eyes: Eyes, _root: Any, id: str) -> Row | None:
    return shown(eyes, eyes.world.by_public_id.get(id))


@answers("Query.nodes")
def nodes(eyes: Eyes, _root: Any, ids: list[str]) -> list[Row | None]:
    return [node(eyes, None, id=each) for each in ids]


def _one(eyes: Eyes, table: str, given: dict[str, str | None]) -> Row | None:
    by_id, slug = given.get("id"), given.get("slug")
    assert (by_id is None) != (slug is None), "exactly one of them is asked for"
    wanted = [row for row in eyes.world.all(table) if by_id == row.public_id or slug == row.slug]
    return shown(eyes, wanted[0] if wanted else None)


@answers("Query.organization")
def organization(eyes: Eyes, _root: Any, **given: str | None) -> Row | None:
    return _one(eyes, "organization", given)


@answers("Query.course")
def course(eyes: Eyes, _root: Any, **given: str | None) -> Row | None:
    return _one(eyes, "course", given)


@answers("Query.organizations")
def organizations(eyes: Eyes, _root: Any, search: str | None = None, **arguments: Any) -> Any:
    found = eyes.world.all("organization")
    if search:
        found = [row for row in found if compare(row.name, "search", search)]
    return page_of(eyes, "Organization", found, arguments)


@answers("Query.courses")
def courses(eyes: Eyes, _root: Any, **arguments: Any) -> Any:
    return page_of(eyes, "Course", eyes.world.all("course"), arguments)


@answers("Query.verifyCertificate")
def verify_certificate(eyes: Eyes, _root: Any, number: str) -> Row | None:
    letters = "".join(letter for letter in number.upper() if letter.isalnum())
    letters = letters.removeprefix("TES") if len(letters) == 15 else letters
    as_printed = f"TES-{letters[:4]}-{letters[4:8]}-{letters[8:]}" if len(letters) == 12 else ""
    return next(iter(eyes.world.all("certificate", number=as_printed)), None)


# The catalogue.


def _in_language(rows: list[Row], language: str | None) -> Row | None:
    by_language = {row.language: row for row in rows}
    for wanted in (language, "EN", *sorted(by_language)):
        if wanted in by_language:
            return by_language[wanted]
    return None


@answers("CertificateVerification.courseTitle")
def verified_course_title(eyes: Eyes, row: Row, language: str | None = None) -> str:
    """Of a course that is in the catalogue no more, too."""
    found = _in_language(eyes.world.all("course_translation", course_id=row.course_id), language)
    return found.title if found else ""


@answers("Course.title")
def course_title(eyes: Eyes, row: Row, language: str | None = None) -> str:
    found = _in_language(eyes.world.all("course_translation", course_id=row.id), language)
    return found.title if found else ""


@answers("Course.summary")
def course_summary(eyes: Eyes, row: Row, language: str | None = None) -> str:
    found = _in_language(eyes.world.all("course_translation", course_id=row.id), language)
    return found.summary if found else ""


@answers("CourseModule.title")
def module_title(eyes: Eyes, row: Row, language: str | None = None) -> str:
    found = _in_language(eyes.world.all("course_module_translation", module_id=row.id), language)
    return found.title if found else ""


@answers("Course.translations")
def course_translations(eyes: Eyes, row: Row) -> list[Row]:
    return sorted(shown_all(eyes, eyes.world.all("course_translation", course_id=row.id)), key=lambda r: r.language)


@answers("Course.modules")
def course_modules(eyes: Eyes, row: Row) -> list[Row]:
    return sorted(shown_all(eyes, eyes.world.all("course_module", course_id=row.id)), key=lambda r: r.position)


# Where one row refers to another.


@answers("Certificate.course", "CertificateVerification.course", "Session.course")
def its_course(eyes: Eyes, row: Row) -> Row | None:
    return shown(eyes, eyes.world.get("course", row.course_id))


@answers("Certificate.learner", "Session.learner", "Connection.learner")
def its_learner(eyes: Eyes, row: Row) -> Row | None:
    return shown(eyes, eyes.world.get("learner", row.learner_id))


@answers("Certificate.session", "Notification.session")
def its_session(eyes: Eyes, row: Row) -> Row | None:
    return shown(eyes, eyes.world.get("session", row.session_id))


@answers("Session.connection", "Notification.connection")
def its_connection(eyes: Eyes, row: Row) -> Row | None:
    return shown(eyes, eyes.world.get("connection", row.connection_id))


@answers("Connection.organization", "Membership.organization", "Notification.organization")
def its_organization(eyes: Eyes, row: Row) -> Row | None:
    return shown(eyes, eyes.world.get("organization", row.organization_id))


@answers("Notification.certificate")
def its_certificate(eyes: Eyes, row: Row) -> Row | None:
    return shown(eyes, eyes.world.get("certificate", row.certificate_id))


@answers("Session.certificate")
def earned(eyes: Eyes, row: Row) -> Row | None:
    return shown(eyes, next(iter(eyes.world.all("certificate", session_id=row.id)), None))


@answers("Certificate.fundedBy", "Session.fundedBy")
def payer(eyes: Eyes, row: Row) -> Row | None:
    return eyes.world.get("organization", row.funding_organization_id) if eyes.sees_payer(row) else None


@answers("Certificate.isValid", "CertificateVerification.isValid")
def valid(_eyes: Eyes, row: Row) -> bool:
    return is_valid(row)


# Learners.


@answers("Learner.email")
def learner_email(eyes: Eyes, learner: Row) -> str | None:
    account = eyes.world.get("account", learner.account_id)
    return account.email if account is not None and eyes.sees_email(learner) else None


@answers("Learner.createdAt")
def learner_since(eyes: Eyes, learner: Row) -> datetime | None:
    return learner.created_at if eyes.is_self(learner.id) else None


@answers("Learner.credits")
def learner_credits(eyes: Eyes, learner: Row) -> Any:
    return _credits(eyes, eyes.world.all("ledger_account", learner_id=learner.id)) if eyes.is_self(learner.id) else None


@answers("Learner.connections")
def learner_connections(eyes: Eyes, learner: Row, **arguments: Any) -> Any:
    return page_of(eyes, "Connection", eyes.world.all("connection", learner_id=learner.id), arguments)


@answers("Learner.sessions")
def learner_sessions(eyes: Eyes, learner: Row, **arguments: Any) -> Any:
    return page_of(eyes, "Session", eyes.world.all("session", learner_id=learner.id), arguments)


@answers("Learner.certificates")
def learner_certificates(eyes: Eyes, learner: Row, **arguments: Any) -> Any:
    return page_of(eyes, "Certificate", eyes.world.all("certificate", learner_id=learner.id), arguments)


# Credits.


def _credits(_eyes: Eyes, accounts: list[Row]) -> dict[str, Any]:
    balances = {account.kind: account.balance for account in accounts}
    return {
        "balance": balances.get("AVAILABLE", 0),
        "reserved": balances.get("RESERVED", 0),
        "spent": balances.get("SPENT", 0),
        "accounts": accounts,
    }


@answers("OrganizationCredits.ledger", "LearnerCredits.ledger")
def ledger(eyes: Eyes, of: dict[str, Any], **arguments: Any) -> Any:
    entries = [e for account in of["accounts"] for e in eyes.world.all("ledger_entry", account_id=account.id)]
    return page_of(eyes, "LedgerEntry", entries, arguments)


@answers("LedgerEntry.account")
def entry_account(eyes: Eyes, entry: Row) -> str:
    return str(eyes.world.by_id["ledger_account", entry.account_id].kind)


@answers("LedgerEntry.reason")
def entry_reason(eyes: Eyes, entry: Row) -> str:
    return str(eyes.world.by_id["ledger_transaction", entry.transaction_id].reason)


@answers("LedgerEntry.note")
def entry_note(eyes: Eyes, entry: Row) -> str | None:
    return eyes.world.by_id["ledger_transaction", entry.transaction_id].note


@answers("LedgerEntry.occurredAt")
def entry_moment(eyes: Eyes, entry: Row) -> datetime:
    return eyes.world.by_id["ledger_transaction", entry.transaction_id].occurred_at


# Organizations.


@answers("Organization.branding")
def branding(_eyes: Eyes, row: Row) -> Row:
    return row


@answers("Organization.credits")
def organization_credits(eyes: Eyes, row: Row) -> Any:
    return _credits(eyes, eyes.world.all("ledger_account", organization_id=row.id)) if eyes.reads(row.id) else None


@answers("Organization.invitationLink")
def invitation_link(eyes: Eyes, row: Row) -> Row | None:
    current = eyes.world.all("invitation_link", organization_id=row.id, rotated_at=None)
    return shown(eyes, current[0] if current else None)


@answers("Organization.connections")
def organization_connections(eyes: Eyes, row: Row, **arguments: Any) -> Any:
    return page_of(eyes, "Connection", eyes.world.all("connection", organization_id=row.id), arguments)


@answers("Organization.learners")
def organization_learners(eyes: Eyes, row: Row, connectionStates: list[str] | None = None, **arguments: Any) -> Any:  # noqa: N803
    """Those with a connection that the viewer sees, in one of the states if any are asked for."""
    bound = {
        connection.learner_id
        for connection in shown_all(eyes, eyes.world.all("connection", organization_id=row.id))
        if connectionStates is None or connection.state in connectionStates
    }
    return page_of(eyes, "Learner", [one for one in eyes.world.all("learner") if one.id in bound], arguments)


def _seen_by_organization(eyes: Eyes, organization: Row, row: Row, *, shared: bool) -> bool:
    """What the organization sees by itself, for its staff and for the learner: paid by it, or shared with it."""
    is_party = eyes.is_self(row.learner_id) or eyes.is_staff_for(organization.id, row.learner_id)
    bonds = eyes.world.all("connection", organization_id=organization.id, learner_id=row.learner_id, state="ACTIVE")
    return is_party and (row.funding_organization_id == organization.id or (shared and bool(bonds)))


@answers("Organization.sessions")
def organization_sessions(eyes: Eyes, row: Row, **arguments: Any) -> Any:
    found = [
        session
        for session in eyes.world.all("session")
        if _seen_by_organization(eyes, row, session, shared=session.state == "IN_PROGRESS")
    ]
    return page_of(eyes, "Session", found, arguments)


@answers("Organization.certificates")
def organization_certificates(eyes: Eyes, row: Row, **arguments: Any) -> Any:
    found = [one for one in eyes.world.all("certificate") if _seen_by_organization(eyes, row, one, shared=True)]
    return page_of(eyes, "Certificate", found, arguments)


@answers("Organization.members")
def members(eyes: Eyes, row: Row, **arguments: Any) -> Any:
    return page_of(eyes, "Membership", eyes.world.all("membership", organization_id=row.id), arguments)


@answers("Organization.staffInvitations")
def staff_invitations(eyes: Eyes, row: Row) -> list[Row]:
    waiting = eyes.world.all("staff_invitation", organization_id=row.id, accepted_at=None, revoked_at=None)
    return sorted(shown_all(eyes, waiting), key=lambda one: (one.created_at, one.id))


@answers("StaffInvitation.isExpired")
def is_expired(_eyes: Eyes, row: Row) -> bool:
    return bool(row.expires_at <= datetime.now(UTC))


@answers("Organization.teams")
def teams(eyes: Eyes, row: Row, **arguments: Any) -> Any:
    return page_of(eyes, "Team", eyes.world.all("team", organization_id=row.id), arguments)


@answers("Team.coaches")
def coaches(eyes: Eyes, team: Row) -> list[Row]:
    led_by = {each.membership_id for each in eyes.world.all("team_coach", team_id=team.id)}
    found = [member for member in eyes.world.all("membership") if member.id in led_by]
    return sorted(shown_all(eyes, found), key=lambda member: member.id)


@answers("Team.learners")
def team_learners(eyes: Eyes, team: Row, **arguments: Any) -> Any:
    within = {each.learner_id for each in eyes.world.all("team_learner", team_id=team.id)}
    return page_of(eyes, "Learner", [one for one in eyes.world.all("learner") if one.id in within], arguments)


@answers("Membership.name")
def member_name(eyes: Eyes, member: Row) -> str:
    return str(eyes.world.all("learner", account_id=member.account_id)[0].name)


@answers("Membership.email")
def member_email(eyes: Eyes, member: Row) -> str:
    return str(eyes.world.by_id["account", member.account_id].email)


# The viewer.


@answers("Viewer.learner")
def own_learner(eyes: Eyes, account: Row) -> Row | None:
    return shown(eyes, eyes.world.all("learner", account_id=account.id)[0])


@answers("Viewer.memberships")
def own_memberships(eyes: Eyes, account: Row) -> list[Row]:
    found = shown_all(eyes, eyes.world.all("membership", account_id=account.id))
    return sorted(found, key=lambda member: (member.created_at, member.id))


@answers("Viewer.notifications")
def notifications(eyes: Eyes, account: Row, **arguments: Any) -> Any:
    return page_of(eyes, "Notification", eyes.world.all("notification", recipient_id=account.id), arguments)


@answers("Viewer.unreadCount")
def unread(eyes: Eyes, account: Row) -> int:
    return len(eyes.world.all("notification", recipient_id=account.id, read_at=None))


@answers("Viewer.accessTokens")
def access_tokens(eyes: Eyes, account: Row) -> list[Row]:
    """Those that work; the newest first."""
    found = [
        token
        for token in eyes.world.all("access_token", account_id=account.id, revoked_at=None)
        if token.expires_at > datetime.now(UTC)
    ]
    return sorted(sorted(shown_all(eyes, found), key=lambda t: t.id), key=lambda t: t.created_at, reverse=True)
