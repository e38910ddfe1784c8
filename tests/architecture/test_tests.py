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


ROOT = TESTS.parent
TESTED_ELSEWHERE = {
    "domain/connections/invitation_list.py": "invitations/test_lists.py",
    "domain/errors.py": "domain/test_refusal.py",
    "domain/people/bearer_token.py": "accounts/test_rules.py",
    "domain/people/email_address.py": "accounts/test_rules.py",
    "domain/people/password.py": "accounts/test_rules.py",
    "domain/people/person_name.py": "accounts/test_rules.py",
    "domain/single_line.py": "accounts/test_rules.py",
}
"""Rules that are tested together with others of their kind."""


def decides(path: Path) -> bool:
    """Whether a module has a function; one of names alone has nothing to test but what `test_meanings` reads."""
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(ast.parse(path.read_text()))
    )


def test_every_module_of_the_domain_that_decides_something_has_tests_of_its_own() -> None:
    missing = []
    for path in sorted((ROOT / "domain").rglob("*.py")):
        module = path.relative_to(ROOT)
        own = Path("tests", *module.parts[:-1], f"test_{module.name}")
        tests = TESTED_ELSEWHERE.get(module.as_posix())
        if decides(path) and not (TESTS / tests if tests else ROOT / own).is_file():
            missing.append(f"{module} has no tests: write {own}")
    assert not missing, "\n".join(missing)
