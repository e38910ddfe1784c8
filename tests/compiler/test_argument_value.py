"""Arguments are looked at or bound: what was looked at decides whether compiled text may be used again."""

from __future__ import annotations

from typing import Any

import pytest

from compiler.argument_value import MISSING, ArgumentValue, Trace, dig
from compiler.sql import FromVariable, Value, statement
from tests.compiler.asking import arguments, coerced_variables

SESSIONS = "query($filter: SessionFilter) { sessions(filter: $filter) { totalCount } }"
IN_LITERAL = """query($state: SessionState, $least: Int) {
  sessions(filter: { state: { equalTo: $state }, progressPercent: { atLeast: $least } }) { totalCount }
}"""


def given(value: Any, variables: dict[str, Any] | None = None, *path: str | int) -> tuple[ArgumentValue, Trace]:
    trace = Trace()
    return ArgumentValue(value, trace, path or None), trace


def fits(trace: Trace, query: str, **variables: Any) -> bool:
    """Whether what was compiled could be used with these variables."""
    return all(each.holds(coerced_variables(query, variables)) for each in trace.dependencies)


def walked(one: ArgumentValue) -> Any:
    """Everything below, by the means that filters use: keys and lengths are looked at, values are bound."""
    if one.is_null:
        return None
    if isinstance(one.value, dict):
        return {name: walked(part) for name, part in one.fields()}
    if isinstance(one.value, list) and one.value and isinstance(one.value[0], dict):
        return [walked(part) for part in one.items()]
    return statement(one.bind("text")).parameters[0]


@pytest.mark.parametrize(
    "variables", [{}, {"a": None}, {"a": []}, {"a": [{"b": None}]}, {"a": "text"}, {"a": {"b": 1}}]
)
def test_digging_where_nothing_is_finds_missing(variables: dict[str, Any]) -> None:
    assert dig(variables, ("a", 0, "b", "c")) is MISSING
    assert dig({"a": [{"b": {"c": None}}]}, ("a", 0, "b", "c")) is None


def test_looking_at_a_variable_makes_the_text_depend_on_what_was_seen_alone() -> None:
    one, trace = given([1, 2], None, "list")
    assert one.peek(len) == 2
    [depends] = trace.dependencies
    assert depends.holds({"list": [3, 4]})
    assert not depends.holds({"list": [1]})
    assert not depends.holds({})


def test_looking_at_what_is_written_in_the_query_makes_it_depend_on_nothing() -> None:
    one, trace = given(7)
    assert one.peek() == 7
    assert trace.dependencies == []


def test_what_is_bound_is_read_from_the_variables_when_the_statement_runs() -> None:
    one, trace = given("then", None, "name")
    made = statement(one.bind("text", str.upper))
    assert isinstance(made.parameters[0], FromVariable)
    assert made.bind({}, {"name": "now"}) == ["NOW"]
    assert trace.dependencies == []


def test_a_constant_is_bound_as_it_was_read() -> None:
    one, _ = given("then")
    made = statement(one.bind("text", str.upper))
    assert made.parameters == (Value("THEN", "text"),)


def test_a_dependency_whose_variable_cannot_be_read_does_not_hold() -> None:
    one, trace = given("5", None, "number")
    assert one.peek(int) == 5
    assert not trace.dependencies[0].holds({"number": "five"})


def test_a_filter_in_a_variable_depends_on_its_keys_and_not_on_its_values() -> None:
    found, trace, _ = arguments("Organization", SESSIONS, filter={"state": {"in": ["COMPLETED"]}})
    walked(found["filter"])
    assert fits(trace, SESSIONS, filter={"state": {"in": ["IN_PROGRESS", "TERMINATED"]}})
    assert not fits(trace, SESSIONS, filter={"state": {"equalTo": "COMPLETED"}})
    assert not fits(trace, SESSIONS, filter={"state": None})
    assert not fits(trace, SESSIONS, filter=None)
    assert not fits(trace, SESSIONS)


def test_a_list_in_a_variable_depends_on_its_length_and_on_the_keys_of_its_items() -> None:
    found, trace, _ = arguments("Organization", SESSIONS, filter={"or": [{"state": {"in": []}}, {"not": {}}]})
    walked(found["filter"])
    assert fits(trace, SESSIONS, filter={"or": [{"state": {"in": ["COMPLETED"]}}, {"not": {}}]})
    assert not fits(trace, SESSIONS, filter={"or": [{"state": {"in": []}}]})
    assert not fits(trace, SESSIONS, filter={"or": [{"not": {}}, {"state": {"in": []}}]})


def test_variables_inside_a_literal_are_bound_each_by_its_name() -> None:
    found, trace, _ = arguments("Organization", IN_LITERAL, state="COMPLETED", least=5)
    tree = walked(found["filter"])
    assert tree["state"]["equalTo"].path == ("state",)
    assert tree["progressPercent"]["atLeast"].path == ("least",)
    assert fits(trace, IN_LITERAL, state="TERMINATED", least=99)


@pytest.mark.parametrize("left_out", [{}, {"state": "COMPLETED"}, {"least": 5}])
def test_a_variable_left_out_of_a_literal_and_given_later_needs_other_text(left_out: dict[str, Any]) -> None:
    # Otherwise the second run would go without a condition that it asked for.
    found, trace, _ = arguments("Organization", IN_LITERAL, **left_out)
    walked(found["filter"])
    assert fits(trace, IN_LITERAL, **left_out)
    assert not fits(trace, IN_LITERAL, state="COMPLETED", least=5)


def test_null_and_left_out_are_two_things() -> None:
    found, trace, _ = arguments("Organization", IN_LITERAL, state=None, least=5)
    assert walked(found["filter"])["state"]["equalTo"] is None
    assert not fits(trace, IN_LITERAL, least=5)
    assert not fits(trace, IN_LITERAL, state="COMPLETED", least=5)


def test_one_item_for_a_list_keeps_the_variables_inside_it() -> None:
    query = """query($way: OrderDirection!) {
      sessions(orderBy: { field: STARTED_AT, direction: $way }) { totalCount } }"""
    found, trace, _ = arguments("Organization", query, way="ASC")
    [one] = found["orderBy"].items()
    assert dict(one.fields())["direction"].peek() == "ASC"
    assert fits(trace, query, way="ASC")
    assert not fits(trace, query, way="DESC")


def test_variables_that_are_items_of_a_list_written_out_are_part_of_what_was_looked_at() -> None:
    query = "query($one: SessionState!) { sessions(filter: { state: { in: [$one, COMPLETED] } }) { totalCount } }"
    found, trace, _ = arguments("Organization", query, one="TERMINATED")
    walked(found["filter"])
    assert fits(trace, query, one="TERMINATED")
    assert not fits(trace, query, one="IN_PROGRESS")


def test_a_variables_default_is_its_value_and_an_arguments_default_is_no_variable() -> None:
    query = "query($first: Int = 3) { sessions(first: $first) { totalCount } }"
    found, trace, _ = arguments("Organization", query)
    assert found["first"].peek() == 3
    assert fits(trace, query, first=3)
    assert not fits(trace, query, first=4)
    title = "query($language: Language) { title(language: $language) }"
    found, trace, _ = arguments("Course", title)
    assert statement(found["language"].bind("text")).parameters == (Value(None, "text"),)
    assert fits(trace, title)
    assert not fits(trace, title, language="FR")
    assert not fits(trace, title, language=None)


def test_an_argument_that_is_not_given_is_absent() -> None:
    found, trace, _ = arguments("Organization", "{ sessions { totalCount } }")
    assert not found.keys() & {"first", "after", "last", "before"}
    assert trace.dependencies == []
