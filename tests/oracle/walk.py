"""A round of queries that asks for every field there is: what luck would leave out is asked for all the same."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, get_named_type, is_required_argument

from tests.oracle.queries import Query, Writer
from tests.oracle.values import Values

SELDOM = {("Invitation", "connection")}
"""What mostly leads nowhere, and so is no way to what is beyond: the invitations that one has oneself are open."""
Path = tuple[tuple[GraphQLObjectType, str], ...]
"""Fields one below the other, each with the type that has it."""


def paths(schema: GraphQLSchema) -> list[tuple[GraphQLObjectType, Path]]:
    """A way to each type by each field that leads to it: what one list never shows, another does.

    Through lists, where no id or token has to be drawn luckily, as far as possible.
    """
    assert schema.query_type is not None
    shortest: dict[GraphQLObjectType, Path] = {schema.query_type: ()}
    for is_by_luck in (False, True):
        waiting = list(shortest)
        for type_ in waiting:
            for name, field in type_.fields.items():
                reached = get_named_type(field.type)
                is_new = isinstance(reached, GraphQLObjectType) and reached not in shortest
                is_way = (type_.name, name) not in SELDOM
                if is_new and is_way and (is_by_luck or not asks_for_one(field)):
                    shortest[reached] = (*shortest[type_], (type_, name))
                    waiting.append(reached)
    found = [(schema.query_type, ())]
    for type_, path in shortest.items():
        for name, field in type_.fields.items():
            reached = get_named_type(field.type)
            if not isinstance(reached, GraphQLObjectType):
                continue
            found.append((reached, (*path, (type_, name))))
            listed = get_named_type(reached.fields["nodes"].type) if "nodes" in reached.fields else None
            if isinstance(listed, GraphQLObjectType):
                found.append((listed, (*path, (type_, name), (reached, "nodes"))))
    return found


def asks_for_one(field: GraphQLField) -> bool:
    """Whether the field leads to what its arguments name, not to all there is."""
    return "slug" in field.args or any(is_required_argument(argument) for argument in field.args.values())


def walk(schema: GraphQLSchema, values: Values, random: Random) -> Iterator[Query]:
    """A query for each way to a type, for all its fields, again and again; the first is any of them."""
    ways = paths(schema)
    first = random.randrange(len(ways))
    while True:
        for type_, path in ways[first:] + ways[:first]:
            yield Writer(schema, values, random, is_whole=True).of_type(type_, path)
