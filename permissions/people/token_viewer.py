"""From a token's hash to the viewer: in a statement, or around the statement that the viewer wants answered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, Final, TypedDict
from uuid import UUID

import asyncpg

from compiler.sql import Sql, all_of, bind_viewer, join, literal, sql, statement, viewer
from domain.clock import now
from domain.organizations.role import MANAGERS, READERS, Role
from domain.people.access import TokenKind, TokenScope
from permissions.people.viewer import AccessProfile, Viewer

_NONE: Final = literal("{}")
"""An empty array."""


def one_of(roles: Collection[Role]) -> Sql:
    """A list of roles for `role IN (…)`: written out, for it is the same in every statement."""
    return join(", ", [literal(role.value) for role in sorted(roles)])


def profile_of_account(readers: Collection[Role] = READERS, managers: Collection[Role] = MANAGERS) -> Sql:
    """Where an account stands in organizations, as `m` and `c`, whoever has these roles reading and managing."""
    return sql(
        """
FROM account a
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(organization_id) FILTER (WHERE role IN ({})), {}) AS readable,
        coalesce(array_agg(organization_id) FILTER (WHERE role IN ({})), {}) AS managed,
        coalesce(array_agg(organization_id), {}) AS member_of
    FROM membership WHERE account_id = a.id
) m
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(tc.team_id), {}) AS teams
    FROM membership ms JOIN team_coach tc ON tc.membership_id = ms.id
    WHERE ms.account_id = a.id AND ms.role = {}
) c
""",
        one_of(readers),
        _NONE,
        one_of(managers),
        _NONE,
        _NONE,
        _NONE,
        literal(Role.COACH.value),
    )


def viewer_of(profile: Sql) -> Sql:
    """The viewer of a live token of some kinds: one row, or none. `profile` as `profile_of_account` gives it."""
    return sql(
        """
SELECT t.id, t.kind, t.scope, t.last_used_at, a.id AS account, l.id AS learner, a.is_platform_staff,
    m.readable, m.managed, m.member_of, c.teams
{}
JOIN access_token t ON t.account_id = a.id
JOIN learner l ON l.account_id = a.id
WHERE t.token_hash = {} AND t.revoked_at IS NULL AND t.expires_at > {} AND t.kind = ANY ({})
""",
        profile,
        viewer("token_hash", "bytea"),
        viewer("moment", "timestamptz"),
        viewer("kinds", "text[]"),
    )


PROFILE_OF_ACCOUNT: Final = profile_of_account()
_OF_TOKEN: Final = viewer_of(PROFILE_OF_ACCOUNT)

_STANDS: Final = {
    "reads": sql("asker.readable"),
    "manages": sql("asker.managed"),
    "is_member": sql("asker.member_of"),
    "leads": sql("asker.teams"),
}
"""What of the row `asker`, who is signed in, is empty or not by the access profile."""

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


@cache
def with_token(profile: AccessProfile) -> Callable[[Sql], Sql]:
    """Puts an answer that was compiled for an access profile into the statement that reads whom a token stands for.

    That gives one row: `last_used_at`; `fits`, whether the viewer has the access profile; the `answer`, null if not.
    No row if the token does not count. Takes `token_parameters`.
    """
    fits = _fits(profile)

    def around(answer: Sql) -> Sql:
        # OFFSET 0 makes `asker` a row that is read once, wherever its columns are named.
        return sql(
            "SELECT asker.last_used_at, {} AS fits, CASE WHEN {} THEN ({}) END AS answer FROM ({} OFFSET 0) asker",
            fits,
            fits,
            bind_viewer(answer, _COLUMNS),
            _OF_TOKEN,
        )

    return around


@cache
def with_account(profile: AccessProfile) -> Callable[[Sql], Sql]:
    """Puts an answer into the statement that reads where the account stands that a mutation was carried out for.

    That gives one row: where the account stands now, as `changed_viewer` takes it; `fits` and `answer` as in
    `with_token`.
    """
    fits = _fits(profile)

    def around(answer: Sql) -> Sql:
        return sql(
            "SELECT asker.is_platform_staff, asker.readable, asker.managed, asker.member_of, asker.teams, {} AS fits,"
            " CASE WHEN {} THEN ({}) END AS answer FROM ({} OFFSET 0) asker",
            fits,
            fits,
            bind_viewer(answer, _MEMBERSHIPS),
            _OF_ACCOUNT,
        )

    return around


def _fits(profile: AccessProfile) -> Sql:
    """Whether the row `asker`, who is signed in, has the access profile: part of the text, as what it compares is."""
    staff = sql("asker.is_platform_staff") if profile.is_platform_staff else sql("NOT asker.is_platform_staff")
    held = (sql("{} <> {}" if getattr(profile, name) else "{} = {}", column, _NONE) for name, column in _STANDS.items())
    return all_of(staff, *held)


def token_parameters(token_hash: bytes, kinds: Collection[TokenKind]) -> dict[str, Any]:
    """A live token of one of `kinds`, as statements that identify take it."""
    return {"token_hash": token_hash, "moment": now(), "kinds": list(kinds)}


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
