"""From a token's hash to the viewer: in a statement, or around the statement that the viewer wants answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypedDict
from uuid import UUID

import asyncpg

from compiler.sql import Sql, all_of, bind_viewer, literal, sql, statement, value, viewer
from domain.clock import now
from domain.organizations.role import MANAGERS, READERS, Role
from domain.people.access import TokenKind, TokenScope
from permissions.people.viewer import AccessProfile, Viewer

PROFILE_OF_ACCOUNT: Final = sql(
    """
FROM account a
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(organization_id) FILTER (WHERE role = ANY ({})), {}) AS readable,
        coalesce(array_agg(organization_id) FILTER (WHERE role = ANY ({})), {}) AS managed,
        coalesce(array_agg(organization_id), {}) AS member_of
    FROM membership WHERE account_id = a.id
) m
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(tc.team_id), {}) AS teams
    FROM membership ms JOIN team_coach tc ON tc.membership_id = ms.id
    WHERE ms.account_id = a.id AND ms.role = {}
) c
""",
    value(sorted(READERS), "text[]"),
    literal("{}"),
    value(sorted(MANAGERS), "text[]"),
    literal("{}"),
    literal("{}"),
    literal("{}"),
    value(Role.COACH.value, "text"),
)
"""Where an account stands in organizations, as `m` and `c`."""

_OF_TOKEN: Final = sql(
    """
SELECT t.id, t.kind, t.scope, t.last_used_at, a.id AS account, l.id AS learner, a.is_platform_staff,
    m.readable, m.managed, m.member_of, c.teams
{}
JOIN access_token t ON t.account_id = a.id
JOIN learner l ON l.account_id = a.id
WHERE t.token_hash = {} AND t.revoked_at IS NULL AND t.expires_at > {} AND t.kind = ANY ({})
""",
    PROFILE_OF_ACCOUNT,
    viewer("token_hash", "bytea"),
    viewer("moment", "timestamptz"),
    viewer("kinds", "text[]"),
)
"""The viewer of a live token of some kinds: one row, or none."""

_STANDS: Final = {
    "is_platform_staff": sql("asker.is_platform_staff"),
    "reads": sql("asker.readable <> {}", literal("{}")),
    "manages": sql("asker.managed <> {}", literal("{}")),
    "is_member": sql("asker.member_of <> {}", literal("{}")),
    "leads": sql("asker.teams <> {}", literal("{}")),
}
"""The access profile of the row `asker`, who is signed in."""

_MEMBERSHIPS: Final = {
    "readable": sql("asker.readable"),
    "managed": sql("asker.managed"),
    "member_of": sql("asker.member_of"),
    "teams": sql("asker.teams"),
}
"""Where the row `asker` holds what a mutation may have changed of `Viewer.parameters`."""

_COLUMNS: Final = {"account": sql("asker.account"), "learner": sql("asker.learner"), **_MEMBERSHIPS}
"""Where the row `asker` holds what `Viewer.parameters` gives to row conditions."""

_STATEMENT: Final = statement(_OF_TOKEN)
_OF_ACCOUNT: Final = sql(
    "SELECT a.is_platform_staff, m.readable, m.managed, m.member_of, c.teams {} WHERE a.id = {}",
    PROFILE_OF_ACCOUNT,
    viewer("account", "uuid"),
)
_AFTER_CHANGE: Final = statement(_OF_ACCOUNT)


@dataclass(frozen=True, slots=True)
class TokenViewer:
    """A viewer, and when the token that says so was last noted as used."""

    viewer: Viewer
    last_used_at: datetime | None


def with_token(answer: Sql) -> Sql:
    """A statement with one answer, for the viewer whom a token stands for, read in the same statement.

    One row: `last_used_at`; `fits`, whether the viewer has the access profile that `answer` was compiled for; the
    `answer`, null if not. No row if the token does not count. Takes `token_parameters` and `profile_parameters`.
    """
    fits = _fits()
    # OFFSET 0 makes `asker` a row that is read once, wherever its columns are named.
    return sql(
        "SELECT asker.last_used_at, {} AS fits, CASE WHEN {} THEN ({}) END AS answer FROM ({} OFFSET 0) asker",
        fits,
        fits,
        bind_viewer(answer, _COLUMNS),
        _OF_TOKEN,
    )


def with_account(answer: Sql) -> Sql:
    """A statement with one answer, for the account that a mutation was carried out for, read in the same statement.

    One row: where the account stands now, as `changed_viewer` takes it; `fits` and `answer` as in `with_token`.
    """
    fits = _fits()
    return sql(
        "SELECT asker.is_platform_staff, asker.readable, asker.managed, asker.member_of, asker.teams, {} AS fits,"
        " CASE WHEN {} THEN ({}) END AS answer FROM ({} OFFSET 0) asker",
        fits,
        fits,
        bind_viewer(answer, _MEMBERSHIPS),
        _OF_ACCOUNT,
    )


def _fits() -> Sql:
    return all_of(*(sql("({}) = {}", what, viewer(name, "boolean")) for name, what in _STANDS.items()))


def token_parameters(token_hash: bytes, kinds: Collection[TokenKind]) -> dict[str, Any]:
    """A live token of one of `kinds`, as statements that identify take it."""
    return {"token_hash": token_hash, "moment": now(), "kinds": list(kinds)}


def profile_parameters(profile: AccessProfile) -> dict[str, Any]:
    """The access profile that an answer was compiled for, as `with_token` takes it."""
    return {name: getattr(profile, name) for name in _STANDS}


async def viewer_of_token(reads: asyncpg.Pool, token_hash: bytes, kinds: Collection[TokenKind]) -> TokenViewer | None:
    """Whom a live token of one of `kinds` stands for, or None: unknown, expired and revoked are one answer."""
    row = await reads.fetchrow(_STATEMENT.text, *_STATEMENT.bind(token_parameters(token_hash, kinds), {}))
    if row is None:
        return None
    viewer = Viewer(
        account_id=row["account"],
        learner_id=row["learner"],
        token_id=row["id"],
        token_kind=TokenKind(row["kind"]),
        scope=TokenScope(row["scope"]),
        is_platform_staff=row["is_platform_staff"],
        **_profile(row),
    )
    return TokenViewer(viewer, row["last_used_at"])


async def viewer_after_change(reads: asyncpg.Pool, viewer: Viewer) -> Viewer:
    """The same viewer, with the memberships as they are after a change that may have touched them."""
    row = await reads.fetchrow(_AFTER_CHANGE.text, *_AFTER_CHANGE.bind({"account": viewer.account_id}, {}))
    return viewer if row is None else changed_viewer(viewer, row)


def changed_viewer(viewer: Viewer, row: asyncpg.Record) -> Viewer:
    """The viewer, access profile where the row says."""
    return replace(viewer, is_platform_staff=row["is_platform_staff"], **_profile(row))


class _Profile(TypedDict):
    readable: tuple[UUID, ...]
    managed: tuple[UUID, ...]
    member_of: tuple[UUID, ...]
    teams: tuple[UUID, ...]


def _profile(row: asyncpg.Record) -> _Profile:
    return {
        "readable": tuple(row["readable"]),
        "managed": tuple(row["managed"]),
        "member_of": tuple(row["member_of"]),
        "teams": tuple(row["teams"]),
    }
