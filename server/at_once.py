"""Answers a query whose statements are all compiled already without walking through GraphQL's execution again.

The ordinary way (`schema.execute`) parses, validates, measures, resolves and compiles; it is what gives a query
its meaning. Once it has answered a query of plain root fields, all that is left to do for the next one of the same
shape is to read the variables, count the cost, and run the kept statements: that is done here. Whatever is in
any way different (fragments or directives at the root, `node`, a refusal) goes the ordinary way. Root fields that are
compiled have no permission classes, for visibility is in their statements; a test holds that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLNonNull, OperationDefinitionNode, OperationType
from graphql.execution.values import VariableValues, get_variable_values

from compiler.execute import answer
from compiler.sql import Statement
from schema.context import Context
from server.graphql_request import GraphQLRequest
from server.known_documents import KnownDocuments
from server.services import Services


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What Strawberry's execution would have resulted in."""

    data: dict[str, Any] | None
    errors: list[GraphQLError]
    extensions: dict[str, Any]


async def answered_at_once(wanted: GraphQLRequest, context: Context, services: Services) -> AtOnce | None:
    """Data, errors and extensions, or None: then the ordinary way has to answer.

    None comes before anything ran: what took long or failed in PostgreSQL is not tried a second time.
    """
    operation = _operation(wanted)
    if operation is None or context.explained is not None:
        return None
    coerced = _variables(operation, wanted.variables or {}, services)
    if coerced is None:
        return None
    statements = _statements(operation, coerced, context)
    if statements is None:
        return None
    document = KnownDocuments.document(wanted.query)
    assert document is not None
    cost = services.executable.costs.of(document, operation, wanted.variables or {})
    left = context.budget.left(context.budget_key)
    if cost > context.budget.per_request or cost > left:
        return None
    try:
        parameters = context.parameters()
        bound = [statement.bind(parameters, coerced) for _, statement in statements.values()]
    except Exception:  # A variable that cannot be used, such as a forged cursor: the ordinary way says so.
        return None
    context.budget.spend(context.budget_key, cost)
    extensions = {"cost": {"requested": cost, "allowed": context.budget.per_request, "left": left - cost}}
    return AtOnce(*await _answers(statements, bound, context, services), extensions)


def _operation(wanted: GraphQLRequest) -> OperationDefinitionNode | None:
    """The one operation of a document known to be valid, if it is a query."""
    document = KnownDocuments.document(wanted.query)
    if document is None:
        return None
    found = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if len(found) != 1 or found[0].operation is not OperationType.QUERY:
        return None
    named = found[0].name.value if found[0].name else None
    return found[0] if wanted.operation_name in {None, named} else None


def _variables(
    operation: OperationDefinitionNode, given: dict[str, Any], services: Services
) -> Mapping[str, Any] | None:
    schema = services.executable.schema._schema
    values = get_variable_values(schema, operation.variable_definitions or (), given)
    return values.coerced if isinstance(values, VariableValues) else None


def _statements(
    operation: OperationDefinitionNode, coerced: Mapping[str, Any], context: Context
) -> dict[str, tuple[FieldNode, Statement]] | None:
    """The kept statement of every root field, by response key; None if one is missing."""
    statements: dict[str, tuple[FieldNode, Statement]] = {}
    for node in operation.selection_set.selections:
        if not isinstance(node, FieldNode) or node.directives:
            return None
        key = node.alias.value if node.alias else node.name.value
        found = None if key in statements else context.compiler.kept_statement(node, context.viewer.standing, coerced)
        if found is None:
            return None
        statements[key] = (node, found)
    return statements


async def _answers(
    statements: Mapping[str, tuple[FieldNode, Statement]], bound: list[list[Any]], context: Context, services: Services
) -> tuple[dict[str, Any] | None, list[GraphQLError]]:
    """Data and errors, as GraphQL's execution gives them: a field that failed is null, or all is if it may not be."""
    runs = [
        answer(context.reads, statement, values)
        for (_, statement), values in zip(statements.values(), bound, strict=True)
    ]
    found = await asyncio.gather(*runs, return_exceptions=True)
    data: dict[str, Any] | None = {}
    errors = []
    for (key, (node, _)), outcome in zip(statements.items(), found, strict=True):
        if not isinstance(outcome, BaseException):
            if data is not None:
                data[key] = outcome
            continue
        if not isinstance(outcome, Exception):
            raise outcome
        errors.append(GraphQLError(str(outcome), node, path=[key], original_error=outcome))
        query = services.executable.schema._schema.query_type
        assert query is not None
        if isinstance(query.fields[node.name.value].type, GraphQLNonNull):
            data = None
        elif data is not None:
            data[key] = None
    return data, errors
