"""SQL is a type: text comes from code alone, names are quoted, values are parameters."""

from __future__ import annotations

import pytest

from compiler.sql import (
    FALSE,
    TRUE,
    all_of,
    any_of,
    identifier,
    join,
    literal,
    number,
    sql,
    statement,
    value,
    viewer,
)

HOSTILE = "x'; DROP TABLE learner; --"


def text(piece: object) -> str:
    return statement(piece).text  # type: ignore[arg-type]


def test_sql_is_not_text_so_nothing_can_be_appended_to_it() -> None:
    with pytest.raises(TypeError, match="not text"):
        str(sql("SELECT 1"))
    with pytest.raises(TypeError):
        sql("SELECT ") + "1"  # type: ignore[operator]


def test_a_value_never_becomes_text() -> None:
    made = statement(sql("SELECT {}", value(HOSTILE, "text")))
    assert made.text == "SELECT $1::text"
    assert made.bind({}, {}) == [HOSTILE]


def test_a_name_is_quoted_whatever_it_holds() -> None:
    assert text(identifier('a"b; --')) == '"a""b; --"'


@pytest.mark.parametrize("name", ["", "a\0b", "ü" * 32, "x" * 64])
def test_a_name_that_postgresql_would_cut_or_refuse_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        identifier(name)


def test_a_literal_is_quoted_and_one_that_could_escape_is_refused() -> None:
    assert text(literal("it's")) == "'it''s'"
    for hostile in ("a\\", "a\0"):
        with pytest.raises(ValueError, match="literal"):
            literal(hostile)


def test_a_number_is_an_integer_or_an_error() -> None:
    assert text(number(21)) == "21"
    with pytest.raises(ValueError, match="invalid literal"):
        number("1; DROP TABLE learner")  # type: ignore[arg-type]


def test_a_template_takes_exactly_as_many_pieces_as_it_has_places() -> None:
    with pytest.raises(ValueError, match="1 places for 2 pieces"):
        sql("{}", TRUE, FALSE)


def test_a_parameter_that_occurs_again_keeps_its_number() -> None:
    key = value(7, "int")
    made = statement(sql("{} {} {} {}", key, viewer("learner", "uuid"), key, viewer("learner", "uuid")))
    assert made.text == "$1::int $2::uuid $1::int $2::uuid"
    assert made.bind({"learner": "L"}, {}) == [7, "L"]


def test_equal_values_of_two_arguments_stay_two_parameters_so_that_text_does_not_depend_on_them() -> None:
    same = statement(join(", ", [value(1, "int"), value(1, "int")]))
    different = statement(join(", ", [value(1, "int"), value(2, "int")]))
    assert same.text == different.text == "$1::int, $2::int"


def test_a_row_condition_that_names_an_unknown_viewer_parameter_fails_instead_of_binding_null() -> None:
    with pytest.raises(KeyError):
        statement(viewer("nobody", "uuid")).bind({"learner": None}, {})


def test_conditions_combine_with_parentheses_and_shortcuts() -> None:
    a, b = sql("a OR b"), sql("c")
    assert text(all_of(a, TRUE, b)) == "(a OR b) AND (c)"
    assert text(any_of(a, FALSE, b)) == "(a OR b) OR (c)"
    assert all_of() == all_of(TRUE) == any_of(a, TRUE) == TRUE
    assert any_of() == any_of(FALSE) == all_of(a, FALSE) == FALSE
