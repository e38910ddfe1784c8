"""Everybody of the named world, looking at every row of it: with all fields that the schema has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from tests.oracle.comparison import Case, Comparison
from tests.oracle.named_rows import AccessToken, Connection, Row, StaffInvitation, Viewer, World
from tests.oracle.tokens import token_of_staff_invitation

PAGE = "(first: 200) { totalCount nodes { id } }"
ROWS_AT_ONCE = 40


def selection(type_: GraphQLOutputType, deep: bool = True) -> str:
    """All fields of a type: of rows that it leads to the id, of lists every one, of all else every field."""
    named = get_named_type(type_)
    assert isinstance(named, GraphQLObjectType)
    chosen = []
    for name, field in named.fields.items():
        reached = get_named_type(field.type)
        if is_leaf_type(reached):
            chosen.append(name)
        elif isinstance(reached, GraphQLObjectType) and "nodes" in reached.fields:
            chosen.append(name + PAGE)
        elif isinstance(reached, GraphQLObjectType) and "id" in reached.fields:
            chosen.append(f"{name} {{ id }}")
        elif isinstance(reached, GraphQLInterfaceType):
            chosen.append(f"{name} {{ __typename id }}")
        elif deep:
            chosen.append(f"{name} {selection(field.type, deep=False)}")
    return f"{{ {' '.join(chosen)} }}"


def questions(schema: GraphQLSchema, rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Queries for these rows by their ids, for what the end of each connection among them would change, and
    for what each invitation to a staff among them offers."""
    asked = list(rows)
    for start in range(0, len(asked), ROWS_AT_ONCE):
        part = asked[start : start + ROWS_AT_ONCE]
        names = sorted({type(row).__name__ for row in part})
        fragments = " ".join(f"fragment Of{name} on {name} {selection(schema.type_map[name])}" for name in names)
        fields = [f'n{n}: node(id: "{row.id}") {{ ...Of{type(row).__name__} }}' for n, row in enumerate(part)]
        yield f"{{ {' '.join(fields)} }} {fragments}", part
    assert schema.query_type is not None
    preview = selection(schema.query_type.fields["disconnectPreview"].type)
    ends = [row for row in asked if isinstance(row, Connection)]
    fields = [f'c{n}: disconnectPreview(connectionId: "{row.id}") {preview}' for n, row in enumerate(ends)]
    if fields:
        yield f"{{ {' '.join(fields)} }}", list(ends)
    offer = selection(schema.query_type.fields["staffInvitation"].type)
    invited = [row for row in asked if isinstance(row, StaffInvitation)]
    tokens = [token_of_staff_invitation(row.key) for row in invited]
    fields = [f's{n}: staffInvitation(token: "{token}") {offer}' for n, token in enumerate(tokens)]
    if fields:
        yield f"{{ {' '.join(fields)} }}", list(invited)


@dataclass
class Onlookers:
    """The API and the oracle, side by side, for everybody of the named world."""

    world: World
    comparison: Comparison

    async def differences(self, viewer: str, rows: Iterable[Row] | None = None) -> list[str]:
        """Where the two answer differently about these rows, or all; "nobody" is not signed in."""
        found = []
        for query, part in questions(self.comparison.oracle.schema, self.world.rows if rows is None else rows):
            difference = await self.comparison.difference(Case(query, {}, self._token(viewer)))
            if difference is not None:
                found.append(f"{viewer}, rows {part[0].id} to {part[-1].id}: {difference}")
        assert not self.comparison.refused, "a question was too expensive to be answered"
        return found

    def _token(self, viewer: str) -> object | None:
        if viewer == "nobody":
            return None
        account = self.world.one(Viewer, viewer)
        [token] = [each for each in self.world.all(AccessToken) if each.account is account and each.is_live]
        return self.comparison.world.by_public_id[token.id]
