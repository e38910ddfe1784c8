"""What each field answers about how learners and organizations come together and part, and about who sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.oracle.answering import TYPES, answers, page_of, shown, shown_all
from tests.oracle.tokens import token_of_staff_invitation
from tests.oracle.visibility import VisibilityOracle, acted, actor_of
from tests.oracle.world import PREFIXES, Row, World

PUBLIC_URL = "http://tessera.test"


def _is_past(moment: datetime | None) -> bool:
    return moment is not None and moment <= datetime.now(UTC)


# Links and invitations.


@answers("InvitationLink.url")
def link_url(_visibility: VisibilityOracle, link: Row) -> str:
    return f"{PUBLIC_URL}/join/{link.token}"


@answers("InvitationLink.qrCode")
def qr_code(_visibility: VisibilityOracle, link: Row) -> Row:
    return link


@answers("QrCode.svgUrl")
def svg_url(_visibility: VisibilityOracle, link: Row) -> str:
    return f"{PUBLIC_URL}/join/{link.token}/qr.svg"


@answers("QrCode.pngUrl")
def png_url(_visibility: VisibilityOracle, link: Row) -> str:
    return f"{PUBLIC_URL}/join/{link.token}/qr.png"


@answers("InvitationLink.isActive")
def link_connects(visibility: VisibilityOracle, link: Row) -> bool:
    """At this moment; the switch alone does not say so."""
    return _offered(visibility.world, link) == "ACTIVE"


@answers("InvitationLink.isSwitchedOn")
def link_is_on(_visibility: VisibilityOracle, link: Row) -> bool:
    return bool(link.is_active)


@answers("InvitationLink.openInvitations")
def open_invitations(visibility: VisibilityOracle, link: Row) -> int:
    """Of the current link; it is seen by those who see each of them."""
    if link.rotated_at is not None:
        return 0
    return sum(_is_open(row) for row in visibility.world.all("invitation", organization_id=link.organization_id))


@answers("InvitationLink.pausedInvitations")
def paused_invitations(visibility: VisibilityOracle, link: Row) -> int:
    return 0 if link.is_active else open_invitations(visibility, link)


@answers("Organization.invitations")
def organization_invitations(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Invitation", visibility.world.all("invitation", organization_id=row.id), arguments)


@answers("Organization.invitationDomains")
def invitation_domains(visibility: VisibilityOracle, row: Row) -> list[str] | None:
    return list(row.invitation_domains) if visibility.reads(row.id) else None


@answers("Viewer.invitations")
def own_invitations(visibility: VisibilityOracle, _account: Row, **arguments: Any) -> Any:
    """Those to the viewer, not those that the viewer sees as staff; what is open, paused or not."""
    found = [row for row in visibility.world.all("invitation") if visibility.is_invited(row) and _is_open(row)]
    return page_of(visibility, "Invitation", found, arguments)


@answers("Viewer.addresses")
def own_addresses(visibility: VisibilityOracle, account: Row) -> list[Row]:
    found = shown_all(visibility, visibility.world.all("account_address", account_id=account.id))
    return sorted(found, key=lambda address: address.email)


def _is_open(row: Row) -> bool:
    return row.state in {"QUEUED", "SENT", "FAILED"} and not _is_past(row.expires_at)


@answers("Invitation.isPaused")
def is_paused(visibility: VisibilityOracle, row: Row) -> bool:
    return _offered(visibility.world, row) == "PAUSED"


@answers("Invitation.failure")
def failure(visibility: VisibilityOracle, row: Row) -> str | None:
    """What became of mails is the organization's business."""
    return row.failure if visibility.reads(row.organization_id) else None


@answers("Invitation.sends")
def sends(visibility: VisibilityOracle, row: Row) -> int | None:
    return row.sends if visibility.reads(row.organization_id) else None


@answers("Invitation.token")
def invitation_token(visibility: VisibilityOracle, row: Row) -> str | None:
    """It connects, so that only who is invited has it."""
    return row.token if visibility.is_invited(row) else None


@answers("Invitation.organization", "Block.organization")
def its_organization(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("organization", row.organization_id))


@answers("Invitation.connection")
def its_connection(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("connection", row.connection_id))


@answers("Invitation.invitedBy", "Membership.invitedBy")
def invited_by(visibility: VisibilityOracle, row: Row) -> Row | None:
    held = visibility.world.all("membership", organization_id=row.organization_id, account_id=row.invited_by_id)
    return shown(visibility, held[0] if held else None)


@answers("Membership.requestMails")
def request_mails(visibility: VisibilityOracle, member: Row) -> str | None:
    """What a member decided for himself."""
    return (
        member.request_mails if visibility.account is not None and member.account_id == visibility.account.id else None
    )


# What a token offers.


def _current_links(world: World, organization_id: Any) -> list[Row]:
    """The organization's link; some have none."""
    return world.all("invitation_link", organization_id=organization_id, rotated_at=None)


