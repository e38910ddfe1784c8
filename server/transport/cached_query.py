"""Answers a query whose statements are all compiled already without walking through GraphQL's execution again.

The ordinary way (`schema.execute`) parses, validates, measures, resolves and compiles; it is what gives a query
its meaning. Once it has answered a query of plain root fields, all that is left to do for the next one of the same
shape is to read the variables, count the cost, and run the cached statements: that is done here. Whatever is in
any way different (fragments or directives at the root, `node`, a refusal) goes the ordinary way. Root fields that are
compiled have no permission classes, for visibility is in their statements; a test holds that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLNonNull, OperationType
from graphql.execution.values import VariableValues, get_variable_values

from compiler.cached_statement import CachedStatement
from compiler.execute import answer
from permissions.people.viewer import AccessProfile
from schema.context import Context
from server.query.cost import Price
from server.query.document_cache import KnownDocuments
from server.query.operation import chosen_operation
from server.query.request import GraphQLRequest
from server.services import Services


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """What Strawberry's execution would have resulted in."""

    data: dict[str, Any] | None
    errors: list[GraphQLError]
    extensions: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query with nothing left to compile: by response key, each root field and what was kept of it."""

    fields: Mapping[str, tuple[FieldNode, CachedStatement]]
    variables: Mapping[str, Any]
    cost: int


async def cached_answer(wanted: GraphQLRequest, context: Context, services: Services) -> CachedAnswer | None:
    """Data, errors and extensions, or None: then the ordinary way has to answer.

    None comes before anything ran: what took long or failed in PostgreSQL is not tried a second time.
    """
    prepared = None if context.explained is not None else prepare(wanted, context.viewer.profile, services)
    if prepared is None:
        return None
    price = Price.of(prepared.cost, context.budget, context.budget_key)
    if price.refusal is not None:
        return None
    statements = [cached.statement for _, cached in prepared.fields.values()]
    try:
        parameters = context.parameters()
        bound = [statement.bind(parameters, prepared.variables) for statement in statements]
    except Exception:  # A variable that cannot be used, such as a forged cursor: the ordinary way says so.
        return None
    context.budget.spend(context.budget_key, prepared.cost)
    runs = [answer(context.reads, statement, values) for statement, values in zip(statements, bound, strict=True)]
    outcomes = await asyncio.gather(*runs, return_exceptions=True)
    return completed(prepared, outcomes, price, services)


def prepare(wanted: GraphQLRequest, profile: AccessProfile, services: Services) -> Prepared | None:
    """What is kept of a query for viewers of this access profile, if that is all of it."""
    document = KnownDocuments.document(wanted.query)
    operation = chosen_operation(document, wanted.operation_name)
    if document is None or operation is None or operation.operation is not OperationType.QUERY:
        return None
    given = wanted.variables or {}
    read = get_variable_values(services.executable.schema._schema, operation.variable_definitions or (), given)
    if not isinstance(read, VariableValues):
        return None
    fields: dict[str, tuple[FieldNode, CachedStatement]] = {}
    for node in operation.selection_set.selections:
        if not isinstance(node, FieldNode) or node.directives:
            return None
        key = (node.alias or node.name).value
        cached = None if key in fields else services.compiler.found(node, profile, read.coerced)
        if cached is None:
            return None
        fields[key] = (node, cached)
    return Prepared(fields, read.coerced, services.executable.costs.of(document, operation, given))


def completed(
    prepared: Prepared, outcomes: Sequence[Any | BaseException], price: Price, services: Services
) -> CachedAnswer:
    """Data and errors, as GraphQL's execution gives them: a field that failed is null, or all is if it may not be."""
    data: dict[str, Any] | None = {}
    errors = []
    for (key, (node, _)), outcome in zip(prepared.fields.items(), outcomes, strict=True):
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
    return CachedAnswer(data, errors, price.shown)
