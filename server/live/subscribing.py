"""From a GraphQL request to what is to be watched: the whole language holds in it, as in queries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLResolveInfo,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails, collect_fields
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values
from graphql.pyutils import Path

from compiler.catalogue import AFTER
from compiler.catalogue import Feed as FeedSpec
from compiler.declare import SPEC
from compiler.execute import Compiler
from schema.context import Context
from server.live.shape import Shape, as_error
from server.query.cost import Price
from server.query.document_cache import KnownDocuments
from server.query.operation import chosen_operation
from server.query.request import GraphQLRequest
from server.query.schema import Executable


class Rejected(Exception):
    """An operation that never ran, and why."""

    def __init__(self, *errors: GraphQLError) -> None:
        self.errors = list(errors)
        super().__init__(*(error.message for error in errors))


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a valid document; `is_cached` as in `Context.query_is_cached`."""

    document: DocumentNode
    node: OperationDefinitionNode
    is_cached: bool

    @property
    def type(self) -> OperationType:
        """What kind it is."""
        return self.node.operation


class Subscribing:
    """Makes shapes, and finds those again that somebody watches already. One per process.

    Whoever asks the same with the same variables gets the same shape; from where on each of them wants to hear is
    not part of it, if it is given by a variable of its own.
    """

    def __init__(self, executable: Executable, compiler: Compiler, common: Mapping[str, Any]) -> None:
        self._executable = executable
        self._schema = executable.schema._schema
        self._compiler = compiler
        self._alike = common
        self._shapes: WeakValueDictionary[Any, Shape] = WeakValueDictionary()

    def operation(self, wanted: GraphQLRequest) -> Operation:
        """The operation that is to run. Raises Rejected."""
        try:
            known, is_cached = KnownDocuments.know(wanted.query, self._schema)
        except GraphQLError as error:
            raise Rejected(error) from None
        if known.errors:
            raise Rejected(*known.errors)
        node = chosen_operation(known.document, wanted.operation_name)
        if node is None:
            message = "Name the operation to run in `operationName`; it must be in the document."
            raise Rejected(GraphQLError(message, extensions={"code": "BAD_REQUEST"}))
        return Operation(known.document, node, is_cached)

    def begin(self, wanted: GraphQLRequest, operation: Operation, context: Context) -> tuple[Shape, Any]:
        """What to watch, and after which position; None for "from now on". Raises Rejected."""
        raw = wanted.variables or {}
        values = get_variable_values(self._schema, operation.node.variable_definitions or (), raw)
        if not isinstance(values, VariableValues):
            raise Rejected(*values)
        position = _variable_of_its_own(operation)
        given = {name: raw[name] for name in values.coerced if name in raw and name != position}
        key = (wanted.query, wanted.operation_name, json.dumps(given, sort_keys=True))
        shape = self._shapes.get(key)
        if shape is None:
            try:
                shape = self._shape(operation, values, raw)
            except GraphQLError as error:
                raise Rejected(error) from None
            if operation.is_cached:
                self._shapes[key] = shape
        self._admit(shape, context)
        after = values.coerced.get(position) if position is not None else shape.arguments.get(AFTER)
        return shape, after

    def _admit(self, shape: Shape, context: Context) -> None:
        refusal = shape.refusal(context.viewer)
        if refusal is not None:
            raise Rejected(as_error(refusal))
        price = Price.of(shape.cost, context.budget, context.budget_key)
        if price.refusal is not None:
            raise Rejected(price.refusal)
        try:
            shape.reading(context.viewer.profile)
        except GraphQLError as error:
            raise Rejected(error) from None
        context.budget.spend(context.budget_key, shape.cost)

    def _shape(self, operation: Operation, values: VariableValues, raw: Mapping[str, Any]) -> Shape:
        owner = self._schema.subscription_type
        assert owner is not None
        fragments = {d.name.value: d for d in operation.document.definitions if isinstance(d, FragmentDefinitionNode)}
        details = {name: FragmentDetails(node) for name, node in fragments.items()}
        collected = collect_fields(self._schema, details, values, owner, operation.node).grouped_field_set
        if len(collected) != 1:
            raise GraphQLError("A subscription watches one field.", operation.node, extensions={"code": "BAD_REQUEST"})
        [(key, found)] = collected.items()
        nodes: list[FieldNode] = [each.node for each in found]
        definition = owner.fields[nodes[0].name.value]
        declared = definition.extensions["strawberry-definition"]
        spec = declared.metadata[SPEC]
        assert isinstance(spec, FeedSpec)
        info: Any = GraphQLResolveInfo(
            field_name=nodes[0].name.value,
            field_nodes=nodes,
            return_type=definition.type,
            parent_type=owner,
            path=Path(None, key, owner.name),
            schema=self._schema,
            fragments=fragments,
            root_value=None,
            operation=operation.node,
            variable_values=values.coerced,  # type: ignore[arg-type]  # The plain dict, as Strawberry hands it on.
            context=None,
            is_awaitable=None,  # type: ignore[arg-type]
            abort_signal=None,
            async_helpers=None,  # type: ignore[arg-type]
        )
        return Shape(
            self._compiler,
            info,
            spec=spec,
            arguments=get_argument_values(definition, nodes[0], values),
            permissions=declared.permission_classes,
            cost=self._executable.costs.of(operation.document, operation.node, raw, keep=operation.is_cached),
            common=self._alike,
            prefix=f'{{"data":{{{json.dumps(key)}:',
        )


class _Uses(Visitor):
    """Counts where a variable stands, its definition included."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.count = 0

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        """One more."""
        self.count += node.name.value == self.name


_own_variables: dict[int, tuple[OperationDefinitionNode, str | None]] = {}


def _variable_of_its_own(operation: Operation) -> str | None:
    """The variable that gives `after`, if it stands nowhere else."""
    known = _own_variables.get(id(operation.node))
    if known is not None:
        return known[1]
    names = [
        argument.value.name.value
        for field in operation.node.selection_set.selections
        if isinstance(field, FieldNode)
        for argument in field.arguments or ()
        if argument.name.value == AFTER and isinstance(argument.value, VariableNode)
    ]
    name = names[0] if len(names) == 1 else None
    if name is not None:
        uses = _Uses(name)
        visit(operation.document, uses)
        name = name if uses.count == 2 else None
    if operation.is_cached:
        if len(_own_variables) >= 1_024:
            _own_variables.clear()
        _own_variables[id(operation.node)] = (operation.node, name)
    return name