def _offered(world: World, row: Row) -> str:
    """Whether the link or the invitation connects."""
    if row.table == "invitation_link":
        is_used_up = row.max_uses is not None and row.uses >= row.max_uses
        why_not = {
            "ROTATED": row.rotated_at is not None,
            "EXPIRED": _is_past(row.expires_at),
            "INACTIVE": not row.is_active,
            "USED_UP": is_used_up,
        }
    else:
        why_not = {
            "USED_UP": row.state == "ACCEPTED",
            "REVOKED": row.state == "REVOKED",
            "EXPIRED": row.state == "EXPIRED" or _is_past(row.expires_at),
            "PAUSED": any(not link.is_active for link in _current_links(world, row.organization_id)),
        }
    return next((state for state, holds in why_not.items() if holds), "ACTIVE")


@answers("Query.invitation")
def invitation(visibility: VisibilityOracle, _root: Any, token: str) -> Any:
    for row in [
        *visibility.world.all("invitation_link", token=token),
        *visibility.world.all("invitation", token=token),
    ]:
        is_mailed = row.table == "invitation"
        organization = visibility.world.by_id["organization", row.organization_id]
        return {
            "state": _offered(visibility.world, row),
            "organization": organization,
            "email": row.email if is_mailed else None,
            "isForYou": visibility.is_invited(row) if is_mailed and visibility.account is not None else None,
            "name": row.name if is_mailed else None,
            "message": row.message if is_mailed else None,
            "connection": _own_connection(visibility, organization),
            "willShare": None if visibility.account is None else organization,
        }
    return None


@answers("Query.staffInvitation")
def staff_invitation(visibility: VisibilityOracle, _root: Any, token: str) -> Any:
    """To whoever has its token, while it can be accepted."""
    found = next(
        (row for row in visibility.world.all("staff_invitation") if token_of_staff_invitation(row.id) == token), None
    )
    if found is None or found.accepted_at is not None or found.revoked_at is not None or _is_past(found.expires_at):
        return None
    return {
        "organization": visibility.world.by_id["organization", found.organization_id],
        "role": found.role,
        "email": found.email,
        "expiresAt": found.expires_at,
    }


def _own_connection(visibility: VisibilityOracle, organization: Row) -> Row | None:
    bonds = [
        row
        for row in visibility.world.all("connection", organization_id=organization.id)
        if visibility.is_self(row.learner_id)
    ]
    return next((row for row in bonds if row.state in {"REQUESTED", "ACTIVE"}), None)


@answers("WillShare.name")
def shared_name(visibility: VisibilityOracle, _organization: Row) -> str:
    return next(one.name for one in visibility.world.all("learner") if visibility.is_self(one.id))


@answers("WillShare.email")
def shared_email(visibility: VisibilityOracle, _organization: Row) -> str:
    assert visibility.account is not None
    return str(visibility.account.email)


@answers("WillShare.certificates")
def shared_certificates(visibility: VisibilityOracle, _organization: Row, **arguments: Any) -> Any:
    """Of the column ACTIVE: all."""
    own = [row for row in visibility.world.all("certificate") if visibility.is_self(row.learner_id)]
    return page_of(visibility, "Certificate", own, arguments)


@answers("WillShare.sessions")
def shared_sessions(visibility: VisibilityOracle, organization: Row, **arguments: Any) -> Any:
    """Of the column ACTIVE: all in progress; of ended ones those that this organization paid for."""
    own = [
        row
        for row in visibility.world.all("session")
        if visibility.is_self(row.learner_id)
        and (row.state == "IN_PROGRESS" or row.funding_organization_id == organization.id)
    ]
    return page_of(visibility, "Session", own, arguments)


# How many invitations an organization may mail.


