"""What ties somebody to a learner's record: it is his or her own; a connection; a column that names an organization."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, LiteralString

from compiler.sql import FALSE, TRUE, Sql, all_of, literal, sql
from permissions.bond import connected, connected_or_requested, is_self, staff_for
from permissions.people.viewer import AccessProfile


@dataclass(frozen=True, slots=True)
class Record:
    """A kind of rows that belong to one learner each."""

    name: LiteralString
    table: LiteralString
    learner_column: LiteralString = "learner_id"

    def learner(self, row: Sql) -> Sql:
        """Whom the row belongs to."""
        return sql("{}.{}", row, sql(self.learner_column))


@dataclass(frozen=True, slots=True)
class Naming:
    """A table that names organizations, each with a row of a record's table; and the names of its columns for both.

    It has the record's sort columns too, and an index in the order of each, within an organization.
    """

    table: LiteralString
    organization: LiteralString
    row: LiteralString


def roster_of(record: Record) -> Naming:
    """The table in which triggers keep, for each organization, what no column of such a row itself says."""
    rosters: dict[str, Naming] = {
        "Session": Naming("session_roster", "organization_id", "session_id"),
        "Certificate": Naming("certificate_roster", "organization_id", "certificate_id"),
        "Learner": Naming("learner_roster", "organization_id", "learner_id"),
    }
    return rosters[record.name]


class Tie:
    """A condition on a row and who looks at it."""

    effort: ClassVar[int]
    """What is asked for less is asked first: the row's own columns, the learner's connections, other tables."""

    def to_viewer(self, row: Sql, learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Is the viewer tied so, or staff of an organization that is? `known` are facts asked already."""
        raise NotImplementedError


class OrganizationTie(Tie):
    """A tie to organizations whose staff then see the row, as far as they see the learner."""

    def to_organization(self, row: Sql, learner: Sql, organization: Sql, if_connected: bool | None) -> Sql:
        """Is this organization tied so? Now; or, by `if_connected`, if the two were connected, or were not."""
        raise NotImplementedError

    def naming(self, record: Record) -> Naming:
        """Where at least all rows are named that organizations are tied to so."""
        raise NotImplementedError

    def organizations(self, record: Record, row: Sql) -> tuple[Sql, Sql]:
        """The organizations tied to rows of the record's table: what names one, and the FROM of all such pairs."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Own(Tie):
    """The learner's own."""

    effort = 0

    def to_viewer(self, row: Sql, learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Is the viewer the learner?"""
        return is_self(learner)


@dataclass(frozen=True, slots=True)
class ByColumn(OrganizationTie):
    """The organization that a column of the row names."""

    column: LiteralString
    effort = 1

    def _named(self, row: Sql) -> Sql:
        return sql("{}.{}", row, sql(self.column))

    def to_viewer(self, row: Sql, learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Is the viewer staff of the organization that is named?"""
        staff = staff_for(self._named(row), learner, profile)
        return FALSE if staff == FALSE else all_of(sql("{} IS NOT NULL", self._named(row)), staff)

    def to_organization(self, row: Sql, learner: Sql, organization: Sql, if_connected: bool | None) -> Sql:
        """Is it the one that is named? Connected or not."""
        return sql("{} = {}", self._named(row), organization)

    def naming(self, record: Record) -> Naming:
        """The record's own table, by this column."""
        return Naming(record.table, self.column, "id")

    def organizations(self, record: Record, row: Sql) -> tuple[Sql, Sql]:
        """The one that each row names, if it names one."""
        named = self._named(row)
        return named, sql("FROM {} {} WHERE {} IS NOT NULL", sql(record.table), row, named)


@dataclass(frozen=True, slots=True)
class ByConnection(OrganizationTie):
    """Each organization that the learner is connected to."""

    in_state: LiteralString | None = None
    """A connection shares rows in this state alone; all if None."""
    or_requested: bool = False
    """Asking to be connected shares them already."""
    effort = 2

    def _state(self) -> Sql:
        return sql("IN ('ACTIVE', 'REQUESTED')") if self.or_requested else sql("= 'ACTIVE'")

    def _shared(self, row: Sql) -> Sql:
        return TRUE if self.in_state is None else sql("{}.state = {}", row, literal(self.in_state))

    def _if_shared(self, row: Sql, bond: Sql) -> Sql:
        return bond if self.in_state is None else all_of(self._shared(row), bond)

    def to_viewer(self, row: Sql, learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Is the viewer staff of an organization that the learner is connected to?"""
        bound = (connected_or_requested if self.or_requested else connected)(learner, profile, known)
        return self._if_shared(row, bound)

    def to_organization(self, row: Sql, learner: Sql, organization: Sql, if_connected: bool | None) -> Sql:
        """Is the learner connected to it?"""
        # OFFSET 0 keeps the planner from reading all of the organization's connections for a few rows.
        is_connected = sql(
            "EXISTS (SELECT 1 FROM connection m WHERE m.organization_id = {} AND m.learner_id = {} AND m.state {}"
            " OFFSET 0)",
            organization,
            learner,
            self._state(),
        )
        assumed = {None: is_connected, True: TRUE, False: FALSE}
        return self._if_shared(row, assumed[if_connected])

    def naming(self, record: Record) -> Naming:
        """The roster."""
        return roster_of(record)

    def organizations(self, record: Record, row: Sql) -> tuple[Sql, Sql]:
        """Those that the learner is connected to."""
        shared = self._shared(row)
        return sql("k.organization_id"), sql(
            "FROM {} {} JOIN connection k ON k.learner_id = {} AND k.state {}{}",
            sql(record.table),
            row,
            record.learner(row),
            self._state(),
            sql("") if shared == TRUE else sql(" WHERE {}", shared),
        )


@dataclass(frozen=True, slots=True)
class BySome(Tie):
    """An organization that is tied to some other record of the same learner."""

    record: Record
    tie: OrganizationTie
    effort = 3

    def to_viewer(self, row: Sql, learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Is there such a record?"""
        found = self.tie.to_viewer(sql("s"), learner, profile, known)
        if found == FALSE:
            return FALSE
        of_learner = sql("{} = {}", self.record.learner(sql("s")), learner)
        return sql("EXISTS (SELECT 1 FROM {} s WHERE {} AND ({}))", sql(self.record.table), of_learner, found)
