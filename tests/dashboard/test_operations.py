"""What the screens ask is valid and cheap: each operation's cost stands in `costs.json`, beside what is allowed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse, validate

from compiler.cost import CostModel
from server.config.settings import Settings
from server.query.schema import executable
from tests.dashboard.operations import Operation, operations

COSTS = Path(__file__).parent / "costs.json"
ALL = operations()


def cost(operation: Operation) -> int:
    """What it costs with pages as long as the screen says, and no variable of a reader's choice."""
    document = parse(operation.text)
    [asked] = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    model = CostModel(executable().schema._schema, executable().catalogue)
    return model.of(document, asked, {})


@pytest.mark.parametrize("operation", ALL, ids=lambda each: each.name)
def test_an_operation_fits_the_schema(operation: Operation) -> None:
    assert validate(executable().schema._schema, parse(operation.text)) == []


def test_what_each_costs_stands_beside_what_is_allowed(pytestconfig: pytest.Config) -> None:
    allowed = Settings.model_fields["query_cost_limit"].default
    costs = {each.name: cost(each) for each in ALL}
    if pytestconfig.getoption("--golden-write"):
        COSTS.write_text(json.dumps({"allowed": allowed, "costs": costs}, indent=2) + "\n")
    written = json.loads(COSTS.read_text())
    assert written["allowed"] == allowed
    assert written["costs"].keys() == costs.keys(), "an operation came or went: make golden"
    dearer = {name: found for name, found in costs.items() if found > 2 * written["costs"][name]}
    assert dearer == {}, "more than twice as dear as written down; if that is intended: make golden"
    assert max(costs.values()) <= allowed / 5, "a screen takes a fifth of what one query may cost at most"
