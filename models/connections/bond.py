"""What is open between a learner and an organization, read in one statement, and the writes that change it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from tortoise.connection import get_connection

from domain.clock import now
from domain.connections.connection import ConnectionOrigin, ConnectionState, Side
from domain.organizations.role import Role
from models.connections.connection import Connection
from models.pending_writes import Write, lock

EMAILS: Final = """
SELECT a.email FROM learner l JOIN account a ON a.id = l.account_id WHERE l.id = p.learner_id
UNION ALL
SELECT f.email FROM learner l JOIN account_address f ON f.account_id = l.account_id WHERE l.id = p.learner_id
"""
"""Every verified address of the learner of the pair `p`."""

INVITATIONS: Final = f"""
SELECT i.id FROM invitation i
WHERE i.organization_id = p.organization_id AND i.email IN ({EMAILS})
    AND i.state IN ('QUEUED', 'SENT', 'FAILED') AND i.expires_at > p.moment
ORDER BY i.id
"""  # noqa: S608
"""The invitations of the organization of `p` to the learner's addresses that still connect."""

OPEN: Final = """
k.learner_id = p.learner_id AND k.organization_id = p.organization_id AND k.state IN ('REQUESTED', 'ACTIVE')
"""
"""Whether `k` is the open connection of `p`."""

COLUMNS: Final = f"""
p.learner_id, p.organization_id, k.id AS connection_id, k.state, k.origin, ARRAY({INVITATIONS}) AS invitation_ids
"""
"""A bond, of `p` and its open connection `k`."""


@dataclass(frozen=True, slots=True, eq=False)
class Bond:
    """A pair, with its open connection if there is one, and the organization's invitations that still connect it."""

    learner_id: UUID
    organization_id: UUID
    connection_id: UUID | None
    state: ConnectionState | None
    origin: ConnectionOrigin | None
    invitation_ids: list[UUID]


async def lock_pairs(pairs: str, *values: Any) -> bool:
    """Lock what is open between the pairs (`SELECT … AS learner_id, … AS organization_id, … AS moment`).

    Invitations first, in the order of their keys, as everywhere. Whether it could be held.
    """
    return await lock(
        f"""
        WITH p AS MATERIALIZED ({pairs}), invited AS (
            SELECT id FROM invitation WHERE id IN (
                SELECT invited.id FROM p CROSS JOIN LATERAL ({INVITATIONS}) AS invited
            ) ORDER BY id FOR UPDATE
        ), held AS (
            SELECT id FROM connection WHERE (SELECT count(*) FROM invited) >= 0
                AND id IN (SELECT k.id FROM p JOIN connection k ON {OPEN})
            ORDER BY id FOR NO KEY UPDATE
        )
        SELECT count(*) FROM held
        """,  # noqa: S608
        *values,
    )


_PAIR: Final = "SELECT $1::uuid AS learner_id, $2::uuid AS organization_id, $3::timestamptz AS moment"
_BOND: Final = f"SELECT {COLUMNS} FROM ({_PAIR}) p LEFT JOIN connection k ON {OPEN}"  # noqa: S608


async def bond_of(learner_id: UUID, organization_id: UUID) -> Bond:
    """What is open between the two, locked where there is a transaction."""
    values = (learner_id, organization_id, now())
    await lock_pairs(_PAIR, *values)
    [row] = await get_connection("default").execute_query_dict(_BOND, list(values))
    return bond(row)


def bond(row: Mapping[str, Any]) -> Bond:
    """A row of `COLUMNS`."""
    state, origin = row["state"], row["origin"]
    return Bond(
        learner_id=row["learner_id"],
        organization_id=row["organization_id"],
        connection_id=row["connection_id"],
        state=None if state is None else ConnectionState(state),
        origin=None if origin is None else ConnectionOrigin(origin),
        invitation_ids=row["invitation_ids"],
    )


LOCKED: Final = "SELECT id FROM connection WHERE id = $1 FOR NO KEY UPDATE"
LOCKED_BY_LEARNER: Final = "SELECT id FROM connection WHERE id = $1 AND learner_id = $2 FOR NO KEY UPDATE"
"""Others' connections are not locked: who may not act makes nobody wait."""


