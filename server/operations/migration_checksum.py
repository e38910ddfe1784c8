"""What a migration file says, as a number: an applied migration is never edited.

Import lines do not count, since a move of what they name changes nothing that is applied.
"""

from __future__ import annotations

import ast
import hashlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from server.config.orm import MIGRATIONS

COMMITTED = "checksums.txt"
"""The file beside the migrations that holds a checksum of each; `make migration` writes it."""


def folder() -> Path:
    """Where the migrations of this code lie."""
    return Path(import_module(MIGRATIONS).__path__[0])


def known() -> list[str]:
    """Every migration that this code brings, in order."""
    package = import_module(MIGRATIONS)
    return sorted(name for _, name, _ in pkgutil.iter_modules(package.__path__) if name[0].isdigit())


def checksum(source: str) -> str:
    """SHA-256 of a migration's source without its imports, trailing blanks and empty lines, in hexadecimal."""
    imported: set[int] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            imported.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = [line.rstrip() for number, line in enumerate(source.splitlines(), 1) if number not in imported]
    return hashlib.sha256("\n".join(line for line in lines if line).encode()).hexdigest()


@lru_cache(maxsize=1)
def checksums() -> dict[str, str]:
    """The checksum of each migration that this code brings, in order; read once per process."""
    return {name: checksum((folder() / f"{name}.py").read_text(encoding="utf-8")) for name in known()}


def parse(text: str) -> dict[str, str]:
    """What `checksums.txt` says: a line for each migration, its checksum and its name."""
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {name: value for value, name in lines}


def render(wanted: Mapping[str, str]) -> str:
    """The text of `checksums.txt`."""
    head = "# Made by `make migration`. A migration that is committed is never edited: write a new one.\n"
    return head + "".join(f"{value}  {name}\n" for name, value in wanted.items())


def committed() -> dict[str, str]:
    """The checksums beside the migrations; empty where there is no such file."""
    path = folder() / COMMITTED
    return parse(path.read_text(encoding="utf-8")) if path.exists() else {}
