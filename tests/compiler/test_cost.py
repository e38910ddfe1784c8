"""What a query costs is known from its text and variables alone, in time that its text bounds."""

from __future__ import annotations

import time
from math import ceil
from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from compiler.cost import ASSUMED_LIST, COUNTED, MAX_CACHED, CostModel
from server.query.schema import executable
from tests.client import Api


def model() -> CostModel:
    return CostModel(executable().schema._schema, executable().catalogue)


def cost(query: str, /, **variables: Any) -> int:
    document = parse(query)
    [operation] = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    return model().of(document, operation, variables)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ __typename }", 1),
        ("{ viewer { email } }", 1 + 0.1),
        ("{ courses(first: 100) { nodes { slug } } }", 1 + 100 * 1.1),
        ("{ courses(last: 100) { nodes { slug } } }", 1 + 100 * 1.1),
        ("{ courses { nodes { slug } } }", 1 + 20 * 1.1),
        ("{ courses(first: 0) { nodes { slug } } }", 1),
        ("{ courses(first: 50) { edges { cursor node { slug } } } }", 1 + 50 * (1 + 0.1 + 1 + 0.1)),
        ("{ courses(first: 200) { totalCount } }", 1 + COUNTED),
        ("{ courses { nodes { modules { position } } } }", 1 + 20 * (1 + ASSUMED_LIST * 1.1)),
        (
            "{ organizations(first: 10) { nodes { sessions(first: 30) { aggregates { completed } nodes { id } } } } }",
            1 + 10 * (1 + 1 + COUNTED + 30 * 1.1),
        ),
        ("{ __schema { types { name fields { name } } } }", 2.3),
    ],
)
def test_a_query_costs_its_rows_and_a_tenth_of_each_value(query: str, expected: float) -> None:
    assert cost(query) == max(1, ceil(round(expected, 1)))


def test_a_mutation_costs_what_its_payload_reads() -> None:
    read = "{ organization { learners(first: 100) { nodes { id } } } }"
    query = f"mutation($input: X) {{ createOrganization(input: $input) {read} }}"
    assert cost(query) == pytest.approx(1 + 1 + 1 + 100 * 1.1, abs=1)


PAGE = "query($first: Int%s) { courses(first: $first) { nodes { slug } } }"


@pytest.mark.parametrize(
    ("default", "variables", "rows"),
    [
        ("", {"first": 100}, 100),
        # GraphQL takes JSON's 100.0 for an Int.
        ("", {"first": 100.0}, 100),
        ("", {}, 20),
        ("", {"first": None}, 20),
        (" = 60", {}, 60),
        (" = 60", {"first": 100}, 100),
        (" = 60", {"first": None}, 20),
        ("", {"first": -5}, 0),
        ("", {"first": 10**30}, 200),
        ("", {"first": "many"}, 20),
        ("", {"first": True}, 20),
    ],
)
def test_a_variable_says_how_long_a_page_is(default: str, variables: dict[str, Any], rows: int) -> None:
    assert cost(PAGE % default, **variables) == pytest.approx(1 + rows * 1.1, abs=1)


def test_a_query_measured_before_is_not_measured_again_for_another_size() -> None:
    document = parse(PAGE % "")
    [operation] = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    costs = model()
    assert [costs.of(document, operation, {"first": size, "other": size}) for size in (10, 100, 10)] == [12, 111, 12]
    assert len(costs._cached) == 2


def test_the_memory_of_costs_is_bounded() -> None:
    costs = model()
    for number in range(MAX_CACHED + 50):
        document = parse(f"{{ a{number}: __typename }}")
        costs.of(document, document.definitions[0], {})  # type: ignore[arg-type]
    assert len(costs._cached) == len(costs._names) == MAX_CACHED


NODES = "query($ids: [ID!]!%s) { nodes(ids: $ids) { id ... on Learner { name } } }"


