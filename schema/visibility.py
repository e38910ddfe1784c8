"""Why staff see a learner's record; and, for the learner, which organizations see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, entity, foreign_key, to_many, to_one
from compiler.sql import Sql, literal, sql
from domain.visibility_reason import VisibilityReason
from permissions.tie import Record
from permissions.visibility import RecordVisibilityVisible, reasons

if TYPE_CHECKING:
    from schema.organizations.organization import Organization


@entity("record_visibility", RecordVisibilityVisible())
@strawberry.type(description="An organization whose staff see a record of yours, and why.")
class RecordVisibility:
    """One per organization; a row of the view that says product.md's table in SQL."""

    organization: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization", foreign_key("organization_id"), description="The organization."
    )
    because: list[VisibilityReason] = column("because", description="Every reason for which it sees the record.")


def visible_because(record: Record) -> Any:
    """The field `visibleBecause`."""
    return column(
        lambda row, _: reasons(record, row),
        description="Why the organizations on whose staff you are see this, as a coach by the teams that you lead; "
        "empty where you see it as the learner alone.",
    )


def visible_to(record: Record) -> Any:
    """The field `visibleTo`."""

    def on(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
        return sql("{}.record_type = {} AND {}.record_id = {}.id", child, literal(record.name), child, parent)

    return to_many(
        "RecordVisibility",
        on,
        lambda row: sql("{}.organization_id", row),
        sorted_by="the organization's id",
        description="Which organizations see this, and why. Told to the learner alone; empty for everybody else.",
    )
