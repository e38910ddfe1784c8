"""What the rows of a list can be grouped by: said once, beside the noun, like its sorts and filters.

CERTIFICATE_GROUPS = grouping(
    "Certificate",
    COURSE=by_id("course_id", "The course."),
    MONTH=by_month("issued_at", "When it was earned"),
)

groups: list[CertificateGroup] = CERTIFICATE_GROUPS.groups()
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import strawberry

from compiler import declare
from compiler.catalogue import Dimension, Groups
from compiler.declare import column
from compiler.sql import Sql, identifier, number, sql
from schema.described_enum import derived_enum

MONTHS: Final = 36
"""Groups by month are of this one and the ones before, so many in all."""


@dataclass(frozen=True, slots=True)
class GroupedBy:
    """A dimension, and what it is to clients."""

    dimension: Dimension
    meaning: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """What lists of a noun can be grouped by."""

    noun: str
    by: Any
    spec: Groups

    def groups(self) -> Any:
        """The field of the noun's page."""
        return declare.groups(
            self.spec,
            self.by,
            description="Figures over the whole list, group by group: its rows that you may see, whatever the page. "
            f"The newest month comes first, then the largest group. By month, only the newest {MONTHS} months count, "
            "this one included.",
        )


def grouping(noun: str, **dimensions: GroupedBy) -> Grouping:
    """What lists of `noun` can be grouped by, each value of `by` with its dimension."""
    several = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).lower()
    by = derived_enum(
        f"{noun}GroupField",
        f"What lists of {several}s can be grouped by.",
        {name: each.meaning for name, each in dimensions.items()},
    )
    return Grouping(noun, by, Groups({name: each.dimension for name, each in dimensions.items()}))


def by_id(name: str, meaning: str) -> GroupedBy:
    """By the row that this column names."""
    return GroupedBy(Dimension(lambda row: sql("{}.{}", row, identifier(name)), "uuid"), meaning)


def by_word(on: str | Callable[[Sql], Sql], meaning: str) -> GroupedBy:
    """By a state or the like, of a column or an expression."""

    def value(row: Sql) -> Sql:
        return sql('({}) COLLATE "C"', sql("{}.{}", row, identifier(on)) if isinstance(on, str) else on(row))

    return GroupedBy(Dimension(value, "text"), meaning)


def by_month(name: str, meaning: str) -> GroupedBy:
    """By the month of a moment, in UTC; of the newest months only."""

    def value(row: Sql) -> Sql:
        return sql("to_char({}.{} AT TIME ZONE 'UTC', 'YYYY-MM')", row, identifier(name))

    def within(row: Sql) -> Sql:
        return sql(
            "{}.{} >= (date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => {})) AT TIME ZONE 'UTC'",
            row,
            identifier(name),
            number(MONTHS - 1),
        )

    return GroupedBy(
        Dimension(value, "text", descending=True, within=within),
        f"{meaning}: the month, in UTC; of the newest {MONTHS} months, this one included.",
    )


@strawberry.type(description="Rows of a list that have something in common.")
class Group:
    """Base of all groups; each noun's group is a concrete subclass with what it can be grouped by."""

    count: int = column("count", description="How many rows of the list, that you may see, are in it.")


def month() -> Any:
    """The field `month` of a group."""
    return column("month", description="The month, in UTC, e.g. `2026-07`; null unless the groups were made by month.")
