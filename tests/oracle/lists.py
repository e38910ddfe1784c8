"""Filters, orders and pages of lists, as the schema describes them, over plain Python lists."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cmp_to_key
from typing import Any
from uuid import UUID

from tests.oracle.world import Row
from tests.words import SORTED_BY_NAME, fold, sort_key

ORDERS: dict[str, dict[str, str]] = {
    "Organization": {"NAME": "name"},
    "Course": {"ADDED_AT": "created_at", "SLUG": "slug"},
    "Learner": {"NAME": "name"},
    "Membership": {"JOINED_AT": "created_at"},
    "StaffInvitation": {"CREATED_AT": "created_at", "EXPIRES_AT": "expires_at"},
    "Team": {"NAME": "name"},
    "Connection": {"CREATED_AT": "created_at", "ENDED_AT": "ended_at"},
    "Session": {"STARTED_AT": "started_at", "COMPLETED_AT": "completed_at", "PROGRESS": "progress_percent"},
    "Certificate": {"ISSUED_AT": "issued_at", "EXPIRES_AT": "expires_at", "HOLDER_NAME": "holder_name"},
    "Notification": {"SEQUENCE": "sequence"},
    "Invitation": {"CREATED_AT": "created_at", "EMAIL": "email", "SENT_AT": "sent_at", "EXPIRES_AT": "expires_at"},
    "Block": {"CREATED_AT": "created_at"},
    "AuditEntry": {"OCCURRED_AT": "at"},
    "LedgerEntry": {"OCCURRED_AT": "id"},
    "LedgerTransaction": {"OCCURRED_AT": "id"},
}
"""What lists can be sorted by, and the column that says so."""
BY_DEFAULT = {
    "Organization": ("NAME", "ASC"),
    "Course": ("ADDED_AT", "DESC"),
    "Learner": ("NAME", "ASC"),
    "Membership": ("JOINED_AT", "ASC"),
    "StaffInvitation": ("CREATED_AT", "ASC"),
    "Team": ("NAME", "ASC"),
    "Connection": ("CREATED_AT", "DESC"),
    "Session": ("STARTED_AT", "DESC"),
    "Certificate": ("ISSUED_AT", "DESC"),
    "Notification": ("SEQUENCE", "DESC"),
    "Invitation": ("CREATED_AT", "DESC"),
    "Block": ("CREATED_AT", "DESC"),
    "AuditEntry": ("OCCURRED_AT", "DESC"),
    "LedgerEntry": ("OCCURRED_AT", "DESC"),
    "LedgerTransaction": ("OCCURRED_AT", "DESC"),
}
CURSOR = "cursor:"
"""How a cursor of the oracle begins; what follows is what an API cursor holds beside its tag."""
Truth = bool | None
"""As in SQL, None is unknown: a comparison with what is not there, or with what is hidden."""


# Filters.


def every(truths: Iterable[Truth]) -> Truth:
    given = list(truths)
    return False if False in given else None if None in given else True


def some(truths: Iterable[Truth]) -> Truth:
    given = list(truths)
    return True if True in given else None if None in given else False


def opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


def matches(value_of: Callable[[str], Any], given: dict[str, Any] | None) -> Truth:
    """Whether a filter holds for a row of which `value_of` tells the fields' values."""

    def one(name: str, part: Any) -> Truth:
        match name:
            case "and":
                return every(matches(value_of, each) for each in part)
            case "or":
                return some(matches(value_of, each) for each in part)
            case "not":
                return opposite(matches(value_of, part))
        value = value_of(name)
        if callable(value):
            return bool(value(part))
        if not isinstance(part, dict):
            return None if value is None else bool(value == part)
        if name == "email":  # Addresses are kept in lower case.
            part = {operator: lower(operand) for operator, operand in part.items()}
        return every(compare(value, operator, operand) for operator, operand in part.items() if operand is not None)

    return every(one(name, part) for name, part in (given or {}).items() if part is not None)


def lower(operand: Any) -> Any:
    return [each.lower() for each in operand] if isinstance(operand, list) else operand and operand.lower()


def compare(value: Any, operator: str, operand: Any) -> Truth:
    match operator:
        case "isNull":
            return (value is None) == operand
        case "in":
            return some(compare(value, "equalTo", each) for each in operand)
        case "notIn":
            return opposite(compare(value, "in", operand))
    if value is None:
        return None
    match operator:
        case "equalTo":
            return bool(value == operand)
        case "lessThan" | "before":
            return bool(value < operand)
        case "atMost":
            return bool(value <= operand)
        case "greaterThan":
            return bool(value > operand)
        case "atLeast" | "after":
            return bool(value >= operand)
        case "contains" | "search":  # Searches are for words that are like no other.
            return fold(operand) in fold(value)
        case "startsWith":
            return fold(value).startswith(fold(operand))
    raise ValueError(f"no operator {operator}")


# Orders. A row's place in a list is its sort keys and its id.


