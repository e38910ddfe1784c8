"""Figures by group: the rows of a list, put together in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.oracle.answering import answers, shown
from tests.oracle.lists import aggregates, certificate_state, is_valid
from tests.oracle.visibility import VisibilityOracle
from tests.oracle.world import Row

MOMENTS = {
    "Certificate": "issued_at",
    "Session": "started_at",
    "Invitation": "created_at",
    "LedgerTransaction": "occurred_at",
}
"""By what groups by month are made."""
MONTHS = 36


def _month(row: Row, type_name: str) -> datetime:
    moment: datetime = getattr(row, MOMENTS[type_name])
    return moment.astimezone(UTC)


def _number(moment: datetime) -> int:
    return moment.year * 12 + moment.month


def _value(row: Row, type_name: str, by: str) -> Any:
    match by:
        case "MONTH":
            return _month(row, type_name).strftime("%Y-%m")
        case "COURSE":
            return row.course_id
        case "STATE" if type_name == "Certificate":
            return certificate_state(row)
    return getattr(row, by.lower())


@answers(
    "CertificatesConnection.groups",
    "SessionsConnection.groups",
    "InvitationsConnection.groups",
    "LedgerTransactionsConnection.groups",
)
def groups(visibility: VisibilityOracle, page: dict[str, Any], by: list[str], first: int) -> list[dict[str, Any]]:
    type_name = page["type"]
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in page["rows"]:
        if "MONTH" not in by or _number(_month(row, type_name)) > _number(datetime.now(UTC)) - MONTHS:
            found.setdefault(tuple(_value(row, type_name, each) for each in by), []).append(row)
    ordered = sorted(found, key=_place(by, found))
    if "MONTH" in by:
        ordered.sort(key=lambda values: values[by.index("MONTH")], reverse=True)
    return [_group(visibility, type_name, dict(zip(by, key, strict=True)), found[key]) for key in ordered[:first]]


def _place(by: list[str], found: dict[tuple[Any, ...], list[Row]]) -> Callable[[tuple[Any, ...]], Any]:
    """The largest first; of the same size in the order of their values."""
    return lambda values: (-len(found[values]), *(v for each, v in zip(by, values, strict=True) if each != "MONTH"))


def _group(visibility: VisibilityOracle, type_name: str, values: dict[str, Any], rows: list[Row]) -> dict[str, Any]:
    return {
        "count": len(rows),
        "month": values.get("MONTH"),
        "state": values.get("STATE"),
        "reason": values.get("REASON"),
        "course": shown(visibility, visibility.world.get("course", values.get("COURSE"))),
        "aggregates": aggregates(type_name, rows),
    }


@answers("LearnersConnection.coverage")
def coverage(visibility: VisibilityOracle, page: dict[str, Any], first: int) -> list[dict[str, Any]]:
    world, listed = visibility.world, {learner.id for learner in page["rows"]}
    found = []
    for course in world.all("course"):
        if course.published_at is None or course.published_at > datetime.now(UTC):
            continue
        held = [each for each in world.all("certificate", course_id=course.id) if is_valid(each)]
        certified = {each.learner_id for each in held if each.learner_id in listed and visibility.sees(each)}
        found.append({"course": course, "learners": len(listed), "certified": len(certified)})
    return sorted(found, key=lambda one: (-one["certified"], one["course"].slug))[:first]
