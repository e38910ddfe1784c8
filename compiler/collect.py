"""From a GraphQL selection to a plan. Aliases, fragments, directives and merging are graphql-core's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, cast

from graphql import (
    FieldNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    get_named_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values

from compiler.catalogue import Arguments, Catalogue, Column, Embedded, Entity, Page, Spec, ToMany, ToOne
from compiler.page_arguments import slice_of, sort_of
from compiler.plan import (
    Cursor,
    Edges,
    Leaf,
    Many,
    Member,
    Node,
    Nodes,
    Object,
    One,
    PageInfo,
    PageOf,
    PagePart,
    Table,
    TotalCount,
    TypeName,
)
from compiler.refusal import QueryRefused
from compiler.sql import Sql, identifier

LARGEST_RESULT = 250_000
"""Rows that one root field may at most ask for: `first` and `last` multiplied down the tree, lists summed."""

MOST_TABLES = 150
"""Tables that one statement may read. PostgreSQL plans joins in quadratic time: 150 take 0.3 s, 600 take 9 s."""


@dataclass(frozen=True, slots=True)
class _Field:
    """One collected field: what it is called in the response and which nodes were merged into it."""

    key: str
    name: str
    nodes: list[FieldNode]
    arguments: Arguments
    type: GraphQLNamedType


def _coerced(info: GraphQLResolveInfo[Any]) -> dict[str, Any]:
    # Strawberry hands resolvers the plain dict of coerced values.
    return cast("dict[str, Any]", info.variable_values)


class Collector:
    """Turns one root field's selection into a plan; lives for one compilation, numbers the aliases."""

    def __init__(self, catalogue: Catalogue, info: GraphQLResolveInfo[Any]) -> None:
        self._catalogue = catalogue
        self._info = info
        self._fragments = {name: FragmentDetails(node) for name, node in info.fragments.items()}
        self._variables = VariableValues(sources={}, coerced=_coerced(info))
        self._aliases = count()
        self._cost = 0

    def root(self, spec: Spec, arguments: Arguments, returns: GraphQLNamedType) -> Node:
        """The plan of the field that is being resolved."""
        field = _Field("root", "root", list(self._info.field_nodes), arguments, returns)
        return self._node(spec, field, identifier("root"), 1)

    def _node(self, spec: Spec, field: _Field, parent: Sql, rows: int) -> Node:
        match spec:
            case Column():
                return Leaf(spec.expression(parent, field.arguments), parent, spec.guard)
            case Embedded():
                entity = self._catalogue[field.type.name]
                present = spec.present(parent) if spec.present else None
                return Object(self._members(entity, field, parent, rows), parent, spec.guard, present)
            case ToOne():
                entity, alias = self._reach(spec.target)
                on = spec.on(parent, alias, field.arguments)
                return One(Table(entity, alias), on, self._object(entity, field, alias, rows), parent, spec.guard)
            case ToMany():
                entity, alias = self._reach(spec.target)
                on = spec.on(parent, alias, field.arguments)
                rows = self._bounded(rows * 10)
                return Many(
                    Table(entity, alias), on, spec.order(alias), spec.limit, self._object(entity, field, alias, rows)
                )
            case Page():
                return self._page(spec, field, parent, rows)

    def _page(self, spec: Page, field: _Field, parent: Sql, rows: int) -> PageOf:
        entity, alias = self._reach(spec.target)
        sort = sort_of(spec, field.arguments, alias)
        part = slice_of(spec, field.arguments, sort, alias)
        rows = self._bounded(rows * max(part.size, 1))
        given = field.arguments.get("filter")
        parts: list[tuple[str, PagePart]] = [
            (f.key, self._part(f, entity, alias, rows)) for f in self._selection(field, field.type)
        ]
        return PageOf(
            Table(entity, alias),
            spec.on(parent, alias, field.arguments),
            spec.filter(given if given is not None else {}, alias),
            sort,
            part,
            tuple(parts),
        )

    def _part(self, field: _Field, entity: Entity, alias: Sql, rows: int) -> PagePart:
        match field.name:
            case "nodes":
                return Nodes(self._object(entity, field, alias, rows))
            case "edges":
                members = [
                    Member(f.key, self._edge_member(f, field.type, entity, alias, rows))
                    for f in self._selection(field, field.type)
                ]
                return Edges(tuple(members))
            case "pageInfo":
                return PageInfo(tuple((f.key, f.name) for f in self._selection(field, field.type)))
            case "totalCount":
                return TotalCount()
            case "__typename":
                return TypeName(field.type.name)
        raise NotImplementedError(f"a page has no {field.name}")

    def _edge_member(self, field: _Field, edge: GraphQLNamedType, entity: Entity, alias: Sql, rows: int) -> Node:
        match field.name:
            case "cursor":
                return Cursor()
            case "__typename":
                return TypeName(edge.name)
        return self._object(entity, field, alias, rows)

    def _object(self, entity: Entity, field: _Field, alias: Sql, rows: int) -> Object:
        return Object(self._members(entity, field, alias, rows), alias)

    def _members(self, entity: Entity, field: _Field, alias: Sql, rows: int) -> tuple[Member, ...]:
        runtime_type = self._info.schema.type_map[entity.name]
        members = []
        for child in self._selection(field, runtime_type):
            if child.name == "__typename":
                members.append(Member(child.key, TypeName(entity.name)))
                continue
            members.append(Member(child.key, self._node(entity.fields[child.name], child, alias, rows)))
        return tuple(members)

    def _selection(self, field: _Field, runtime_type: GraphQLNamedType) -> list[_Field]:
        assert isinstance(runtime_type, GraphQLObjectType)
        collected = collect_subfields(
            self._info.schema,
            self._fragments,
            self._variables,
            self._info.operation,
            runtime_type,
            [FieldDetails(node, None) for node in field.nodes],
        )
        return [
            self._field(key, [d.node for d in details], runtime_type)
            for key, details in collected.grouped_field_set.items()
        ]

    def _field(self, key: str, nodes: list[FieldNode], owner: GraphQLObjectType) -> _Field:
        name = nodes[0].name.value
        if name == "__typename":
            return _Field(key, name, nodes, {}, owner)
        definition = owner.fields[name]
        arguments: Mapping[str, Any] = get_argument_values(definition, nodes[0], self._variables)
        return _Field(key, name, nodes, arguments, get_named_type(definition.type))

    def _reach(self, target: str) -> tuple[Entity, Sql]:
        number = next(self._aliases)
        if number >= MOST_TABLES:
            raise QueryRefused(
                "QUERY_TOO_EXPENSIVE",
                f"This query reads more than {MOST_TABLES} related objects and lists in one field. "
                "Ask for fewer of them at once, or for the same one under fewer aliases.",
                allowed=MOST_TABLES,
            )
        return self._catalogue[target], identifier(f"t{number}")

    def _bounded(self, rows: int) -> int:
        """The rows of one list under all its parents, counted into the cost. Raises QueryRefused over the limit.

        Lists beside each other add up: else a thousand aliases of one list would cost as much as one.
        """
        self._cost += rows
        if self._cost > LARGEST_RESULT:
            raise QueryRefused(
                "QUERY_TOO_EXPENSIVE",
                f"This query asks for {self._cost:,} rows or more in one field; {LARGEST_RESULT:,} are allowed. "
                "Ask for smaller pages further down.",
                cost=self._cost,
                allowed=LARGEST_RESULT,
            )
        return rows
