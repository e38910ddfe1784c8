"""Who sees a learner's records, and why: product.md's table, stated once in `REASONS`. All else is derived from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from compiler.sql import Sql, all_of, any_of, join, literal, sql
from domain.visibility_reason import VisibilityReason
from permissions.bond import is_self, staff_for
from permissions.people.viewer import EVERY_PROFILE, AccessProfile
from permissions.row import RowPermission
from permissions.tie import ByColumn, ByConnection, BySome, Naming, OrganizationTie, Own, Record, Tie

SESSION: Final = Record("Session", "session")
CERTIFICATE: Final = Record("Certificate", "certificate")
LEARNER: Final = Record("Learner", "learner", learner_column="id")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to see records: what `visibleBecause` calls it, and by what tie it holds for which records."""

    because: VisibilityReason | None
    """None: it lets no organization see anything, and is told to nobody."""
    ties: Mapping[Record, Tie]


PAYER: Final = ByColumn("funding_organization_id")

OWN: Final = Reason(None, {SESSION: Own(), CERTIFICATE: Own(), LEARNER: Own()})
CONNECTED: Final = Reason(
    VisibilityReason.CONNECTION,
    {
        SESSION: ByConnection(in_state="IN_PROGRESS"),
        CERTIFICATE: ByConnection(),
        LEARNER: ByConnection(or_requested=True),
    },
)
PAID: Final = Reason(VisibilityReason.CREDIT, {SESSION: PAYER, CERTIFICATE: PAYER, LEARNER: BySome(SESSION, PAYER)})
REASONS: Final = (OWN, CONNECTED, PAID)
"""In the order in which `visibleBecause` and `visibleTo` tell them. A further one is a further line here, and a
migration that makes the view `record_visibility` anew: `relation` is what it has to say; a test compares the two."""


def seen_by_viewer(
    record: Record, row: Sql, profile: AccessProfile, known: Mapping[str, Sql], by: tuple[Reason, ...] | None = None
) -> Sql:
    """May the viewer see this row, for one of these reasons, or for any? The row condition of the record's type."""
    ties = sorted(
        (reason.ties[record] for reason in by or REASONS if record in reason.ties), key=lambda tie: tie.effort
    )
    return any_of(*(tie.to_viewer(row, record.learner(row), profile, known) for tie in ties))


def reasons(record: Record, row: Sql) -> Sql:
    """Why organizations whose staff the viewer is see this row. Nothing of other organizations is in it."""
    told = [
        sql(
            "CASE WHEN {} THEN {} END",
            tie.to_viewer(row, record.learner(row), EVERY_PROFILE, {}),
            literal(because),
        )
        for because, tie in _organization_ties(record)
    ]
    return sql("array_remove(ARRAY[{}], NULL)", join(", ", told))


def seen_by_organization(record: Record, row: Sql, organization: Sql, *, if_connected: bool | None = None) -> Sql:
    """Does this organization see the row? Now; or, by `if_connected`, if the two were connected, or were not."""
    ties = sorted((tie for _, tie in _organization_ties(record)), key=lambda tie: tie.effort)
    return any_of(*(tie.to_organization(row, record.learner(row), organization, if_connected) for tie in ties))


def listed_by_organization(record: Record, row: Sql, organization: Sql) -> Sql:
    """Is the row in this organization's list? It, not another one of the viewer's, sees the row.

    Asked by its staff, or by the learner.
    """
    learner = record.learner(row)
    return all_of(
        any_of(staff_for(organization, learner, EVERY_PROFILE), is_self(learner)),
        seen_by_organization(record, row, organization),
    )


def naming_organizations(record: Record) -> list[Naming]:
    """Where the rows are named that organizations see: each row once in each, apart from several of its own columns."""
    return list(dict.fromkeys(tie.naming(record) for _, tie in _organization_ties(record)))


def how_many_lost_by_disconnecting(record: Record, learner: Sql, organization: Sql) -> Sql:
    """A query that counts this learner's rows that the organization sees while connected, and not afterwards."""
    row = sql("r")
    before = seen_by_organization(record, row, organization, if_connected=True)
    after = seen_by_organization(record, row, organization, if_connected=False)
    lost = all_of(sql("{} = {}", record.learner(row), learner), before, sql("({}) IS NOT TRUE", after))
    return sql("SELECT count(*) FROM {} r WHERE {}", sql(record.table), lost)


def relation() -> Sql:
    """Who sees which record and why, as the view `record_visibility` has it: a row for each organization."""
    pairs = []
    for record in (SESSION, CERTIFICATE):
        row = sql(record.table[:1])
        for because, tie in sorted(_organization_ties(record), key=lambda reason: reason[1].effort):
            organization, found = tie.organizations(record, row)
            whom = sql("{} AS learner_id, {} AS organization_id", record.learner(row), organization)
            what = sql("{}::text AS record_type, {}.id AS record_id", literal(record.name), row)
            pairs.append(sql("SELECT {}, {}, {}::text AS because {}", what, whom, literal(because), found))
    return sql(
        "SELECT record_type, record_id, learner_id, organization_id, array_agg(because ORDER BY because) AS because"
        " FROM ({}) reasons GROUP BY record_type, record_id, learner_id, organization_id",
        join(" UNION ALL ", pairs),
    )


def _organization_ties(record: Record) -> list[tuple[VisibilityReason, OrganizationTie]]:
    found = []
    for reason in REASONS:
        tie = reason.ties.get(record)
        if reason.because is None or tie is None:
            continue
        if not isinstance(tie, OrganizationTie):
            raise TypeError(f"{reason.because} does not say which organizations see a {record.name}")
        found.append((reason.because, tie))
    return found


class RecordVisibilityVisible(RowPermission):
    """May this viewer know who sees this record? Only the learner: it names all of the learner's organizations."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own."""
        return is_self(sql("{}.learner_id", row))
