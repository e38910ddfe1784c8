"""Refuses a mutation whose payload could not be answered, before anything is written.

What a payload shows is compiled after the transaction: a page of 500 or a forged cursor in it would be refused once the
change is there, and the client would be told of a mistake instead of what was done. So everything that compiling and
binding can refuse is found out for every mutation of the document before the first of them runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values
from graphql.pyutils import Path
from strawberry.extensions import SchemaExtension

from schema.context import Context
from schema.read import REREAD, Reread
from server.query.operation import chosen_operation

_NOBODY: Final = UUID(int=0)


class PayloadCheck(SchemaExtension):
    """One per operation; does nothing for queries."""

    def on_execute(self) -> Iterator[None]:
        """Find out what could not be answered; raise the first such thing."""
        running = self.execution_context
        operation = chosen_operation(running.graphql_document, running.operation_name)
        if operation is not None and operation.operation is OperationType.MUTATION:
            assert running.graphql_document is not None
            schema = running.schema._schema
            values = get_variable_values(schema, operation.variable_definitions or (), running.variables or {})
            # Variables that do not fit are told of by the execution, which then runs nothing.
            if isinstance(values, VariableValues):
                fragments = fragments_of(running.graphql_document)
                _Check(schema, operation, fragments, values, running.context).run()
        yield


@dataclass(frozen=True, slots=True)
class _Check:
    """The check of one operation."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    values: VariableValues
    context: Context

    def run(self) -> None:
        """Every field of the operation. Raises GraphQLError without a path: nothing ran."""
        root = self.schema.mutation_type
        assert root is not None
        found = collect_fields(self.schema, self._details(), self.values, root, self.operation).grouped_field_set
        for key, details in found.items():
            self._field(root, [each.node for each in details], Path(None, key, root.name))

    def _field(self, owner: GraphQLObjectType, nodes: list[FieldNode], path: Path) -> None:
        definition = owner.fields.get(nodes[0].name.value)
        if definition is None:  # `__typename`
            return
        get_argument_values(definition, nodes[0], self.values)
        declared = definition.extensions.get("strawberry-definition")
        reread: Reread | None = getattr(declared, "metadata", {}).get(REREAD)
        if reread is not None:
            self._compile(reread, self._info(owner, nodes, path))
            return
        target = get_named_type(definition.type)
        if isinstance(target, GraphQLObjectType):
            selected = [FieldDetails(node, None) for node in nodes]
            below = collect_subfields(
                self.schema, self._details(), self.values, self.operation, target, selected
            ).grouped_field_set
            for key, details in below.items():
                self._field(target, [each.node for each in details], Path(path, key, target.name))

    def _compile(self, reread: Reread, info: GraphQLResolveInfo[Any]) -> None:
        context = self.context
        try:
            statement = context.compiler.statement(
                info,
                context.viewer.profile,
                reread.spec,
                reread.entity,
                rows=reread.rows,
                keep=context.query_is_cached,
            ).statement
            statement.bind({**context.parameters(), "key": _NOBODY, "keys": []}, self.values.coerced)
        except GraphQLError as refused:
            nodes = refused.nodes or info.field_nodes
            raise GraphQLError(refused.message, nodes, extensions=refused.extensions) from None

    def _details(self) -> dict[str, FragmentDetails]:
        return {name: FragmentDetails(node) for name, node in self.fragments.items()}

    def _info(self, owner: GraphQLObjectType, nodes: list[FieldNode], path: Path) -> GraphQLResolveInfo[Any]:
        return payload_info(self.schema, self.operation, self.fragments, self.values, owner, nodes, path)


def payload_info(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: dict[str, FragmentDefinitionNode],
    values: VariableValues,
    owner: GraphQLObjectType,
    nodes: list[FieldNode],
    path: Path,
) -> GraphQLResolveInfo[Any]:
    """What compiling a field of a payload asks of the execution that there is none of."""
    info: Any = GraphQLResolveInfo(
        field_name=nodes[0].name.value,
        field_nodes=nodes,
        return_type=owner.fields[nodes[0].name.value].type,
        parent_type=owner,
        path=path,
        schema=schema,
        fragments=fragments,
        root_value=None,
        operation=operation,
        variable_values=values.coerced,  # type: ignore[arg-type]  # The plain dict, as Strawberry hands it on.
        context=None,
        is_awaitable=None,  # type: ignore[arg-type]
        abort_signal=None,
        async_helpers=None,  # type: ignore[arg-type]
    )
    return info  # type: ignore[no-any-return]


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """A document's fragments by name."""
    return {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
