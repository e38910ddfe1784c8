"""Accounts that watch, their tokens, and how each of them is told something."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import asyncpg

from domain.clock import now
from domain.identifiers import new_id, to_global
from domain.people.access import TokenKind, TokenScope
from domain.people.bearer_token import digest, new_token
from server.config.orm import credentials
from server.operations.migrate import create_database, migrate

HISTORY: Final = 20
"""What everybody was told before: those who watch begin after it."""

_TELL: Final = """
WITH drawn AS (
    UPDATE account SET notification_sequence = notification_sequence + 1 RETURNING id, notification_sequence
)
INSERT INTO notification (id, recipient_id, sequence, key, kind, organization_id, created_at)
SELECT gen_random_uuid(), id, notification_sequence, 'event ' || notification_sequence, 'CONNECTION_REQUESTED', $1,
    now()
FROM drawn
"""


@dataclass
class Watchers:
    """Everybody who watches. `connection` is to their database."""

    connection: asyncpg.Connection
    organization: UUID
    name: str
    tokens: dict[UUID, str]

    async def tell(self) -> None:
        """One row for each, committed."""
        await self.connection.execute(_TELL, self.organization)

    def event(self, sequence: int) -> dict[str, object]:
        """The same, as it is said to a server that reads no rows."""
        organization = {"id": to_global("Organization", self.organization), "name": self.name}
        created_at = now().isoformat()
        return {
            "sequence": sequence,
            "kind": "CONNECTION_REQUESTED",
            "createdAt": created_at,
            "organization": organization,
        }


async def load(database: str, count: int) -> Watchers:
    """A migrated database with so many accounts, each with a learner and a token, and one organization."""
    await create_database(database)
    await migrate(database)
    connection = await asyncpg.connect(**credentials(database))
    # As a replica, neither foreign keys nor triggers judge rows that are right by construction.
    await connection.execute("SET session_replication_role = replica")
    at, until = now(), now() + timedelta(days=1)
    accounts = [new_id() for _ in range(count)]
    tokens = {account: new_token(TokenKind.MOBILE_ACCESS) for account in accounts}
    await connection.executemany(
        "INSERT INTO account (id, email, password_hash, language, is_platform_staff, notification_sequence, created_at,"
        " password_changed_at)"
        " VALUES ($1, $2, '!', 'EN', false, 0, $3, $3)",
        [(account, f"watcher{number}@example.org", at) for number, account in enumerate(accounts)],
    )
    await connection.executemany(
        "INSERT INTO learner (id, account_id, name, created_at) VALUES ($1, $2, $3, $4)",
        [(new_id(), account, f"Watcher {number}", at) for number, account in enumerate(accounts)],
    )
    await connection.executemany(
        "INSERT INTO access_token (id, account_id, kind, scope, token_hash, family_id, created_at, expires_at, "
        "last_used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7)",
        [
            (new_id(), account, TokenKind.MOBILE_ACCESS, TokenScope.FULL, digest(token), new_id(), at, until)
            for account, token in tokens.items()
        ],
    )
    organization, name = new_id(), "The Organization"
    await connection.execute(
        "INSERT INTO organization (id, kind, name, slug, created_by_id, created_at)"
        " VALUES ($1, 'SCHOOL', $2, $3, $4, $5)",
        organization,
        name,
        secrets.token_hex(4),
        accounts[0],
        at,
    )
    await connection.execute("SET session_replication_role = origin")
    watchers = Watchers(connection, organization, name, tokens)
    for _ in range(HISTORY):
        await watchers.tell()
    await connection.execute("VACUUM (ANALYZE)")
    return watchers
