"""The questions are worth asking: they reach every field that queries can, and each says something to somebody."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import Any

import pytest
from graphql import GraphQLObjectType, GraphQLSchema, get_named_type, parse, validate

from tests.oracle import answering
from tests.oracle.inquiry import SEED
from tests.oracle.queries import Writer
from tests.oracle.values import Values
from tests.oracle.walk import paths, walk
from tests.oracle.worlds import make_world

MAX_WORLDS = 20
"""What one happens to show nothing of, another does; mostly three are enough."""
SELDOM = {"StaffInvitation.acceptedAt", "StaffInvitation.revokedAt"}
"""Lists show pending invitations only: an answered one is found by its id alone."""


def reachable(schema: GraphQLSchema) -> set[str]:
    """Every field of every type that queries lead to."""
    assert schema.query_type is not None
    found, waiting = set(), [schema.query_type]
    for type_ in waiting:
        for name, field in type_.fields.items():
            found.add(f"{type_.name}.{name}")
            named = get_named_type(field.type)
            possible = schema.get_possible_types(named) if named.name == "Node" else [named]
            waiting += [one for one in possible if isinstance(one, GraphQLObjectType) and one not in waiting]
    return found


def test_every_field_is_asked_for_and_says_something(naive: GraphQLSchema, monkeypatch: pytest.MonkeyPatch) -> None:
    spoke: set[str] = set()
    resolve = answering._resolve

    def heard(source: Any, info: Any, **arguments: Any) -> Any:
        answer = resolve(source, info, **arguments)
        if answer is not None and answer != []:
            spoke.add(f"{info.parent_type.name}.{info.field_name}")
        return answer

    monkeypatch.setattr(answering, "_resolve", heard)
    random = Random(SEED)  # noqa: S311 (repeatable, not secret)
    missing = reachable(naive) - SELDOM
    for _ in range(MAX_WORLDS):
        world = make_world(random)
        oracle, values = answering.Oracle(naive, world), Values(random, world)
        for type_, path in paths(naive):
            if spoke >= {f"{type_.name}.{name}" for name in type_.fields}:
                continue
            query = Writer(naive, values, random, is_whole=True).of_type(type_, path)
            document = parse(query.text)
            for account in world.all("account"):
                assert oracle.answer(document, query.variables(), account).errors is None
        if missing <= spoke:
            return
    assert missing - spoke == set()


def test_what_is_asked_is_valid(naive: GraphQLSchema) -> None:
    random = Random(SEED)  # noqa: S311 (repeatable, not secret)
    values = Values(random, make_world(random))
    for query in islice(walk(naive, values, random), len(paths(naive))):
        assert validate(naive, parse(query.text)) == []
    for _ in range(100):
        assert validate(naive, parse(Writer(naive, values, random).query().text)) == []
