"""What the viewer may do to a session."""

from __future__ import annotations

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column
from compiler.sql import Sql, all_of, sql
from permissions.bond import is_self, manages


def _in_progress(row: Sql) -> Sql:
    return sql("{}.state = 'IN_PROGRESS'", row)


def _continue(row: Sql, _arguments: Arguments) -> Sql:
    # raw table: asked only of the viewer's own session, and so of an own connection
    is_paid = sql(
        "({}.connection_id IS NULL OR EXISTS (SELECT FROM connection p WHERE p.id = {}.connection_id"
        " AND p.state = 'ACTIVE'))",
        row,
        row,
    )
    return all_of(_in_progress(row), is_self(sql("{}.learner_id", row)), is_paid)


def _terminate(row: Sql, _arguments: Arguments) -> Sql:
    return all_of(_in_progress(row), manages(sql("{}.funding_organization_id", row)))


@strawberry.type(
    description="What you may do to a session, as it stands and by who you are: its learner, or owner or admin of the "
    "organization that pays. Show what is true."
)
class SessionActions:
    """Of the session's row."""

    advance: bool = column(
        _continue,
        description="Go on with it: record progress, and complete it. It is yours, in progress, and the connection "
        "that pays for it, if any, is active.",
    )
    terminate: bool = column(
        _terminate, description="End it early: it is in progress on the credit of an organization that you manage."
    )
