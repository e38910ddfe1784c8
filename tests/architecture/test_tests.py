"""Tests stand alone: what several of them need is in a module of its own (`tests/steps.py`, `tests/people.py`)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
ANOTHER_TEST = re.compile(r"tests\.(?:\w+\.)*test_\w+")


def test_no_test_imports_another_test() -> None:
    wrong = []
    for path in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and ANOTHER_TEST.fullmatch(node.module or ""):
                wrong.append(f"{path.relative_to(TESTS)} imports {node.module}: share the step in tests/steps.py")
    assert not wrong, wrong
