"""Invitations to be mailed, as `inviteLearners` queues them: calls of 1,000 addresses, in chunks."""

from __future__ import annotations

import secrets
from typing import Any, Final
from uuid import UUID

import asyncpg
from tortoise import Tortoise
from tortoise.transactions import in_transaction

from domain.clock import now
from domain.connections.invitation import CHUNK, LIFETIME, MAX_ADDRESSES
from domain.events import InvitationsQueued
from domain.identifiers import new_id
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.people.account import Account
from models.people.learner import Learner
from server.config.orm import orm_config_for

DOMAINS: Final = 500
"""So that no domain's pace is what is measured; it is on, as it is by default."""
MESSAGE: Final = "Our new safeguarding training starts in September. Please join us before the end of the month."


async def organization(database: str) -> tuple[UUID, UUID]:
    """An organization with a logo and a colour, and the account of who invites."""
    context = await Tortoise.init(config=orm_config_for(database), _enable_global_fallback=True)
    try:
        async with in_transaction():
            account = await Account.create(email="olga@example.org", password_hash="x")  # noqa: S106
            await Learner.create(account=account, name="Olga Owner")
            organization = await Organization.create(
                kind=OrganizationKind.SCHOOL,
                name="Riverside",
                slug="riverside",
                logo_url="https://riverside.example/logo.png",
                primary_colour="#1A7F5A",
                created_by_id=account.id,
            )
            await Membership.create(organization=organization, account_id=account.id, role=Role.OWNER)
    finally:
        await context.close_connections()
    return organization.id, account.id


async def queue(connection: asyncpg.Connection, organization: UUID, inviter: UUID, count: int) -> None:
    """`count` invitations and the events that mail them, in one transaction: it is committed when this returns.

    Every second address comes with a name, and every call with a message of its own.
    """
    rows: list[tuple[Any, ...]] = []
    events: list[tuple[Any, ...]] = []
    at, batch = now(), secrets.token_hex(4)
    for number in range(count):
        if number % CHUNK == 0:
            chunk = new_id()
            events.append((new_id(), InvitationsQueued.name, f'{{"chunk_id": "{chunk}"}}', at, at, 0))
        email = f"person{number}.{batch}@school{number % DOMAINS}.example"
        name = f"Person Number {number}" if number % 2 else None
        message = f"{MESSAGE} ({number // MAX_ADDRESSES + 1})"
        token = secrets.token_urlsafe(24)
        rows.append(
            (new_id(), organization, email, name, message, inviter, "QUEUED", token, chunk, 1, at, at + LIFETIME, 0)
        )
    columns = "id organization_id email name message invited_by_id state token chunk_id sends created_at expires_at"
    async with connection.transaction():
        await connection.copy_records_to_table("invitation", records=rows, columns=[*columns.split(), "changed_in"])
        await connection.executemany(
            "INSERT INTO outbox (id, event, payload, created_at, not_before, attempts) VALUES ($1, $2, $3, $4, $5, $6)",
            events,
        )


async def unsent(connection: asyncpg.Connection) -> int:
    """How many invitations are anything but SENT."""
    found: int = await connection.fetchval("SELECT count(*) FROM invitation WHERE state <> 'SENT'")
    return found


async def forget(connection: asyncpg.Connection) -> None:
    """Delete them all, as no product code may."""
    await connection.execute(
        "BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM invitation; DELETE FROM outbox; COMMIT"
    )
    await connection.execute("VACUUM ANALYZE invitation")
