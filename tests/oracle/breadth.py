"""Queries of hypothesis-graphql: every field and every kind of input, with arguments that mean something here."""

from __future__ import annotations

from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLObjectType,
    GraphQLSchema,
    IntValueNode,
    NameNode,
    NullValueNode,
    TypeInfo,
    TypeInfoVisitor,
    ValueNode,
    Visitor,
    get_named_type,
    parse_value,
    print_ast,
    validate,
    visit,
)
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries

from tests.oracle.values import Values, literal

SCALARS = {
    "DateTime": st.sampled_from(("2026-01-03T00:00:00Z", "2026-01-05T10:00:00.5+02:00", "1999-12-31T23:59:59Z")).map(
        nodes.String
    )
}


def documents(schema: GraphQLSchema, number: int, how_many: int) -> list[DocumentNode]:
    """What hypothesis-graphql generates for a seed; the same every time. As many of each root field."""
    assert schema.query_type is not None
    roots = list(schema.query_type.fields)
    found: list[DocumentNode] = []

    @seed(number)
    @settings(
        max_examples=how_many,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        st.sampled_from(roots).flatmap(
            lambda root: queries(schema, fields=[root], custom_scalars=SCALARS, allow_x00=False, print_ast=as_it_is)
        )
    )
    def collect(document: DocumentNode) -> None:
        found.append(document)

    collect()
    return found


def as_it_is(document: DocumentNode) -> DocumentNode:
    """Not printed: it will be changed."""
    return document


def meaningful(schema: GraphQLSchema, document: DocumentNode, values: Values) -> str | None:
    """The document with arguments that the API takes, most of them from the world; None if it cannot be had."""
    info = TypeInfo(schema)
    changed = visit(document, TypeInfoVisitor(info, _Arguments(info, values)))
    return None if validate(schema, changed) else print_ast(changed)


class _Arguments(Visitor):
    def __init__(self, info: TypeInfo, values: Values) -> None:
        super().__init__()
        self.info = info
        self.values = values

    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        definition = self.info.get_field_def()
        if definition is None or not definition.args:
            return None
        given = {argument.name.value: argument.value for argument in node.arguments or ()}
        name = node.name.value
        for way in ("after", "before"):
            given.pop(way, None)
        if {"id", "slug"} <= definition.args.keys():
            kept = self.values.random.choice(("id", "slug"))
            given = {kept: given.get(kept)}
        written: dict[str, Any] = {}
        for argument, value in given.items():
            mine = self.values.random.random() < 0.5 or argument in {"by", "id", "ids", "orderBy", "slug", "search"}
            if mine or value is None or "search" in print_ast(value):
                drawn = self.values.of(definition.args[argument].type, name, argument)
                written[argument] = parse_value(literal(drawn))
            else:
                written[argument] = _small(value) if argument in {"first", "last"} else value
        if {"first", "last"} <= written.keys():
            del written[self.values.random.choice(("first", "last"))]
        if "after" in definition.args:
            written |= self._cursors(definition, written)
        arguments = tuple(ArgumentNode(name=NameNode(value=n), value=v) for n, v in written.items())
        return FieldNode(
            name=node.name,
            alias=node.alias,
            arguments=arguments,
            directives=node.directives,
            selection_set=node.selection_set,
        )

    def _cursors(self, definition: Any, written: dict[str, Any]) -> dict[str, ValueNode]:
        page = get_named_type(definition.type)
        assert isinstance(page, GraphQLObjectType)
        listed = get_named_type(page.fields["nodes"].type).name
        if "orderBy" in written or self.values.random.random() < 0.7:
            return {}
        cursor = self.values.cursor(listed, None)
        return {} if cursor is None else {self.values.random.choice(("after", "before")): parse_value(literal(cursor))}


def _small(value: ValueNode) -> ValueNode:
    """A page's size that is one."""
    if isinstance(value, NullValueNode):
        return value
    assert isinstance(value, IntValueNode)
    return IntValueNode(value=str(abs(int(value.value)) % 20))
