"""A breaking change of the schema fails the check unless the changelog names it."""

from __future__ import annotations

import pytest

from server.generated.breaking_changes import broken_promises, unnamed_changes
from server.generated.sdl import sdl

RELEASED = """
type Query { me: Int, thing: Thing, list(first: Int): Int }
type Thing { id: ID, other: ID }
enum Colour { RED BLUE }
type Spare { only: Int }
"""


def test_this_tree_breaks_nothing_that_its_changelog_does_not_name() -> None:
    assert broken_promises(sdl()) == []


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (("me: Int, ", ""), "Query.me"),
        (("first: Int", "first: Int!"), "Query.list"),
        (("RED BLUE", "RED"), "Colour.BLUE"),
        (("id: ID", "id: Int"), "Thing.id"),
        (("type Spare { only: Int }", ""), "Spare"),
    ],
)
def test_a_breaking_change_has_to_be_named(change: tuple[str, str], name: str) -> None:
    present = RELEASED.replace(*change)
    assert len(unnamed_changes(RELEASED, present, "# Changelog\n\n## Unreleased\n\n- Something else\n")) == 1
    assert unnamed_changes(RELEASED, present, f"## Unreleased\n\n- `{name}` changed\n") == []


def test_what_an_older_part_names_does_not_count() -> None:
    present = RELEASED.replace("me: Int, ", "")
    assert unnamed_changes(RELEASED, present, "## Unreleased\n\n## 1.0\n\n- `Query.me` is gone\n")


def test_an_addition_breaks_nothing() -> None:
    assert unnamed_changes(RELEASED, RELEASED.replace("me: Int", "me: Int, you: Int"), "") == []
