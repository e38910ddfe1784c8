"""Every read has a golden trio in `cases/`:

    NAME.graphql   the query. Its first comments say what it shows, who asks (`# as: olga`) and with which
                   variables (`# variables: {"first": 2}`).
    NAME.sql       every statement that PostgreSQL got for it, as the driver logged them, laid out.
    NAME.json      the answer.

A root field is one statement, always; a mutation's `# statements: 1` counts the entity fields of its payload.
The condition under which a row may be seen stands in each `.sql` beside its table: a review that changes a
permission shows what becomes of every query. The world is `world.py`.

A difference fails. If it is meant, `make golden` writes the trios anew, and the commit shows them; with CI set
in the environment that is refused. A new case is a new `.graphql` and `make golden`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from graphql import FieldNode, OperationDefinitionNode, parse
from starlette.applications import Starlette

from server.query.schema import executable
from tests.client import Api
from tests.golden.layout import laid_out, write
from tests.statements import logged_reads

CASES = Path(__file__).parent / "cases"
_HEADER = re.compile(r"^# (as|variables|statements): (.*)$", re.MULTILINE)


def names() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.graphql"))


def expected_statements(text: str, headers: dict[str, str]) -> int:
    """One for each root field."""
    if "statements" in headers:
        return int(headers["statements"])
    [operation] = [d for d in parse(text).definitions if isinstance(d, OperationDefinitionNode)]
    fields = [s for s in operation.selection_set.selections if isinstance(s, FieldNode)]
    return len({f.alias.value if f.alias else f.name.value for f in fields if f.name.value != "__typename"})


@pytest.mark.parametrize("name", names())
async def test_a_query_is_answered_as_its_trio_says(
    name: str, app: Starlette, client_of: Callable[[str], Api], pytestconfig: pytest.Config
) -> None:
    text = (CASES / f"{name}.graphql").read_text()
    headers = dict(_HEADER.findall(text))
    client, variables = client_of(headers["as"]), json.loads(headers.get("variables", "{}"))

    with logged_reads(app) as statements:
        answer = await client.answer(text, **variables)

    assert len(statements) == expected_statements(text, headers)
    # Root fields run side by side, so their statements end in any order.
    sql = "\n".join(sorted(laid_out(statement) for statement in statements))
    result = json.dumps(answer, indent=2, ensure_ascii=False) + "\n"
    if pytestconfig.getoption("--golden-write"):
        write(CASES / f"{name}.sql", sql)
        write(CASES / f"{name}.json", result)
    assert (CASES / f"{name}.json").read_text() == result
    assert (CASES / f"{name}.sql").read_text() == sql


def test_in_ci_no_golden_file_is_rewritten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not rewritten in CI"):
        write(tmp_path / "a.sql", "SELECT 1")
    assert not (tmp_path / "a.sql").exists()


def test_every_trio_is_complete_and_nothing_else_lies_about() -> None:
    assert {path.name for path in CASES.iterdir()} == {
        f"{n}.{kind}" for n in names() for kind in ("graphql", "sql", "json")
    }


def test_every_entity_that_reads_a_table_has_a_trio() -> None:
    shown = "".join((CASES / f"{name}.sql").read_text() for name in names())
    missing = {
        entity.name
        for entity in executable().catalogue.entities.values()
        if entity.table is not None and f'FROM "{entity.table}"' not in shown and f'JOIN "{entity.table}"' not in shown
    }
    assert missing == set()


def test_laying_out_changes_white_space_alone() -> None:
    text = """SELECT (SELECT a FROM "FROM x" WHERE b = 'AND (' AND (c OR d) ORDER BY e LIMIT 2) FROM f"""
    assert "".join(laid_out(text).split()) == "".join(text.split())
    assert laid_out(text).count("\n") > 5
