"""A field's arguments as the compiler meets them, from the text of a query and its variables, without a server."""

from __future__ import annotations

from typing import Any

from graphql import FieldNode, OperationDefinitionNode, parse
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values

from compiler.argument_value import ArgumentValue, Trace, arguments_of
from server.query.schema import executable


def coerced_variables(query: str, given: dict[str, Any]) -> dict[str, Any]:
    """The variables of a query as graphql-core hands them to resolvers."""
    operation = parse(query).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    found = get_variable_values(executable().schema._schema, operation.variable_definitions or (), given)
    assert isinstance(found, VariableValues), found
    return dict(found.coerced)


def arguments(owner: str, query: str, /, **given: Any) -> tuple[dict[str, ArgumentValue], Trace, dict[str, Any]]:
    """The arguments of the first field of `query`, a field of the type `owner`; the trace; the coerced variables."""
    operation = parse(query).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    node = operation.selection_set.selections[0]
    assert isinstance(node, FieldNode)
    definition = executable().schema._schema.type_map[owner].fields[node.name.value]  # type: ignore[attr-defined]
    variables, trace = coerced_variables(query, given), Trace()
    coerced = get_argument_values(definition, node, VariableValues({}, variables))
    return arguments_of(definition, node, coerced, variables, trace), trace, variables
