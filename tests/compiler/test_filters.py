"""A filter is a condition on the row: every operator, null, `and`, `or`, `not`, and nothing that it could probe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from compiler.filters import MAX_DEPTH, MAX_VALUES, condition_of
from compiler.refusal import QueryRefused
from compiler.sql import TRUE, identifier, sql, statement
from domain.identifiers import new_id, to_global
from schema.certificates.certificate import CERTIFICATES
from schema.courses.session import SESSIONS as SESSION_LISTS
from schema.filter import DateTimeFilter, TextFilter
from schema.listing import filter_input, where
from schema.people.learner import LEARNERS
from server.config.orm import credentials
from tests.compiler.asking import arguments

COURSES = {name: new_id() for name in ("safety", "care")}
ROW = identifier("t0")
SESSIONS = """(VALUES
  (1, 'IN_PROGRESS', 'EN', {safety}::uuid, 0, '2026-01-01Z'::timestamptz, NULL::timestamptz),
  (2, 'COMPLETED', 'EN', {care}::uuid, 100, '2026-01-02Z', '2026-02-01Z'),
  (3, 'TERMINATED', 'FR', {safety}::uuid, 40, '2026-01-03Z', NULL),
  (4, 'COMPLETED', 'FR', {care}::uuid, 100, '2026-01-04Z', '2026-02-02Z')
) t0(n, state, language, course_id, progress_percent, started_at, completed_at)""".format(
    **{name: f"'{key}'" for name, key in COURSES.items()}
)
NAMES = """(VALUES (1, 'Ana'), (2, 'anabel_ florentine'), (3, 'Zoë 100%'), (4, 'a\\b'), (5, NULL)) t0(n, name)"""


NameFilter = filter_input(
    "Name",
    name=where(TextFilter, "A text that may be null."),
    at=where(DateTimeFilter, "Any expression.", on=lambda row: sql("{}.at", row)),
)


@pytest.fixture
async def connection(database: str) -> AsyncIterator[asyncpg.Connection]:
    """To a database with the extension that searches need."""
    opened = await asyncpg.connect(**credentials(database))
    yield opened
    await opened.close()


async def found(connection: asyncpg.Connection, filter_type: Any, rows: str, owner: str, given: Any) -> list[int]:
    """The numbers of rows that a filter in a variable finds; written out in the query it finds the same."""
    name = {"Organization": "learners" if filter_type is NameFilter else "sessions"}[owner]
    type_name = "LearnerFilter" if filter_type is NameFilter else "SessionFilter"
    answers = []
    for query, variables in (
        (f"query($f: {type_name}) {{ {name}(filter: $f) {{ totalCount }} }}", {"f": given}),
        (f"{{ {name}(filter: {written(given)}) {{ totalCount }} }}", {}),
    ):
        asked, _, coerced = arguments(owner, query, **variables)
        made = statement(condition_of(filter_type, asked["filter"], ROW))
        text = f"SELECT n FROM {rows} WHERE {made.text} ORDER BY n"  # noqa: S608 (made of our own pieces)
        answers.append([row["n"] for row in await connection.fetch(text, *made.bind({}, coerced))])
    assert answers[0] == answers[1]
    return answers[0]


def written(given: Any) -> str:
    """A value as a GraphQL literal; words in capitals are enum values."""
    match given:
        case dict():
            return "{" + " ".join(f"{key}: {written(value)}" for key, value in given.items()) + "}"
        case list():
            return "[" + " ".join(map(written, given)) + "]"
        case None:
            return "null"
        case bool():
            return str(given).lower()
        case str() if given.isupper() and given.replace("_", "").isalpha():
            return given
        case str():
            return '"' + given.replace("\\", "\\\\") + '"'
    return str(given)


def course(name: str) -> str:
    return to_global("Course", COURSES[name])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, [1, 2, 3, 4]),
        (None, [1, 2, 3, 4]),
        ({"state": None}, [1, 2, 3, 4]),
        ({"state": {}}, [1, 2, 3, 4]),
        ({"state": {"equalTo": None}}, [1, 2, 3, 4]),
        ({"state": {"equalTo": "COMPLETED"}}, [2, 4]),
        ({"state": {"in": ["COMPLETED", "TERMINATED"]}}, [2, 3, 4]),
        ({"state": {"in": []}}, []),
        ({"state": {"notIn": ["COMPLETED"]}}, [1, 3]),
        ({"state": {"notIn": []}}, [1, 2, 3, 4]),
        ({"state": {"in": ["COMPLETED", "TERMINATED"], "notIn": ["COMPLETED"]}}, [3]),
        ({"state": {"equalTo": "COMPLETED"}, "language": {"equalTo": "FR"}}, [4]),
        ({"progressPercent": {"equalTo": 40}}, [3]),
        ({"progressPercent": {"in": [0, 40]}}, [1, 3]),
        ({"progressPercent": {"lessThan": 40}}, [1]),
        ({"progressPercent": {"atMost": 40}}, [1, 3]),
        ({"progressPercent": {"greaterThan": 40}}, [2, 4]),
        ({"progressPercent": {"atLeast": 40, "lessThan": 100}}, [3]),
        ({"startedAt": {"before": "2026-01-03T00:00:00Z"}}, [1, 2]),
        ({"startedAt": {"after": "2026-01-03T00:00:00Z"}}, [3, 4]),
        ({"startedAt": {"after": "2026-01-02T23:59:59-00:01"}}, [4]),
        ({"completedAt": {"isNull": True}}, [1, 3]),
        ({"completedAt": {"isNull": False}}, [2, 4]),
        ({"completedAt": {"isNull": None}}, [1, 2, 3, 4]),
        # What is null is neither before nor after anything, nor is it not so.
        ({"completedAt": {"before": "2026-02-02T00:00:00Z"}}, [2]),
        ({"not": {"completedAt": {"before": "2026-02-02T00:00:00Z"}}}, [4]),
        ({"courseId": {"equalTo": course("care")}}, [2, 4]),
        ({"courseId": {"in": [course("care"), course("safety")]}}, [1, 2, 3, 4]),
        # An id of nothing, or of something else, is no course's.
        ({"courseId": {"equalTo": "nonsense"}}, []),
        ({"not": {"courseId": {"in": [to_global("Session", COURSES["care"])]}}}, [1, 2, 3, 4]),
        ({"and": []}, [1, 2, 3, 4]),
        ({"or": []}, []),
        ({"not": {}}, []),
        ({"not": None, "or": None, "and": None}, [1, 2, 3, 4]),
        ({"and": [{"state": {"equalTo": "COMPLETED"}}, {"language": {"equalTo": "FR"}}]}, [4]),
        ({"or": [{"state": {"equalTo": "TERMINATED"}}, {"language": {"equalTo": "EN"}}]}, [1, 2, 3]),
        ({"or": [{}, {"state": {"equalTo": "TERMINATED"}}]}, [1, 2, 3, 4]),
        ({"not": {"or": [{"state": {"equalTo": "TERMINATED"}}, {"language": {"equalTo": "EN"}}]}}, [4]),
        ({"not": {"not": {"state": {"equalTo": "COMPLETED"}}}}, [2, 4]),
        ({"not": {"state": {"equalTo": "COMPLETED"}, "language": {"equalTo": "EN"}}}, [1, 3, 4]),
        # All that stands beside each other holds: the filter's own fields, `and`, `or` and `not`.
        (
            {
                "language": {"equalTo": "FR"},
                "or": [{"state": {"equalTo": "COMPLETED"}}, {"state": {"equalTo": "TERMINATED"}}],
                "not": {"progressPercent": {"equalTo": 100}},
            },
            [3],
        ),
    ],
)
async def test_a_filter_of_sessions_finds_what_it_says(
    connection: asyncpg.Connection, given: Any, expected: list[int]
) -> None:
    assert await found(connection, SESSION_LISTS.filter_type, SESSIONS, "Organization", given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"equalTo": "Ana"}, [1]),
        ({"in": ["Ana", "Zoë 100%", "nobody"]}, [1, 3]),
        ({"contains": "aNA"}, [1, 2]),
        ({"contains": ""}, [1, 2, 3, 4]),
        ({"contains": "%"}, [3]),
        ({"contains": "_"}, [2]),
        ({"contains": "\\"}, [4]),
        ({"contains": "a_a"}, []),
        ({"contains": "0%"}, [3]),
        ({"startsWith": "ana"}, [1, 2]),
        ({"startsWith": "%"}, []),
        ({"startsWith": "A\\"}, [4]),
        ({"search": "anabe"}, [2]),
        ({"search": "florentime"}, [2]),
        ({"search": "100%"}, [3]),
    ],
)
async def test_a_text_filter_takes_every_character_for_itself_and_never_finds_null(
    connection: asyncpg.Connection, given: Any, expected: list[int]
) -> None:
    assert await found(connection, NameFilter, NAMES, "Organization", {"name": given}) == expected
    contrary = await found(connection, NameFilter, NAMES, "Organization", {"not": {"name": given}})
    assert contrary == sorted({1, 2, 3, 4} - set(expected))


def condition(filter_type: Any, field: str, given: Any) -> Any:
    type_name = filter_type.__name__
    asked, trace, coerced = arguments(
        "Organization", f"query($f: {type_name}) {{ {field}(filter: $f) {{ totalCount }} }}", f=given
    )
    return statement(condition_of(filter_type, asked["filter"], ROW)), trace, coerced


def test_without_a_filter_every_row_is_meant() -> None:
    assert condition_of(SESSION_LISTS.filter_type, None, ROW) == condition_of(None, None, ROW) == TRUE


def test_a_truth_compares_as_it_is() -> None:
    for wanted in (True, False):
        made, _, coerced = condition(CERTIFICATES.filter_type, "certificates", {"isValid": wanted})
        assert made.text.endswith("= $1::boolean)")
        assert made.bind({}, coerced) == [wanted]


def test_no_value_of_a_filter_is_in_its_text() -> None:
    hostile = "'; DROP TABLE learner; --"
    texts = set()
    for value in (hostile, "%", ""):
        given = {"name": {"equalTo": value, "in": [value], "contains": value, "startsWith": value, "search": value}}
        made, _, coerced = condition(LEARNERS.filter_type, "learners", given)
        texts.add(made.text)
        assert len(made.bind({}, coerced)) == 6
    assert len(texts) == 1


def nested(levels: int) -> Any:
    given: Any = {"state": {"equalTo": "COMPLETED"}}
    for level in range(levels - 1):
        given = [{"not": given}, {"and": [given]}, {"or": [given]}][level % 3]
    return given


def test_a_filter_is_nested_so_deep_and_no_deeper() -> None:
    condition(SESSION_LISTS.filter_type, "sessions", nested(MAX_DEPTH))
    with pytest.raises(QueryRefused, match="8 levels deep") as refused:
        condition(SESSION_LISTS.filter_type, "sessions", nested(MAX_DEPTH + 1))
    assert refused.value.extensions == {"code": "BAD_USER_INPUT"}


def test_a_set_has_so_many_values_and_no_more_in_a_variable_that_was_compiled_before_too() -> None:
    def course_ids(count: int) -> Any:
        return {"courseId": {"in": [course("care")] * count}}

    made, _, _ = condition(SESSION_LISTS.filter_type, "sessions", course_ids(1))
    assert len(made.bind({}, {"f": course_ids(MAX_VALUES)})[0]) == MAX_VALUES
    with pytest.raises(QueryRefused, match="up to 200 values"):
        made.bind({}, {"f": course_ids(MAX_VALUES + 1)})


def test_a_hidden_column_compares_as_null_whatever_compares_it() -> None:
    given = {"email": {"equalTo": "a", "in": ["a"], "contains": "a", "startsWith": "a", "search": "a"}}
    made, _, _ = condition(LEARNERS.filter_type, "learners", given)
    assert made.text.count("SELECT a.email FROM account a") == made.text.count("CASE WHEN") == 6