@dataclass(frozen=True)
class Order:
    """How a list of a type is sorted: (field, direction) of each key; ties are broken by id, like the first key."""

    type_name: str
    keys: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """As cursors name it."""
        return f"{self.type_name}/{','.join(f'{name}:{direction}' for name, direction in self.keys)}"

    def place(self, row: Row) -> tuple[Any, ...]:
        columns = ORDERS[self.type_name]
        return (*(self._key(row, columns[name]) for name, _ in self.keys), row.id)

    @staticmethod
    def _key(row: Row, column: str) -> Any:
        value = getattr(row, column)
        return sort_key(value) if column in SORTED_BY_NAME else value

    def compare(self, one: tuple[Any, ...], other: tuple[Any, ...]) -> int:
        """Negative if `one` comes first. Nulls are larger than everything, as PostgreSQL has it."""
        directions = [*(direction for _, direction in self.keys), self.keys[0][1]]
        for a, b, direction in zip(one, other, directions, strict=True):
            larger = (a is None) - (b is None) if a is None or b is None else (a > b) - (a < b)
            if larger:
                return larger if direction == "ASC" else -larger
        return 0

    def cursor(self, row: Row) -> str:
        return CURSOR + json.dumps([2, self.name, *(as_text(key) for key in self.place(row))])

    def place_of(self, cursor: str) -> tuple[Any, ...]:
        """The place that a cursor of the API names."""
        version, name, *keys, row_id = held_by(cursor)
        if (version, name) != (2, self.name):
            raise ValueError(f"a cursor of {name}, not {self.name}")
        columns = [ORDERS[self.type_name][field] for field, _ in self.keys]
        return (*(from_text(column, key) for column, key in zip(columns, keys, strict=True)), UUID(row_id))


def order_of(type_name: str, given: list[dict[str, str]] | None) -> Order:
    return Order(type_name, tuple((one["field"], one["direction"]) for one in given or ()) or (BY_DEFAULT[type_name],))


def held_by(cursor: str) -> list[Any]:
    """What an API cursor says: base64url of twelve bytes of tag and a JSON array."""
    raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    return list(json.loads(raw[12:]))


def as_text(key: Any) -> str | None:
    """A key as PostgreSQL's text."""
    if isinstance(key, datetime):
        return moment_text(key, " ").removesuffix(":00")
    if isinstance(key, bytes):
        return f"\\x{key.hex()}"
    return None if key is None else str(key)


def from_text(column: str, key: str | None) -> Any:
    if key is None:
        return None
    if column == "at" or column.endswith("_at"):
        return datetime.fromisoformat(key)
    if column == "id":
        return UUID(key)
    if column in SORTED_BY_NAME:
        return bytes.fromhex(key.removeprefix("\\x"))
    return int(key) if column in {"sequence", "progress_percent"} else key


def moment_text(moment: datetime, between: str = "T") -> str:
    """In UTC, with no more digits than it has."""
    text = moment.astimezone(UTC).strftime(f"%Y-%m-%d{between}%H:%M:%S.%f")
    return text.rstrip("0").rstrip(".") + "+00:00"


# Pages.


def page(type_name: str, rows: list[Row], arguments: dict[str, Any]) -> dict[str, Any]:
    """One page of the rows, which are those of the list that the viewer sees and the filter lets pass."""
    order = order_of(type_name, arguments.get("orderBy"))
    compared = cmp_to_key(lambda one, other: order.compare(order.place(one), order.place(other)))
    found = sorted(rows, key=compared)
    first, after = arguments.get("first"), arguments.get("after")
    last, before = arguments.get("last"), arguments.get("before")
    if after is not None:
        place = order.place_of(after)
        found = [row for row in found if order.compare(order.place(row), place) > 0]
    if before is not None:
        place = order.place_of(before)
        found = [row for row in found if order.compare(order.place(row), place) < 0]
    if last is not None:
        shown = found[len(found) - min(last, len(found)) :]
        has_next, has_previous = before is not None, len(found) > last
    else:
        size = 20 if first is None else first
        shown = found[:size]
        has_next, has_previous = len(found) > size, after is not None
    cursors = [order.cursor(row) for row in shown]
    return {
        "edges": [{"cursor": cursor, "node": row} for cursor, row in zip(cursors, shown, strict=True)],
        "nodes": shown,
        "pageInfo": {
            "hasNextPage": has_next,
            "hasPreviousPage": has_previous,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        },
        "totalCount": len(rows),
        "aggregates": aggregates(type_name, rows),
        "type": type_name,
        "rows": rows,
    }


def aggregates(type_name: str, rows: list[Row]) -> dict[str, Any]:
    def how_many(state: str) -> int:
        return sum(row.state == state for row in rows)

    match type_name:
        case "Certificate":
            issued = [row.issued_at for row in rows]
            return {
                "valid": sum(is_valid(row) for row in rows),
                "revoked": sum(row.revoked_at is not None for row in rows),
                "expired": sum(certificate_state(row) == "EXPIRED" for row in rows),
                "rows": rows,
                "firstIssuedAt": min(issued, default=None),
                "lastIssuedAt": max(issued, default=None),
            }
        case "Session":
            progress = [row.progress_percent for row in rows]
            return {
                "inProgress": how_many("IN_PROGRESS"),
                "completed": how_many("COMPLETED"),
                "terminated": how_many("TERMINATED"),
                "averageProgress": sum(progress) / len(progress) if progress else None,
            }
        case "Invitation":
            states = ("QUEUED", "SENT", "FAILED", "ACCEPTED", "REVOKED", "EXPIRED")
            return {state.lower(): how_many(state) for state in states}
        case "LedgerTransaction":
            return {"rows": rows}
        case "Connection":
            return {
                "active": how_many("ACTIVE"),
                "requested": how_many("REQUESTED"),
                "disconnected": how_many("DISCONNECTED"),
                "rejected": how_many("REJECTED"),
                "withdrawn": how_many("WITHDRAWN"),
            }
    return {}


def certificate_state(certificate: Row) -> str:
    if certificate.revoked_at is not None:
        return "REVOKED"
    return "VALID" if is_valid(certificate) else "EXPIRED"


def is_valid(certificate: Row) -> bool:
    """Neither revoked nor expired."""
    expires = certificate.expires_at
    return certificate.revoked_at is None and (expires is None or expires > datetime.now(UTC))
