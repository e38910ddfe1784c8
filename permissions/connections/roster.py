"""Where an organization's lists find their rows, so that a page of a large one costs what a page of a small one does.

Whether a row may be seen is said elsewhere; here is said where to look. Owners, admins and analysts look into what
names the organization, and into its rosters, which triggers keep (docs/decisions/large-organizations.md), each by an
index in the list's order. Everybody else sees at most records of learners in teams that he or she leads, and the own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, LiteralString

from compiler.catalogue import Candidates
from compiler.sql import FALSE, TRUE, Sql, any_of, identifier, join, sql, viewer
from permissions.people.viewer import AccessProfile
from permissions.tie import Naming, Record, roster_of
from permissions.visibility import CERTIFICATE, LEARNER, SESSION, naming_organizations


def _candidates(record: Record, naming: Callable[[], Sequence[Naming]], *sorted_by: LiteralString) -> Candidates:
    """Of an organization's list of such records; each table of `naming` has the columns that it may be sorted by."""

    def find(parent: Sql, columns: tuple[str, ...], profile: AccessProfile) -> Sql:
        organization = sql("{}.id", parent)
        for_others = _part(organization, sql("id"), columns, FALSE, _own_and_led(record, organization, profile))
        if not profile.reads:
            return for_others
        # Conditions stand outside the union: so most parts are plain tables to the planner, which reads them in order.
        return sql(
            "SELECT * FROM ({}) u WHERE u.organization_id = {} AND ({} = ANY ({})) = u.is_for_readers",
            join(" UNION ALL ", [*_for_readers(naming(), columns), for_others]),
            organization,
            organization,
            viewer("readable", "uuid[]"),
        )

    return Candidates(frozenset(sorted_by), find)


def _for_readers(naming: Sequence[Naming], columns: tuple[str, ...]) -> Iterator[Sql]:
    before: dict[str, list[Sql]] = {}
    for one in naming:
        organization, others = sql("r.{}", sql(one.organization)), before.setdefault(one.table, [])
        # Null, and so nobody's, where another column of the row names the same organization: a row comes once.
        told = any_of(*(sql("{} = {}", other, organization) for other in others))
        once = TRUE if told == FALSE else sql("CASE WHEN {} THEN NULL ELSE TRUE END", told)
        yield _part(organization, sql(one.row), columns, once, sql("{} r", sql(one.table)))
        others.append(organization)


def _part(organization: Sql, row_id: Sql, columns: tuple[str, ...], is_for_readers: Sql, found: Sql) -> Sql:
    keys = [sql("r.{}", identifier(column)) for column in columns]
    what = join(", ", [sql("{} AS organization_id", organization), sql("r.{} AS id", row_id), *keys])
    return sql("SELECT {}, {} AS is_for_readers FROM {}", what, is_for_readers, found)


def _own_and_led(record: Record, organization: Sql, profile: AccessProfile) -> Sql:
    learners = sql("SELECT {}", viewer("learner", "uuid"))
    if profile.leads:
        led = viewer("teams", "uuid[]")
        learners = sql(
            "{} UNION SELECT b.learner_id FROM team_learner b WHERE b.organization_id = {} AND b.team_id = ANY ({})",
            learners,
            organization,
            led,
        )
    return sql("{} r WHERE {} = ANY (ARRAY({}))", sql(record.table), record.learner(sql("r")), learners)


LEARNERS_OF_ORGANIZATION: Final = _candidates(LEARNER, lambda: [roster_of(LEARNER)], "name_sort")
SESSIONS_OF_ORGANIZATION: Final = _candidates(
    SESSION, lambda: naming_organizations(SESSION), "started_at", "completed_at"
)
CERTIFICATES_OF_ORGANIZATION: Final = _candidates(
    CERTIFICATE, lambda: naming_organizations(CERTIFICATE), "issued_at", "expires_at", "holder_name_sort"
)