def test_nodes_cost_as_many_rows_as_there_are_ids() -> None:
    one = 1 + 0.1 + 0.1
    ids = ["x"] * 100
    written = '["' + '" "'.join(ids) + '"]'
    assert cost(NODES % "", ids=ids) == pytest.approx(100 * one, abs=1)
    assert cost(NODES % f" = {written}") == pytest.approx(100 * one, abs=1)
    assert cost(f"{{ nodes(ids: {written}) {{ id ... on Learner {{ name }} }} }}") == pytest.approx(100 * one, abs=1)
    assert cost(NODES % "", ids="x") == cost('{ nodes(ids: "x") { id ... on Learner { name } } }') == 2


def test_fragments_cost_what_they_spread() -> None:
    bare = """{ organization(slug: "a") { learners(first: 7) {
      totalCount nodes { name sessions(first: 5) { nodes { state } } } } } }"""
    spread = """{ ...Root }
    fragment Root on Query { organization(slug: "a") { ... { ...House } } }
    fragment House on Organization { learners(first: 7) { ...List ... on LearnersConnection { totalCount } } }
    fragment List on LearnersConnection { nodes { ...Who } }
    fragment Who on Learner { name ... on Node { ... on Learner { sessions(first: 5) { ...Sessions } } } }
    fragment Sessions on SessionsConnection { nodes { state } }"""
    assert cost(bare) == cost(spread)


@pytest.mark.parametrize(
    ("owner", "opening", "leaf"),
    [
        ("Organization", '{ organization(slug: "a") { ...F0 } }', "slug"),
        ("LearnersConnection", '{ organization(slug: "a") { learners { ...F0 } } }', "totalCount"),
        ("Learner", '{ organization(slug: "a") { learners { nodes { ...F0 } } } }', "name"),
    ],
)
def test_fragments_that_double_thirty_times_are_measured_in_the_time_of_their_text(
    owner: str, opening: str, leaf: str
) -> None:
    def measured(times: int) -> tuple[float, int]:
        doubling = " ".join(f"fragment F{n} on {owner} {{ ...F{n + 1} ...F{n + 1} }}" for n in range(times))
        began = time.process_time()
        found = cost(f"{opening} {doubling} fragment F{times} on {owner} {{ {leaf} }}")
        return time.process_time() - began, found

    measured(8)
    # One by one these would be a thousand times as many.
    assert measured(18)[0] < 100 * max(measured(8)[0], 0.001)
    assert measured(30)[1] > 2**30 * 0.09


async def test_what_costs_too_much_is_refused_with_the_cost_and_what_is_allowed(api: Api) -> None:
    query = """{ organizations(first: 200) { nodes { learners(first: 200) { nodes { sessions(first: 200) {
      nodes { id } } } } } } }"""
    [error] = (await api.answer(query))["errors"]
    assert error["extensions"] == {
        "code": "QUERY_TOO_EXPENSIVE",
        "cost": 1 + 200 * (1 + 1 + 200 * (1 + 1 + 200 * 11 // 10)),
        "allowed": 50_000,
    }


async def test_lists_beside_each_other_add_up(api: Api) -> None:
    def query(times: int) -> str:
        lists = " ".join(f"a{n}: learners(first: 200) {{ nodes {{ id }} }}" for n in range(times))
        return f"{{ organizations(first: 100) {{ nodes {{ {lists} }} }} }}"

    assert "errors" not in await api.answer(query(2))
    [error] = (await api.answer(query(3)))["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_EXPENSIVE"


async def test_every_answer_says_what_it_cost_and_what_is_left(api: Api) -> None:
    async with api.client() as client:
        answers = [
            (await client.post("/graphql", json={"query": "{ courses { nodes { slug } } }"})).json() for _ in range(2)
        ]
    first, second = (answer["extensions"]["cost"] for answer in answers)
    assert (first["requested"], first["allowed"]) == (23, 50_000)
    in_a_new_minute = second["left"] > first["left"]
    assert second["left"] == first["left"] - 23 or in_a_new_minute
