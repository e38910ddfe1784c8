"""What ending a connection would change."""

from __future__ import annotations

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression
from compiler.declare import argument, column, entity, to_one
from compiler.sql import Sql, sql
from domain.identifiers import key_of
from permissions.connections.connection import EndOfConnectionVisible
from permissions.tie import Record
from permissions.visibility import CERTIFICATE, SESSION, how_many_lost_by_disconnecting
from schema.connections.connection import Connection


def _ending(row: Sql, _arguments: Arguments) -> Sql:
    # raw table: whoever sees an active connection sees what is in progress on it, as its learner or by the credit
    return sql(
        "(SELECT count(*) FROM session s WHERE s.connection_id = {}.id AND s.state = 'IN_PROGRESS')",
        row,
    )


def _hidden(record: Record) -> Expression:
    def count(row: Sql, _arguments: Arguments) -> Sql:
        learner, organization = sql("{}.learner_id", row), sql("{}.organization_id", row)
        return sql("({})", how_many_lost_by_disconnecting(record, learner, organization))

    return count


def _itself(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.id = {}.id", child, parent)


@entity("connection", EndOfConnectionVisible())
@strawberry.type(description="What ending an active connection would change, at this moment.")
class DisconnectPreview:
    """A connection, looked at for its end."""

    connection: Connection | None = to_one("Connection", _itself, description="The connection.")
    sessions_ending: int = column(
        _ending, description="Sessions in progress on the organization's credits; they would be terminated."
    )
    credits_returning: int = column(
        _ending, description="Credits that would go back to the organization: one for each of those sessions."
    )
    certificates_hidden: int = column(
        _hidden(CERTIFICATE),
        description="The learner's certificates that the organization sees now and would see no longer, because "
        "others paid for them. The learner keeps them.",
    )
    sessions_hidden: int = column(
        _hidden(SESSION),
        description="Sessions in progress on credits of others, which the organization sees now and would see no "
        "longer. They go on.",
    )


CONNECTION_ID = argument("connection_id", strawberry.ID, "The connection.")


def by_connection(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    """The connection with this id, if it is active."""
    key = arguments["connectionId"].bind("uuid", lambda given: key_of("Connection", given))
    return sql("{}.id = {} AND {}.state = 'ACTIVE'", row, key, row)
