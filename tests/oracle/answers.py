"""What each field answers: one function per field that is not simply a column."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.oracle import action_answers, bond_answers, group_answers, ledger_answers  # noqa: F401 (the same of what one may do; of bonds and the log; of figures by group)
from tests.oracle.answering import answers, page_of, shown, shown_all
from tests.oracle.lists import certificate_state, compare, is_valid
from tests.oracle.visibility import VisibilityOracle
from tests.oracle.world import TYPES, Row, World

# Every node.


@answers(*(f"{name}.id" for name in TYPES.values()))
def public_id(_visibility: VisibilityOracle, row: Row) -> str:
    return row.public_id


# Roots.


@answers("Query.viewer")
def viewer(visibility: VisibilityOracle, _root: Any) -> Row | None:
    return visibility.account


@answers("Query.node")
def node(visibility: VisibilityOracle, _root: Any, id: str) -> Row | None:
    return shown(visibility, visibility.world.by_public_id.get(id))


@answers("Query.nodes")
def nodes(visibility: VisibilityOracle, _root: Any, ids: list[str]) -> list[Row | None]:
    return [node(visibility, None, id=each) for each in ids]


def _one(visibility: VisibilityOracle, table: str, given: dict[str, str | None]) -> Row | None:
    by_id, slug = given.get("id"), given.get("slug")
    assert (by_id is None) != (slug is None), "exactly one of them is asked for"
    wanted = [row for row in visibility.world.all(table) if by_id == row.public_id or slug == row.slug]
    return shown(visibility, wanted[0] if wanted else None)


@answers("Query.organization")
def organization(visibility: VisibilityOracle, _root: Any, **given: str | None) -> Row | None:
    return _one(visibility, "organization", given)


@answers("Query.course")
def course(visibility: VisibilityOracle, _root: Any, **given: str | None) -> Row | None:
    return _one(visibility, "course", given)


@answers("Query.organizations")
def organizations(visibility: VisibilityOracle, _root: Any, search: str | None = None, **arguments: Any) -> Any:
    found = visibility.world.all("organization")
    if search:
        found = [row for row in found if compare(row.name, "search", search)]
    return page_of(visibility, "Organization", found, arguments)


@answers("Query.courses")
def courses(visibility: VisibilityOracle, _root: Any, **arguments: Any) -> Any:
    return page_of(visibility, "Course", visibility.world.all("course"), arguments)


@answers("Query.verifyCertificate")
def verify_certificate(visibility: VisibilityOracle, _root: Any, number: str) -> Row | None:
    letters = "".join(letter for letter in number.upper() if letter.isalnum())
    letters = letters.removeprefix("TES") if len(letters) == 15 else letters
    as_printed = f"TES-{letters[:4]}-{letters[4:8]}-{letters[8:]}" if len(letters) == 12 else ""
    return next(iter(visibility.world.all("certificate", number=as_printed)), None)


# The catalogue.


def _in_language(rows: list[Row], language: str | None) -> Row | None:
    by_language = {row.language: row for row in rows}
    for wanted in (language, "EN", *sorted(by_language)):
        if wanted in by_language:
            return by_language[wanted]
    return None


@answers("CertificateVerification.courseTitle")
def verified_course_title(visibility: VisibilityOracle, row: Row, language: str | None = None) -> str:
    """Of a course that is in the catalogue no more, too."""
    found = _in_language(visibility.world.all("course_translation", course_id=row.course_id), language)
    return found.title if found else ""


@answers("Course.title")
def course_title(visibility: VisibilityOracle, row: Row, language: str | None = None) -> str:
    found = _in_language(visibility.world.all("course_translation", course_id=row.id), language)
    return found.title if found else ""


@answers("Course.summary")
def course_summary(visibility: VisibilityOracle, row: Row, language: str | None = None) -> str:
    found = _in_language(visibility.world.all("course_translation", course_id=row.id), language)
    return found.summary if found else ""


@answers("CourseModule.title")
def module_title(visibility: VisibilityOracle, row: Row, language: str | None = None) -> str:
    found = _in_language(visibility.world.all("course_module_translation", module_id=row.id), language)
    return found.title if found else ""


@answers("Course.translations")
def course_translations(visibility: VisibilityOracle, row: Row) -> list[Row]:
    return sorted(
        shown_all(visibility, visibility.world.all("course_translation", course_id=row.id)), key=lambda r: r.language
    )


@answers("Course.modules")
def course_modules(visibility: VisibilityOracle, row: Row) -> list[Row]:
    return sorted(
        shown_all(visibility, visibility.world.all("course_module", course_id=row.id)), key=lambda r: r.position
    )


# Where one row refers to another.


@answers("Certificate.course", "CertificateVerification.course", "Session.course")
def its_course(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("course", row.course_id))


@answers("Certificate.learner", "Session.learner", "Connection.learner")
def its_learner(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("learner", row.learner_id))


@answers("Certificate.session", "Notification.session")
def its_session(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("session", row.session_id))


@answers("Session.connection", "Notification.connection")
def its_connection(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("connection", row.connection_id))


@answers("Connection.organization", "Membership.organization", "Notification.organization")
def its_organization(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("organization", row.organization_id))


@answers("Notification.certificate")
def its_certificate(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("certificate", row.certificate_id))


@answers("Session.certificate")
def earned(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, next(iter(visibility.world.all("certificate", session_id=row.id)), None))


@answers("Certificate.fundedBy", "Session.fundedBy")
def payer(visibility: VisibilityOracle, row: Row) -> Row | None:
    return visibility.world.get("organization", row.funding_organization_id) if visibility.sees_payer(row) else None


@answers("Certificate.isValid", "CertificateVerification.isValid")
def valid(_visibility: VisibilityOracle, row: Row) -> bool:
    return is_valid(row)


def passed(world: World, done: Row) -> bool:
    mark = world.by_id["course_module", done.module_id].pass_mark
    return mark is None or (done.score_percent or 0) >= mark


@answers("ModuleProgress.isPassed")
def is_passed(visibility: VisibilityOracle, done: Row) -> bool:
    return passed(visibility.world, done)


@answers("ModuleProgress.doneAt")
def done_at(_visibility: VisibilityOracle, done: Row) -> datetime:
    return done.completed_at


@answers("ModuleProgress.module")
def module_done(visibility: VisibilityOracle, done: Row) -> Row | None:
    return shown(visibility, visibility.world.get("course_module", done.module_id))


@answers("Session.progress")
def progress(visibility: VisibilityOracle, session: Row) -> list[Row]:
    found = shown_all(visibility, visibility.world.all("module_progress", session_id=session.id))
    return sorted(found, key=lambda done: visibility.world.by_id["course_module", done.module_id].position)


@answers("Session.modulesDone")
def modules_done(visibility: VisibilityOracle, session: Row) -> int:
    return sum(
        passed(visibility.world, each) for each in visibility.world.all("module_progress", session_id=session.id)
    )


@answers("Session.modulesInAll")
def modules_in_all(visibility: VisibilityOracle, session: Row) -> int:
    return len(visibility.world.all("course_module", course_id=session.course_id))


@answers("Session.lastActivityAt")
def last_activity(visibility: VisibilityOracle, session: Row) -> datetime:
    done = [each.completed_at for each in visibility.world.all("module_progress", session_id=session.id)]
    return max(filter(None, [session.started_at, session.completed_at, *done]))


@answers("Certificate.state")
def state_of_certificate(_visibility: VisibilityOracle, row: Row) -> str:
    return certificate_state(row)


@answers("CertificateAggregates.expiring")
def expiring(_visibility: VisibilityOracle, over: dict[str, Any], withinDays: int) -> int:  # noqa: N803
    soon = datetime.now(UTC) + timedelta(days=withinDays)
    valid = [row for row in over["rows"] if is_valid(row)]
    return sum(row.expires_at is not None and row.expires_at <= soon for row in valid)


# Learners.


@answers("Learner.email")
def learner_email(visibility: VisibilityOracle, learner: Row) -> str | None:
    account = visibility.world.get("account", learner.account_id)
    return account.email if account is not None and visibility.sees_email(learner) else None


@answers("Learner.createdAt")
def learner_since(visibility: VisibilityOracle, learner: Row) -> datetime | None:
    return learner.created_at if visibility.is_self(learner.id) else None


@answers("Learner.credits")
def learner_credits(visibility: VisibilityOracle, learner: Row) -> Any:
    return (
        _credits(visibility, visibility.world.all("ledger_account", learner_id=learner.id))
        if visibility.is_self(learner.id)
        else None
    )


@answers("Learner.connections")
def learner_connections(visibility: VisibilityOracle, learner: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Connection", visibility.world.all("connection", learner_id=learner.id), arguments)


@answers("Learner.sessions")
def learner_sessions(visibility: VisibilityOracle, learner: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Session", visibility.world.all("session", learner_id=learner.id), arguments)


@answers("Learner.certificates")
def learner_certificates(visibility: VisibilityOracle, learner: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Certificate", visibility.world.all("certificate", learner_id=learner.id), arguments)


# Credits.


def _credits(_visibility: VisibilityOracle, accounts: list[Row]) -> dict[str, Any]:
    balances = {account.kind: account.balance for account in accounts}
    return {
        "balance": balances.get("AVAILABLE", 0),
        "reserved": balances.get("RESERVED", 0),
        "spent": balances.get("SPENT", 0),
        "accounts": accounts,
    }


@answers("OrganizationCredits.transactions", "LearnerCredits.transactions")
def transactions(visibility: VisibilityOracle, of: dict[str, Any], **arguments: Any) -> Any:
    world = visibility.world
    moved = {e.transaction_id for account in of["accounts"] for e in world.all("ledger_entry", account_id=account.id)}
    found = [one for one in world.all("ledger_transaction") if one.id in moved]
    return page_of(visibility, "LedgerTransaction", found, arguments)


@answers("OrganizationCredits.ledger", "LearnerCredits.ledger")
def ledger(visibility: VisibilityOracle, of: dict[str, Any], **arguments: Any) -> Any:
    entries = [e for account in of["accounts"] for e in visibility.world.all("ledger_entry", account_id=account.id)]
    return page_of(visibility, "LedgerEntry", entries, arguments)


# Organizations.


@answers("Organization.branding")
def branding(_visibility: VisibilityOracle, row: Row) -> Row:
    return row


@answers("Organization.viewerMembership")
def viewer_membership(visibility: VisibilityOracle, row: Row) -> Row | None:
    if visibility.account is None:
        return None
    held = visibility.world.all("membership", organization_id=row.id, account_id=visibility.account.id)
    return shown(visibility, held[0] if held else None)


@answers("Organization.credits")
def organization_credits(visibility: VisibilityOracle, row: Row) -> Any:
    return (
        _credits(visibility, visibility.world.all("ledger_account", organization_id=row.id))
        if visibility.reads(row.id)
        else None
    )


@answers("Organization.invitationLink")
def invitation_link(visibility: VisibilityOracle, row: Row) -> Row | None:
    current = visibility.world.all("invitation_link", organization_id=row.id, rotated_at=None)
    return shown(visibility, current[0] if current else None)


@answers("Organization.connections")
def organization_connections(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Connection", visibility.world.all("connection", organization_id=row.id), arguments)


@answers("Organization.learners")
def organization_learners(
    visibility: VisibilityOracle,
    row: Row,
    connectionStates: list[str] | None = None,  # noqa: N803
    **arguments: Any,
) -> Any:
    """Those with a connection that the viewer sees; if states are asked for, the newest is in one."""
    newest: dict[Any, Row] = {}
    for each in visibility.world.all("connection", organization_id=row.id):
        newest[each.learner_id] = max(each, newest.get(each.learner_id, each), key=lambda one: (one.created_at, one.id))
    bound = {
        connection.learner_id
        for connection in shown_all(visibility, visibility.world.all("connection", organization_id=row.id))
        if connectionStates is None
        or (connection is newest[connection.learner_id] and connection.state in connectionStates)
    }
    return page_of(
        visibility, "Learner", [one for one in visibility.world.all("learner") if one.id in bound], arguments
    )


def _seen_by_organization(visibility: VisibilityOracle, organization: Row, row: Row, *, shared: bool) -> bool:
    """What the organization sees by itself, for its staff and for the learner: paid by it, or shared with it."""
    is_party = visibility.is_self(row.learner_id) or visibility.is_staff_for(organization.id, row.learner_id)
    bonds = visibility.world.all(
        "connection", organization_id=organization.id, learner_id=row.learner_id, state="ACTIVE"
    )
    return is_party and (row.funding_organization_id == organization.id or (shared and bool(bonds)))


@answers("Organization.sessions")
def organization_sessions(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    found = [
        session
        for session in visibility.world.all("session")
        if _seen_by_organization(visibility, row, session, shared=session.state == "IN_PROGRESS")
    ]
    return page_of(visibility, "Session", found, arguments)


@answers("Organization.certificates")
def organization_certificates(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    found = [
        one for one in visibility.world.all("certificate") if _seen_by_organization(visibility, row, one, shared=True)
    ]
    return page_of(visibility, "Certificate", found, arguments)


@answers("Organization.members")
def members(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Membership", visibility.world.all("membership", organization_id=row.id), arguments)


@answers("Organization.staffInvitations")
def staff_invitations(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    waiting = visibility.world.all("staff_invitation", organization_id=row.id, accepted_at=None, revoked_at=None)
    return page_of(visibility, "StaffInvitation", waiting, arguments)


@answers("StaffInvitation.isExpired")
def is_expired(_visibility: VisibilityOracle, row: Row) -> bool:
    return bool(row.expires_at <= datetime.now(UTC))


@answers("Organization.teams")
def teams(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Team", visibility.world.all("team", organization_id=row.id), arguments)


@answers("Team.coaches")
def coaches(visibility: VisibilityOracle, team: Row, **arguments: Any) -> Any:
    led_by = {each.membership_id for each in visibility.world.all("team_coach", team_id=team.id)}
    found = [member for member in visibility.world.all("membership") if member.id in led_by]
    return page_of(visibility, "Membership", found, arguments)


@answers("Team.learners")
def team_learners(visibility: VisibilityOracle, team: Row, **arguments: Any) -> Any:
    within = {each.learner_id for each in visibility.world.all("team_learner", team_id=team.id)}
    return page_of(
        visibility, "Learner", [one for one in visibility.world.all("learner") if one.id in within], arguments
    )


@answers("Learner.teams")
def teams_of_learner(visibility: VisibilityOracle, learner: Row, **arguments: Any) -> Any:
    within = {each.team_id for each in visibility.world.all("team_learner", learner_id=learner.id)}
    found = [one for one in visibility.world.all("team") if one.id in within]
    return page_of(visibility, "Team", found, arguments)


@answers("Membership.name")
def member_name(visibility: VisibilityOracle, member: Row) -> str:
    return str(visibility.world.all("learner", account_id=member.account_id)[0].name)


@answers("Membership.email")
def member_email(visibility: VisibilityOracle, member: Row) -> str:
    return str(visibility.world.by_id["account", member.account_id].email)


# The viewer.


@answers("Viewer.learner")
def own_learner(visibility: VisibilityOracle, account: Row) -> Row | None:
    return shown(visibility, visibility.world.all("learner", account_id=account.id)[0])


@answers("Viewer.memberships")
def own_memberships(visibility: VisibilityOracle, account: Row) -> list[Row]:
    found = shown_all(visibility, visibility.world.all("membership", account_id=account.id))
    return sorted(found, key=lambda member: (member.created_at, member.id))


@answers("Viewer.notifications")
def notifications(visibility: VisibilityOracle, account: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Notification", visibility.world.all("notification", recipient_id=account.id), arguments)


@answers("Viewer.unreadCount")
def unread(visibility: VisibilityOracle, account: Row) -> int:
    return len(visibility.world.all("notification", recipient_id=account.id, read_at=None))


@answers("Viewer.accessTokens")
def access_tokens(visibility: VisibilityOracle, account: Row) -> list[Row]:
    """Those that work; the newest first."""
    found = [
        token
        for token in visibility.world.all("access_token", account_id=account.id, revoked_at=None)
        if token.expires_at > datetime.now(UTC)
    ]
    return sorted(sorted(shown_all(visibility, found), key=lambda t: t.id), key=lambda t: t.created_at, reverse=True)
