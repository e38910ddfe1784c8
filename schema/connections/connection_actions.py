"""What the viewer may do to a connection."""

from __future__ import annotations

from typing import Final, LiteralString

import strawberry

from compiler.catalogue import Expression
from compiler.declare import column
from compiler.sql import Sql, all_of, any_of, literal, sql
from permissions.bond import is_self, manages


def _learner(row: Sql) -> Sql:
    return is_self(sql("{}.learner_id", row))


def _organization(row: Sql) -> Sql:
    return manages(sql("{}.organization_id", row))


def _either(row: Sql) -> Sql:
    return any_of(_learner(row), _organization(row))


def _while(state: LiteralString, whose: Expression) -> Expression:
    return lambda row, arguments: all_of(sql("{}.state = {}", row, literal(state)), whose(row, arguments))


_ANSWER: Final = _while("REQUESTED", lambda row, _: _organization(row))


def _block(row: Sql) -> Sql:
    # raw table: asked only where the viewer manages the organization, and so sees its blocks
    return all_of(
        _organization(row),
        sql(
            "NOT EXISTS (SELECT FROM block b WHERE b.organization_id = {}.organization_id"
            " AND b.learner_id = {}.learner_id AND b.lifted_at IS NULL)",
            row,
            row,
        ),
    )


@strawberry.type(
    description="What you may do to a connection, as it stands and by who you are: its learner, or owner or admin of "
    "its organization. Show what is true."
)
class ConnectionActions:
    """Of the connection's row."""

    accept: bool = column(_ANSWER, description="Accept it: it waits for an answer of your organization.")
    reject: bool = column(_ANSWER, description="Reject it: it waits for an answer of your organization.")
    withdraw: bool = column(
        _while("REQUESTED", lambda row, _: _learner(row)), description="Take it back: you asked, and nobody answered."
    )
    disconnect: bool = column(
        _while("ACTIVE", lambda row, _: _either(row)),
        description="End it: it is active, and one of the parties is you.",
    )
    block: bool = column(
        lambda row, _: _block(row),
        description="Block the learner from connecting again; false while your organization blocks him or her already.",
    )
