"""Rows are reached through their type's condition: SQL that names a table stands in `permissions/` and `models/`.

Elsewhere a statement that has to name one says why no condition is passed by, in a comment inside or above it:
`# raw table: the reason`. All else that reads rows goes through the compiler, a helper of `permissions/`, or a model.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.query.schema import executable

ROOT = Path(__file__).parents[2]
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
MAY = {
    "permissions": "the conditions themselves",
    "models": "what is stored, and the hot paths that say their own statement",
}
STORED = {
    table
    for path in (ROOT / "models").rglob("*.py")
    for table in re.findall(r'^ +table = "(\w+)"$', path.read_text(), re.MULTILINE)
}
TABLES = STORED | {entity.table for entity in executable().catalogue.entities.values() if entity.table is not None}
NAMED = re.compile(rf'\b(?:FROM|JOIN|UPDATE|INTO)\s+"?({"|".join(sorted(TABLES))})\b')
WAIVER = re.compile(r"# raw table: \w+ \w+")


def texts(node: ast.AST, spoken_in: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Each string, as Python puts it together, with the statement that it is part of; itself where that is a block."""
    if isinstance(node, ast.stmt):
        spoken_in = node
    part_of = node if hasattr(spoken_in, "body") else spoken_in
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)), part_of
    elif isinstance(node, ast.Constant):
        yield str(node.value), part_of
    else:
        for child in ast.iter_child_nodes(node):
            yield from texts(child, spoken_in)


def unnamed(source: str) -> tuple[list[str], list[str]]:
    """Tables that are named without a waiver, and waivers that nothing needs, by their lines."""
    lines, tree = source.splitlines(), ast.parse(source)
    wrong: list[str] = []
    needed: set[int] = set()
    for text, statement in texts(tree, tree):
        tables = NAMED.findall(text)
        if not tables:
            continue
        assert isinstance(statement, ast.stmt | ast.expr)
        assert statement.end_lineno is not None
        first = statement.lineno - 1
        while first > 0 and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        waivers = {number for number in range(first, statement.end_lineno) if WAIVER.search(lines[number])}
        needed |= waivers
        if not waivers:
            wrong.append(f"line {statement.lineno}: {', '.join(sorted(set(tables)))}")
    idle = [f"line {number + 1}" for number, line in enumerate(lines) if "# raw table" in line and number not in needed]
    return wrong, idle


FILES = [path for folder in sorted({*LAYERS} - MAY.keys()) for path in sorted((ROOT / folder).rglob("*.py"))]


def test_no_table_is_named_where_its_condition_could_be_passed_by() -> None:
    found = {str(path.relative_to(ROOT)): unnamed(path.read_text())[0] for path in FILES}
    wrong = {path: lines for path, lines in found.items() if lines}
    assert wrong == {}, "read it through its type or a helper of permissions/, or say `# raw table: why` beside it"


def test_every_waiver_is_needed() -> None:
    found = {str(path.relative_to(ROOT)): unnamed(path.read_text())[1] for path in FILES}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_the_rule_knows_the_tables_and_the_files() -> None:
    assert {"account", "team_learner", "outbox", "record_visibility"} <= TABLES
    assert ROOT / "schema" / "people" / "learner.py" in FILES
    assert {*MAY} <= {*LAYERS}


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('x = sql("SELECT 1 FROM session s")', ["line 1: session"]),
        ('x = (\n    "SELECT 1 "\n    "FROM session s JOIN learner l ON TRUE"\n)', ["line 1: learner, session"]),
        ('x = f"UPDATE {column} FROM team_learner"', ["line 1: team_learner"]),
        ('return_ = "INSERT INTO outbox (id) VALUES ($1)"', ["line 1: outbox"]),
        ('x = "DELETE FROM connection"  # raw table:', ["line 1: connection"]),
        ('# raw table: nobody asks for it\nx = "DELETE FROM connection"', []),
        ('if ask("SELECT FROM block"):\n    pass  # raw table: not this one', ["line 1: block"]),
        ('x = "SELECT FROM session_like"', []),
        ('"""Words from session to session."""', []),
    ],
)
def test_what_the_rule_finds(source: str, wrong: list[str]) -> None:
    assert unnamed(source)[0] == wrong


def test_a_waiver_that_nothing_needs_is_found() -> None:
    assert unnamed("# raw table: once upon a time\nx = 1")[1] == ["line 1"]
