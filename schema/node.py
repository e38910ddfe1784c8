"""Things with a global id."""

from __future__ import annotations

from typing import Any

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column
from compiler.sql import Sql, literal, sql
from domain.identifiers import PREFIXES


def global_id(type_name: str) -> Any:
    """The `id` of an entity, made by PostgreSQL as `domain.identifiers.to_global` makes it."""
    prefix = literal(f"{PREFIXES[type_name]}_")

    def expression(row: Sql, _arguments: Arguments) -> Sql:
        return sql("{} || encode(uuid_send({}.id), 'hex')", prefix, row)

    return column(expression, description="Opaque id, unique in all of Tessera; `node(id:)` takes it.")


@strawberry.interface(description="Anything with an id that `node(id:)` finds again.")
class Node:
    """Relay's Node."""

    id: strawberry.ID = strawberry.field(description="Opaque id, unique in all of Tessera; `node(id:)` takes it.")
