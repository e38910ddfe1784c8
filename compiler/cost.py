"""What a query may cost, known before anything runs and without looking at a row.

The cost counts rows that may be read, and a tenth for every value of each. A page counts as many rows as it
may have, multiplied down the tree (GitHub's node limit is the model); a list without pages counts as
ASSUMED_LIST; counting or aggregating a list counts as COUNTED, and so does making groups of it, whose rows count as
those of a page. Fragments are measured once for one row, so
that fragments which double cost no more time than their text.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)

from compiler.catalogue import Catalogue, Derived, Groups, Page, Spec, ToMany
from compiler.page_arguments import DEFAULT_SIZE, LARGEST_SIZE

VALUE: Final = 0.1
ASSUMED_LIST: Final = 10
COUNTED: Final = 10.0
MAX_CACHED: Final = 1_024
MOST: Final = "tessera.most"
"""Metadata of a list that no statement answers as a whole (of a payload): how many items it may have."""


class CostModel:
    """The costs of one schema's queries; remembers them by operation and by the variables they depend on."""

    def __init__(self, schema: GraphQLSchema, catalogue: Catalogue) -> None:
        self._schema = schema
        self._catalogue = catalogue
        self._cached: OrderedDict[Any, tuple[OperationDefinitionNode, int]] = OrderedDict()
        self._names: OrderedDict[int, tuple[OperationDefinitionNode, tuple[str, ...]]] = OrderedDict()

    def of(
        self,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
        *,
        keep: bool = True,
    ) -> int:
        """The cost of an operation with these (raw) variables; at least 1. `keep`: the same nodes will come again."""
        if not keep:
            return self._measured(document, operation, variables)
        names = self._sizing_variables(document, operation)
        key = (id(operation), *(_hashable(variables.get(name)) for name in names))
        cached = self._cached.get(key)
        if cached is not None:
            return cached[1]
        cost = self._measured(document, operation, variables)
        self._cached[key] = (operation, cost)
        if len(self._cached) > MAX_CACHED:
            self._cached.popitem(last=False)
        return cost

    def _measured(
        self, document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> int:
        root = self._schema.get_root_type(operation.operation)
        assert root is not None
        measured = _Measure(self._schema, self._catalogue, document, operation, variables).whole(root)
        # Tenths add up inexactly, and otherwise so in another order.
        return max(1, ceil(round(measured, 3)))

    def _sizing_variables(self, document: DocumentNode, operation: OperationDefinitionNode) -> tuple[str, ...]:
        """The variables that say how long a list may be."""
        known = self._names.get(id(operation))
        if known is None:
            names = tuple(sorted(set(_names_in(document))))
            known = self._names[id(operation)] = (operation, names)
            if len(self._names) > MAX_CACHED:
                self._names.popitem(last=False)
        return known[1]


@dataclass(slots=True)
class _Measure:
    """One measurement."""

    schema: GraphQLSchema
    catalogue: Catalogue
    document: DocumentNode
    operation: OperationDefinitionNode
    variables: Mapping[str, Any]
    defaults: dict[str, Any] = field(default_factory=dict)
    fragments: dict[str, FragmentDefinitionNode] = field(default_factory=dict)
    measured: dict[tuple[str, str], float] = field(default_factory=dict)

    def whole(self, root: GraphQLObjectType) -> float:
        self.fragments = {d.name.value: d for d in self.document.definitions if isinstance(d, FragmentDefinitionNode)}
        self.defaults = {
            d.variable.name.value: self._default(d.default_value) for d in self.operation.variable_definitions or ()
        }
        return self._selection(self.operation.selection_set, root)

    def _selection(self, selected: SelectionSetNode | None, owner: GraphQLNamedType) -> float:
        """The cost of a selection on one row of `owner`."""
        cost = 0.0
        for node in selected.selections if selected is not None else ():
            match node:
                case FieldNode():
                    cost += self._field(node, owner)
                case InlineFragmentNode():
                    condition = node.type_condition
                    target = self.schema.type_map.get(condition.name.value, owner) if condition else owner
                    cost += self._selection(node.selection_set, target)
                case FragmentSpreadNode():
                    cost += self._fragment(node.name.value)
        return cost

    def _fragment(self, name: str) -> float:
        definition = self.fragments.get(name)
        if definition is None:
            return 0.0
        key = (name, definition.type_condition.name.value)
        if key not in self.measured:
            self.measured[key] = 0.0  # A cycle, which validation refuses, ends here.
            owner = self.schema.type_map.get(key[1])
            self.measured[key] = self._selection(definition.selection_set, owner) if owner is not None else 0.0
        return self.measured[key]

    def _field(self, node: FieldNode, owner: GraphQLNamedType) -> float:
        name = node.name.value
        if not isinstance(owner, GraphQLObjectType | GraphQLInterfaceType) or name not in owner.fields:
            return VALUE if node.selection_set is None else self._introspection(node)
        target = get_named_type(owner.fields[name].type)
        entity = self.catalogue.entities.get(owner.name)
        spec: Spec | None = entity.fields.get(name) if entity is not None else None
        if isinstance(spec, Page):
            return self._page(node, target)
        if node.selection_set is None:
            return VALUE
        below = self._selection(node.selection_set, target)
        if isinstance(spec, ToMany):
            return ASSUMED_LIST * (1 + below)
        if name == "nodes" and "ids" in owner.fields[name].args:
            return self._length(node, "ids") * (1 + below)
        declared = owner.fields[name].extensions.get("strawberry-definition")
        return float(getattr(declared, "metadata", {}).get(MOST, 1) * (1 + below))

    def _introspection(self, node: FieldNode) -> float:
        """`__schema` and `__type`: their lists are those of the schema, whatever the query says of them."""
        target = self.schema.type_map.get("__Schema" if node.name.value == "__schema" else "__Type")
        return VALUE + (self._selection(node.selection_set, target) if target is not None else 0.0)

    def _page(self, node: FieldNode, page: GraphQLNamedType) -> float:
        size = self._size(node)
        return 1 + self._page_parts(node.selection_set, page, size)

    def _page_parts(self, selected: SelectionSetNode | None, page: GraphQLNamedType, size: int) -> float:
        cost = 0.0
        for part in selected.selections if selected is not None else ():
            match part:
                case FieldNode() if part.name.value in {"nodes", "edges"} and isinstance(page, GraphQLObjectType):
                    target = get_named_type(page.fields[part.name.value].type)
                    cost += size * (1 + self._selection(part.selection_set, target))
                case FieldNode() if part.name.value in {"totalCount", "aggregates"}:
                    cost += COUNTED
                case FieldNode() if self._is_worked_out(part, page) and isinstance(page, GraphQLObjectType):
                    target = get_named_type(page.fields[part.name.value].type)
                    rows = self._size(part, LARGEST_SIZE)
                    cost += COUNTED + rows * (1 + self._selection(part.selection_set, target))
                case FieldNode():
                    cost += VALUE
                case InlineFragmentNode():
                    cost += self._page_parts(part.selection_set, page, size)
                case FragmentSpreadNode() if part.name.value in self.fragments:
                    cost += self._page_fragment(part.name.value, page, size)
        return cost

    def _is_worked_out(self, part: FieldNode, page: GraphQLNamedType) -> bool:
        """Whether it is rows worked out of the page's whole list, `first` of them."""
        entity = self.catalogue.entities.get(page.name)
        return entity is not None and isinstance(entity.fields.get(part.name.value), Groups | Derived)

    def _page_fragment(self, name: str, page: GraphQLNamedType, size: int) -> float:
        key = (name, f"a page of {size}")
        if key not in self.measured:
            self.measured[key] = 0.0
            self.measured[key] = self._page_parts(self.fragments[name].selection_set, page, size)
        return self.measured[key]

    def _size(self, node: FieldNode, default: int = DEFAULT_SIZE) -> int:
        given = {a.name.value: a.value for a in node.arguments or ()}
        sizes = [size for name in ("first", "last") if (size := self._number(given.get(name))) is not None]
        # A size beyond the largest is refused by itself, in words that help more than a cost.
        return min(max(max(sizes, default=default), 0), LARGEST_SIZE)

    def _number(self, value: Any) -> int | None:
        match value:
            case IntValueNode():
                return int(value.value) if len(value.value) < 12 else 10**9
            case VariableNode():
                found = self.variables.get(value.name.value, self.defaults.get(value.name.value))
                # JSON's 200.0 is an Int to GraphQL.
                is_whole = isinstance(found, float) and found.is_integer()
                return int(found) if is_whole or type(found) is int else None
        return None

    def _default(self, value: Any) -> Any:
        return list(value.values) if isinstance(value, ListValueNode) else self._number(value)

    def _length(self, node: FieldNode, argument: str) -> int:
        for given in node.arguments or ():
            if given.name.value == argument and isinstance(given.value, ListValueNode):
                return len(given.value.values)
            if given.name.value == argument and isinstance(given.value, VariableNode):
                found = self.variables.get(given.value.name.value, self.defaults.get(given.value.name.value))
                return len(found) if isinstance(found, list) else 1
        return 1


SIZING: Final = frozenset({"first", "last", "ids"})


def _names_in(document: DocumentNode) -> Iterable[str]:
    waiting: list[Any] = list(document.definitions)
    while waiting:
        node = waiting.pop()
        for argument in getattr(node, "arguments", None) or ():
            if argument.name.value in SIZING and isinstance(argument.value, VariableNode):
                yield argument.value.name.value
        selected = getattr(node, "selection_set", None)
        if selected is not None:
            waiting.extend(selected.selections)


def _hashable(value: Any) -> Any:
    return len(value) if isinstance(value, list) else value if isinstance(value, int | None) else None
