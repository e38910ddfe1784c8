"""From a GraphQL selection to a plan. Aliases, fragments, directives and merging are graphql-core's work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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

from compiler.argument_value import Arguments, Trace, arguments_of
from compiler.catalogue import (
    Aggregates,
    Catalogue,
    Column,
    Derived,
    Embedded,
    Entity,
    ForeignKey,
    Groups,
    Page,
    Referring,
    Relation,
    Spec,
    ToMany,
    ToOne,
    ToOneOf,
)
from compiler.filters import condition_of
from compiler.group_arguments import Grouping, grouping_of, size_of
from compiler.page_arguments import slice_of, sort_of
from compiler.plan import (
    AggregatesOf,
    CandidateRows,
    Cursor,
    DerivedRows,
    Edges,
    GroupsOf,
    Leaf,
    Many,
    Member,
    Node,
    Nodes,
    Object,
    One,
    OneOf,
    PageInfo,
    PageOf,
    PagePart,
    Table,
    TotalCount,
    TypeName,
)
from compiler.refusal import QueryRefused, too_many_tables
from compiler.sql import Sql, identifier

MAX_TABLES = 150
"""Tables that one statement may read. PostgreSQL plans joins in quadratic time: 150 take 0.3 s, 600 take 9 s."""

SHARED_ALIASES = 1_000
"""Where the numbers of aliases inside shared tables begin; beyond MAX_TABLES, so that none means two tables."""


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

    def __init__(self, catalogue: Catalogue, info: GraphQLResolveInfo[Any], trace: Trace, secret: bytes) -> None:
        """`trace` hears what the plan depends on; `secret` is the key of cursors' tags."""
        self._catalogue = catalogue
        self._trace = trace
        self._secret = secret
        self._info = info
        self._fragments = {name: FragmentDetails(node) for name, node in info.fragments.items()}
        self._variables = VariableValues(sources={}, coerced=_coerced(info))
        self._aliases = count()
        self._candidates = count()
        self._reached = 0
        self._lists = 0
        self._grouping: Grouping | None = None
        self._path: list[str | int] = list(info.path.as_list())

    def root(self, spec: Spec, arguments: Arguments, returns: GraphQLNamedType) -> Node:
        """The plan of the field that is being resolved."""
        field = _Field("root", "root", list(self._info.field_nodes), arguments, returns)
        try:
            return self._node(spec, field, identifier("root"))
        except QueryRefused as refused:
            raise refused.at(field.nodes, self._path) from None

    @contextmanager
    def _inside(self, field: _Field) -> Iterator[None]:
        """What is refused inside is about this field, unless it is about one below."""
        self._path.append(field.key)
        try:
            yield
        except QueryRefused as refused:
            raise refused.at(field.nodes, self._path) from None
        self._path.pop()

    def _node(self, spec: Spec, field: _Field, parent: Sql) -> Node:
        match spec:
            case Column():
                return Leaf(spec.expression(parent, field.arguments), parent, spec.guard)
            case Embedded():
                entity = self._catalogue[field.type.name]
                present = spec.present(parent) if spec.present else None
                return Object(self._members(entity, field, parent), parent, spec.guard, present)
            case ToOne():
                return self._one(spec, field, parent)
            case ToOneOf():
                return OneOf(tuple(self._one(ToOne(name, spec.on(name)), field, parent) for name in spec.targets))
            case ToMany():
                entity, alias = self._reach(spec.target)
                on = spec.on(parent, alias, field.arguments)
                with self._in_list():
                    shape = self._object(entity, field, alias)
                return Many(Table(entity, alias), on, parent, _via(spec.on), spec.order(alias), spec.limit, shape)
            case Page():
                return self._page(spec, field, parent)
            case Aggregates():
                return self._aggregates_of_group(field)
            case Groups() | Derived():
                raise TypeError("groups are part of a page")

    def _one(self, spec: ToOne, field: _Field, parent: Sql) -> One:
        via = spec.on.column if isinstance(spec.on, ForeignKey) else None
        is_shared = via is not None and self._catalogue[spec.target].materialize and self._lists > 0
        # Aliases inside a shared table are its own, so that the same selection elsewhere is the same table.
        entity, alias = self._reach(spec.target)
        on = spec.on(parent, alias, field.arguments)
        if not is_shared:
            return One(Table(entity, alias), on, self._object(entity, field, alias), parent, via, spec.guard)
        outside, self._aliases = self._aliases, count(SHARED_ALIASES)
        inside = self._reach(spec.target)[1]
        shape = self._object(entity, field, inside)
        self._aliases = outside
        return One(Table(entity, inside), on, shape, parent, via, spec.guard, shared_as=alias)

    def _page(self, spec: Page, field: _Field, parent: Sql) -> PageOf:
        entity, alias = self._reach(spec.target)
        candidate = identifier(f"c{next(self._candidates)}")
        sort = sort_of(spec, field.arguments, alias, self._secret, candidate)
        part = slice_of(field.arguments, sort, alias if spec.candidates is None else candidate)
        given = field.arguments.get("filter")
        with self._in_list():
            parts: list[tuple[str, PagePart]] = []
            for each in self._selection(field, field.type):
                with self._inside(each):
                    parts.append(
                        (each.key, self._part(each, self._catalogue.entities.get(field.type.name), entity, alias))
                    )
        return PageOf(
            Table(entity, alias),
            spec.on(parent, alias, field.arguments),
            parent,
            _via(spec.on),
            condition_of(spec.listing.filter_type, given, alias),
            sort,
            part,
            tuple(parts),
            None if spec.candidates is None else CandidateRows(spec.candidates, candidate, sort.carried),
        )

    def _part(self, field: _Field, page: Entity | None, entity: Entity, alias: Sql) -> PagePart:
        match field.name:
            case "nodes":
                return Nodes(self._object(entity, field, alias))
            case "edges":
                edge = []
                for each in self._selection(field, field.type):
                    with self._inside(each):
                        edge.append(Member(each.key, self._edge_member(each, field.type, entity, alias)))
                return Edges(tuple(edge))
            case "pageInfo":
                return PageInfo(tuple((f.key, f.name) for f in self._selection(field, field.type)))
            case "totalCount":
                return TotalCount()
            case "aggregates":
                members = self._members(self._catalogue[field.type.name], field, alias)
                return AggregatesOf(Object(members, alias))
            case "__typename":
                return TypeName(field.type.name)
        spec = None if page is None else page.fields.get(field.name)
        if isinstance(spec, Groups):
            return self._groups(spec, field, alias)
        if isinstance(spec, Derived):
            self._count_table()
            row = identifier(f"g{next(self._aliases)}")
            derived = self._object(self._catalogue[field.type.name], field, row)
            return DerivedRows(row, spec, derived, size_of(field.arguments))
        raise NotImplementedError(f"a page has no {field.name}")

    def _groups(self, spec: Groups, field: _Field, row: Sql) -> GroupsOf:
        """Groups of the rows `row`: rows themselves, of another alias."""
        self._count_table()
        alias = identifier(f"g{next(self._aliases)}")
        around, self._grouping = self._grouping, grouping_of(spec, field.arguments, row, alias)
        group = self._object(self._catalogue[field.type.name], field, alias)
        grouping, self._grouping = self._grouping, around
        return grouping.groups(group)

    def _aggregates_of_group(self, field: _Field) -> Object:
        grouping = self._grouping
        assert grouping is not None
        members = self._members(self._catalogue[field.type.name], field, grouping.row)
        return Object(tuple(Member(each.key, grouping.figure(each.node)) for each in members), grouping.alias)

    def _edge_member(self, field: _Field, edge: GraphQLNamedType, entity: Entity, alias: Sql) -> Node:
        match field.name:
            case "cursor":
                return Cursor()
            case "__typename":
                return TypeName(edge.name)
        return self._object(entity, field, alias)

    def _object(self, entity: Entity, field: _Field, alias: Sql) -> Object:
        return Object(self._members(entity, field, alias), alias)

    def _members(self, entity: Entity, field: _Field, alias: Sql) -> tuple[Member, ...]:
        runtime_type = self._info.schema.type_map[entity.name]
        members = []
        for child in self._selection(field, runtime_type):
            if child.name == "__typename":
                members.append(Member(child.key, TypeName(entity.name)))
                continue
            with self._inside(child):
                members.append(Member(child.key, self._node(entity.fields[child.name], child, alias)))
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
        coerced: Mapping[str, Any] = get_argument_values(definition, nodes[0], self._variables)
        arguments = arguments_of(definition, nodes[0], coerced, _coerced(self._info), self._trace)
        return _Field(key, name, nodes, arguments, get_named_type(definition.type))

    def _reach(self, target: str) -> tuple[Entity, Sql]:
        self._count_table()
        return self._catalogue[target], identifier(f"t{next(self._aliases)}")

    def _count_table(self) -> None:
        self._reached += 1
        if self._reached > MAX_TABLES:
            raise too_many_tables(MAX_TABLES)

    @contextmanager
    def _in_list(self) -> Iterator[None]:
        """Whatever is collected inside is read once per row of a list."""
        self._lists += 1
        yield
        self._lists -= 1


def _via(relation: Relation) -> str | None:
    """The column of the children that holds the parent's id, if the relation is just that."""
    return relation.column if isinstance(relation, Referring) else None