def as_bond(connection: Connection) -> Bond:
    """A connection, whether open or not, without the pair's invitations."""
    pair = (connection.learner_id, connection.organization_id)
    return Bond(*pair, connection.id, connection.state, connection.origin, [])


async def hold_bonds(organization_id: UUID, connection_ids: Collection[UUID]) -> list[Bond]:
    """Those of the connections that are the organization's, locked in the order of keys, as `as_bond` has them."""
    wanted = Connection.filter(organization_id=organization_id, id__in=list(connection_ids))
    return [as_bond(one) for one in await wanted.order_by("id").select_for_update(no_key=True)]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A connection that somebody wants to answer, and what decides whether this one may."""

    bond: Bond
    role: Role | None
    key: UUID


_ASKED: Final = f"""
SELECT {COLUMNS}, (
        SELECT m.role FROM membership m WHERE m.organization_id = p.organization_id AND m.account_id = $2
    ) AS role
FROM connection k CROSS JOIN LATERAL (
    SELECT k.learner_id, k.organization_id, $3::timestamptz AS moment OFFSET 0
) p
WHERE k.id = ANY ($1::uuid[]) ORDER BY k.id
"""  # noqa: S608
_ASKED_PAIRS: Final = """
SELECT learner_id, organization_id, $2::timestamptz AS moment FROM connection WHERE id = ANY ($1::uuid[])
"""


async def asked(connection_ids: Collection[UUID], account_id: UUID) -> list[Asked]:
    """Those of the connections that there are, in the order of their keys, as `account_id` wants to answer them."""
    rows = await get_connection("default").execute_query_dict(_ASKED, [list(connection_ids), account_id, now()])
    return [Asked(bond(row), None if row["role"] is None else Role(row["role"]), row["connection_id"]) for row in rows]


async def lock_asked(connection_ids: Collection[UUID]) -> bool:
    """Lock what is open between the pairs of these connections, if it can be held; whether it is."""
    return await lock_pairs(_ASKED_PAIRS, list(connection_ids), now())


def still_active(connection_id: UUID, *, after: str | None = None) -> Write:
    """Nothing, unless the connection has ended meanwhile."""
    sql = f"SELECT id FROM connection WHERE id = $1 AND state = 'ACTIVE'{_after(after)} FOR SHARE"  # noqa: S608
    return Write(sql, (connection_id,), wanted=1)


def activation(connection_id: UUID, account_id: UUID, *, name: str | None = None, after: str | None = None) -> Write:
    """A request that waits becomes active; of its own `name`, if another write comes `after` it."""
    return Write(
        "UPDATE connection SET state = 'ACTIVE', activated_at = $2, activated_by_id = $3"  # noqa: S608
        f" WHERE id = $1 AND state = 'REQUESTED'{_after(after)} RETURNING id",
        (connection_id, now(), account_id),
        wanted=1,
        name=name,
    )


def ending(
    connection_id: UUID,
    former: ConnectionState,
    state: ConnectionState,
    account_id: UUID,
    side: Side,
    reason: str | None,
    *,
    name: str | None = None,
) -> Write:
    """A final state, with who brought it about, when and why."""
    return Write(
        "UPDATE connection SET state = $3, ended_at = $4, ended_by_id = $5, ended_by_side = $6, end_reason = $7"
        " WHERE id = $1 AND state = $2 RETURNING id",
        (connection_id, former.value, state.value, now(), account_id, side.value, reason),
        wanted=1,
        name=name,
    )


def _after(name: str | None) -> str:
    return "" if name is None else f" AND (SELECT count(*) FROM {name}) >= 0"  # noqa: S608


def acceptance(invitation_ids: Collection[UUID], connection_id: UUID, moment: datetime, *, name: str) -> Write:
    """Invitations that still connect are accepted, by this connection."""
    return Write(
        "UPDATE invitation SET state = 'ACCEPTED', ended_at = $3, connection_id = $2"
        " WHERE id = ANY ($1::uuid[]) AND state IN ('QUEUED', 'SENT', 'FAILED') RETURNING id",
        (list(invitation_ids), connection_id, moment),
        wanted=len(invitation_ids),
        name=name,
    )