@answers("Organization.mailAllowance")
def mail_allowance(visibility: VisibilityOracle, row: Row) -> Any:
    if visibility.account is None or not (
        visibility.account.is_platform_staff or visibility.role(row.id) in {"OWNER", "ADMIN"}
    ):
        return None
    of, today = {"organization_id": row.id}, datetime.now(UTC).date()
    a_month_ago = datetime.now(UTC) - timedelta(days=30)
    since = max(a_month_ago, row.mails_per_day_set_at or a_month_ago)
    accepted = min(500, len(visibility.world.all("invitation", **of, state="ACCEPTED")))
    days = visibility.world.all("mail_day", **of)
    mailed = sum(each.mails for each in days if each.day >= since.date())
    used = sum(each.mails for each in days if each.day == today)
    refused = sum(
        each.bounced_at is not None and each.bounced_at >= since for each in visibility.world.all("invitation", **of)
    )
    unsubscribed = sum(each.created_at >= since for each in visibility.world.all("unsubscription", **of))
    trusted, by_itself = (
        ("TRUSTED", 10_000) if accepted >= 500 else ("KNOWN", 2_000) if accepted >= 50 else ("NEW", 200)
    )
    level, per_day = ("SET", row.mails_per_day) if row.mails_per_day is not None else (trusted, by_itself)
    bad = refused + unsubscribed
    if row.mails_per_day == 0 or (bad >= 20 and bad > mailed / 5):
        level, per_day = "PAUSED", 0
    elif bad >= 20 and bad > mailed / 20:
        level, per_day = "REDUCED", max(1, per_day // 10)
    return {
        "level": level,
        "perDay": per_day,
        "usedToday": used,
        "leftToday": max(0, per_day - used),
        "renewsAt": datetime(today.year, today.month, today.day, tzinfo=UTC) + timedelta(days=1),
        "accepted": accepted,
        "mailed": mailed,
        "refused": refused,
        "unsubscribed": unsubscribed,
    }


# The end.


@answers("Query.disconnectPreview")
def disconnect_preview(visibility: VisibilityOracle, _root: Any, connectionId: str) -> Any:  # noqa: N803
    row = shown(visibility, visibility.world.by_public_id.get(connectionId))
    return None if row is None or row.table != "connection" else preview_of(visibility, row)


@answers("Connection.disconnectPreview")
def preview_of(visibility: VisibilityOracle, row: Row) -> Any:
    if row.state != "ACTIVE":
        return None
    running = visibility.world.all("session", learner_id=row.learner_id, state="IN_PROGRESS")
    ending = [session for session in running if session.connection_id == row.id]

    def of_others(rows: list[Row]) -> int:
        return sum(each.funding_organization_id != row.organization_id for each in rows)

    return {
        "connection": row,
        "sessionsEnding": len(ending),
        "creditsReturning": len(ending),
        "certificatesHidden": of_others(visibility.world.all("certificate", learner_id=row.learner_id)),
        "sessionsHidden": of_others(running),
    }


@answers("Session.terminationNote")
def termination_note(visibility: VisibilityOracle, row: Row) -> str | None:
    return row.termination_note if visibility.sees_payer(row) else None


@answers("Organization.blocks")
def blocks(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    return page_of(visibility, "Block", visibility.world.all("block", organization_id=row.id), arguments)


@answers("Block.learner")
def blocked(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("learner", row.learner_id))


# Who sees it, and why.


@answers("Session.visibleBecause", "Certificate.visibleBecause")
def visible_because(visibility: VisibilityOracle, row: Row) -> list[str]:
    return visibility.reasons(row)


@answers("Session.visibleTo", "Certificate.visibleTo")
def visible_to(visibility: VisibilityOracle, row: Row) -> list[dict[str, Any]]:
    told = [{"organization": organization, "because": why} for organization, why in visibility.onlookers(row)]
    return sorted(told, key=lambda each: each["organization"].id)


# The log.


@answers("Organization.auditLog")
def audit_log(visibility: VisibilityOracle, row: Row, **arguments: Any) -> Any:
    return page_of(visibility, "AuditEntry", visibility.world.all("audit_entry", organization_id=row.id), arguments)


@answers("AuditEntry.occurredAt")
def recorded_at(_visibility: VisibilityOracle, entry: Row) -> Any:
    return entry.at


@answers("AuditEntry.subjectId")
def subject_id(_visibility: VisibilityOracle, entry: Row) -> str | None:
    """Whether or not the viewer sees what it names."""
    prefix = next((PREFIXES[table] for table, name in TYPES.items() if name == entry.subject_type), None)
    return None if prefix is None else f"{prefix}_{entry.subject_id.hex}"


@answers("AuditEntry.subject")
def subject(visibility: VisibilityOracle, entry: Row) -> Row | None:
    """As far as the viewer sees it by itself; of what is recorded nothing is beyond these."""
    table = next((table for table, name in TYPES.items() if name == entry.subject_type), "")
    return shown(visibility, visibility.world.get(table, entry.subject_id))


@answers("AuditEntry.details")
def details(_visibility: VisibilityOracle, entry: Row) -> list[dict[str, str]]:
    return [{"name": name, "value": str(value)} for name, value in sorted(entry.details.items())]


@answers("AuditEntry.actorSide")
def actor_side(visibility: VisibilityOracle, entry: Row) -> str:
    return acted(visibility.world, entry)


@answers("AuditEntry.actorName")
def actor_name(visibility: VisibilityOracle, entry: Row) -> str | None:
    actor = actor_of(visibility.world, entry)
    return actor.name if actor is not None and visibility.knows_actor(entry) else None


@answers("AuditEntry.actor")
def actor(visibility: VisibilityOracle, entry: Row) -> Row | None:
    """The provider's staff stay unnamed, whatever else they are here."""
    return (
        None if acted(visibility.world, entry) == "PROVIDER" else shown(visibility, actor_of(visibility.world, entry))
    )


@answers("AuditEntry.actorMembership")
def actor_membership(visibility: VisibilityOracle, entry: Row) -> Row | None:
    """Of those who acted as staff alone: a learner is what may be seen of the learner, whatever else he is."""
    if acted(visibility.world, entry) != "STAFF":
        return None
    held = visibility.world.all("membership", organization_id=entry.organization_id, account_id=entry.actor_id)
    return shown(visibility, held[0] if held else None)
