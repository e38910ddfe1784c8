"""Writes the small world to PostgreSQL: which rows of which tables stand for each of its rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg

from tests.oracle.named_rows import (
    FOREVER,
    START,
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
    ModuleProgress,
    Notification,
    Organization,
    Session,
    StaffInvitation,
    Team,
    Viewer,
    World,
    derived,
)


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
            coaches = [{"id": derived(row.key, 1 + n), **in_team, "membership_id": coach.key}
                       for n, coach in enumerate(row.coaches)]  # fmt: skip
            learners = [{"id": derived(row.key, 1 + n), **in_team, "learner_id": learner.key}
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
            account = derived(row.key, 1)
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
            return [("ledger_transaction", {
                "id": row.key, "reason": "GRANTED", "occurred_at": made,
                "actor_id": None if row.granted_by is None else row.granted_by.key,
            })]  # fmt: skip
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
