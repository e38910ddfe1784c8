"""What the dashboard's screens ask is answered to every kind of viewer as the oracle answers it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
    parse,
    type_from_ast,
)
from graphql.type import is_required_input_field

from tests.dashboard.operations import Operation, operations
from tests.oracle.comparison import Case
from tests.oracle.named import Onlookers
from tests.oracle.named_world import AccessToken, Certificate, Connection, Learner, Organization, Session, Team, Viewer

pytestmark = pytest.mark.xdist_group("named world")

VIEWERS = (
    "a-owner", "a-admin", "a-analyst", "a-coach", "a-coach-without-team", "b-owner", "coach-of-a-analyst-of-b",
    "platform", "connected-to-a", "connected-to-both", "formerly-paid", "requested", "never",
    "staff-of-a-learner-of-b", "nobody",
)  # fmt: skip
QUERIES = [each for each in operations() if each.kind == "query"]
WORDS = {"slug": "a", "q": "a", "language": "FR", "token": "no such token", "number": "no such number"}
KINDS = (Session, Learner, Organization, Connection, Certificate, Team)
ONES_OF_A_KIND = 3


def variables(schema: GraphQLSchema, operation: Operation, id_: str) -> dict[str, Any]:
    """What a screen may give: every id that it takes is this one, every choice its last, what may be left out is."""
    [asked] = [each for each in parse(operation.text).definitions if isinstance(each, OperationDefinitionNode)]
    given = {}
    for defined in asked.variable_definitions or ():
        name, type_ = defined.variable.name.value, type_from_ast(schema, defined.type)
        assert type_ is not None
        if is_non_null_type(type_) or name in {"slug", "id", "organizationId", "connectionId", "learnerId"}:
            given[name] = WORDS.get(name, value(type_, id_))
    return given


def value(type_: GraphQLInputType, id_: str) -> Any:
    """A value of the type."""
    if is_non_null_type(type_):
        return value(type_.of_type, id_)
    if is_list_type(type_):
        return [value(type_.of_type, id_)]
    named = get_named_type(type_)
    if isinstance(named, GraphQLEnumType):
        return list(named.values)[-1]
    if isinstance(named, GraphQLInputObjectType):
        return {name: value(f.type, id_) for name, f in named.fields.items() if is_required_input_field(f)}
    return {"ID": id_, "Int": 20, "Boolean": True, "DateTime": "2030-01-01T00:00:00Z", "Date": "2030-01-01"}.get(
        named.name, "a"
    )


def ids(onlookers: Onlookers, operation: Operation) -> Iterator[str]:
    """Rows to ask about, a few of every kind; a query that takes no id is asked once."""
    if ": ID" not in operation.text.split("{", 1)[0]:
        yield ""
        return
    for kind in KINDS:
        for row in islice(onlookers.world.all(kind), ONES_OF_A_KIND):
            yield row.id


@pytest.mark.parametrize("operation", QUERIES, ids=lambda each: each.name)
async def test_a_screen_shows_what_the_oracle_shows(onlookers: Onlookers, operation: Operation) -> None:
    comparison, found = onlookers.comparison, []
    tokens = {token.account.name: token for token in onlookers.world.all(AccessToken) if token.is_live}
    assert set(VIEWERS) - {"nobody"} <= {viewer.name for viewer in onlookers.world.all(Viewer)}
    for viewer in VIEWERS:
        token = comparison.world.by_public_id[tokens[viewer].id] if viewer != "nobody" else None
        for id_ in ids(onlookers, operation):
            given = variables(comparison.oracle.schema, operation, id_)
            difference = await comparison.difference(Case(operation.text, given, token))
            if difference is not None:
                found.append(f"{viewer} with {given}: {difference}")
    assert found == []
    assert not comparison.refused, "a screen was too expensive to be answered"
