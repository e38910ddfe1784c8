"""What clients were promised: a breaking change of the schema has to be named in the changelog.

`schema/released.graphql` is the SDL as it was released last. Whatever is incompatible with it must be named, by its
coordinate (`Type.field`), in the changelog's part "Unreleased"; a release copies the SDL over and begins a new part.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from graphql import build_schema
from graphql.utilities import find_breaking_changes

ROOT: Final = Path(__file__).parents[2]
RELEASED: Final = ROOT / "schema" / "released.graphql"
CHANGELOG: Final = ROOT / "CHANGELOG.md"
_UNRELEASED: Final = re.compile(r"^## Unreleased$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FIELD: Final = re.compile(r"\b[A-Z]\w*\.\w+")
_NAME: Final = re.compile(r"\b[A-Z]\w+")


def unnamed_changes(released: str, present: str, changelog: str) -> list[str]:
    """Descriptions of breaking changes between two SDLs that the changelog's part "Unreleased" does not name.

    >>> old, new = "type Query { viewer: Int  me: Int }", "type Query { viewer: Int }"
    >>> unnamed_changes(old, new, "## Unreleased\\n")
    ['Field Query.me was removed.']
    >>> unnamed_changes(old, new, "## Unreleased\\n- `Query.me` is gone\\n")
    []
    """
    found = _UNRELEASED.search(changelog)
    named = found[1] if found else ""
    changes = find_breaking_changes(build_schema(released), build_schema(present))
    return [change.description for change in changes if not _is_named(change.description, named)]


def _is_named(description: str, named: str) -> bool:
    # "Field Query.me was removed." names a field, "Thing was removed." a type, and "BLUE was removed from enum type
    # Colour." one by its second capitalized word.
    names = _NAME.findall(description)
    candidates = _FIELD.findall(description) or names[1:] or names
    return any(candidate in named for candidate in candidates)


def broken_promises(present: str) -> list[str]:
    """The same for this tree."""
    return unnamed_changes(RELEASED.read_text(), present, CHANGELOG.read_text())
