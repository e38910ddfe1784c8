"""Imports run downward, files are short, and what may not be on a read path is not there."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = {contract["name"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}

NOT_LAYERS = {
    "dashboard": "pages and scripts for browsers; its Python package is empty, so that a wheel carries it",
    "migrations": "read by Tortoise by their path; nothing imports them, and they import nothing of ours",
    "tests": "import whatever they test",
    "benchmarks": "import whatever they measure",
}
MAX_LENGTH = 400
GENERATED = {"migrations/0001_initial.py": "written by Tortoise", "migrations/0002_invariants.py": "one list of SQL"}


def packages() -> set[str]:
    """Top-level folders that hold Python."""
    return {path.parent.name for path in ROOT.glob("*/*.py")}


def files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_the_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_top_level_package_is_in_the_layers_or_named_here_with_its_reason() -> None:
    layers = {name.strip() for layer in CONTRACTS["Imports run downward only"]["layers"] for name in layer.split("|")}
    assert layers == packages() - NOT_LAYERS.keys()
    assert set(PYPROJECT["tool"]["importlinter"]["root_packages"]) == layers


def test_packages_outside_the_layers_are_imported_by_nobody() -> None:
    inside = packages() - NOT_LAYERS.keys()
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for path in files(*inside)
        for name in imported(path)
        if name.split(".")[0] in NOT_LAYERS
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ["compiler", "permissions", "schema"])
def test_no_orm_object_is_on_a_read_path(folder: str) -> None:
    wrong = [
        (path.name, name)
        for path in files(folder)
        for name in imported(path)
        if name.split(".")[0] in {"tortoise", "models"}
    ]
    assert wrong == []


def test_there_is_no_data_loader_anywhere() -> None:
    inside = packages() - {"tests", "benchmarks"}
    assert [str(path.relative_to(ROOT)) for path in files(*inside) if "DataLoader" in path.read_text()] == []


WORDS_OF_ITS_OWN = {"compiler": {"connection", "session"}, "server/live": {"account", "connection", "session"}}
"""What a database, a socket or a viewer has too."""


@pytest.mark.parametrize("folder", WORDS_OF_ITS_OWN)
def test_what_serves_every_noun_knows_none(folder: str) -> None:
    nouns = {path.stem for path in (ROOT / "models").glob("*/*.py")} - {"__init__"} - WORDS_OF_ITS_OWN[folder]
    assert len(nouns) > 15
    wrong = {
        (path.name, noun)
        for path in files(folder)
        for name in ast.walk(ast.parse(path.read_text()))
        if isinstance(name, ast.Name | ast.Attribute | ast.Constant)
        for noun in nouns
        if noun == _spelled(name).lower()
    }
    assert wrong == set()


def _spelled(name: ast.expr) -> str:
    match name:
        case ast.Name():
            return name.id
        case ast.Attribute():
            return name.attr
        case ast.Constant():
            return str(name.value)
    return ""


def test_the_compiler_has_no_file_over_300_lines() -> None:
    assert [path.name for path in files("compiler") if len(path.read_text().splitlines()) > 300] == []


def test_no_file_has_over_400_lines() -> None:
    inside = packages() - {"tests", "benchmarks"}
    long = {str(path.relative_to(ROOT)) for path in files(*inside) if len(path.read_text().splitlines()) > MAX_LENGTH}
    assert long <= GENERATED.keys()


def test_time_is_asked_of_the_clock_alone() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in files(*(packages() - NOT_LAYERS.keys()))
        if path != ROOT / "domain" / "clock.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and node.attr in {"utcnow", "now"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "dt"}
    ]
    assert wrong == []
