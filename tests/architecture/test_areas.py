"""Nouns stand in areas, the same in every layer; the files of `server/` in rooms, with no cycle between them."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AREAS = {
    "people", "organizations", "connections", "credits", "courses", "certificates", "certifications", "recognition",
    "activity",
}  # fmt: skip
LAYERS = ("schema", "resolvers", "permissions", "models", "domain", "workers")
ROOMS = {
    "config", "auth", "query", "live", "transport", "web", "pages", "engines", "operations", "demo", "story",
    "generated", "commands",
}  # fmt: skip

SERVES_EVERY_NOUN = {
    "schema": {
        "context", "described_enum", "filter", "groups", "listing", "node", "outcome", "page", "payload", "read",
        "scalars", "visibility", "write_input",
    },
    "resolvers": {"authority", "batch", "mutation", "query", "subscription", "unit_of_work", "visibility"},
    "permissions": {"action", "bond", "live", "request", "row", "tie", "visibility"},
    "models": {"asyncpg_engine", "idempotency_key", "outbox", "pending_writes"},
    "domain": {
        "batch", "change_hint", "clock", "composed", "described_enum", "duration", "errors", "events", "identifiers",
        "invisible", "language", "paragraphs", "refusal", "single_line", "unavailable", "visibility_reason",
    },
    "workers": {
        "change_hints", "cleaning", "config", "failure", "handler", "handlers", "heartbeat", "links",
        "listener", "outage", "parked", "queue", "relay", "runner", "runtime", "wording",
    },
}  # fmt: skip
"""The files at each layer's root: what is no noun of one area. Whoever adds one says here that it serves them all."""

AT_THE_ROOT_OF_SERVER = {"app", "cli", "services"}
OTHER_WORDS = ("_mutations",)
"""What a file's name may have after its noun."""


def nouns(layer: str) -> Iterator[tuple[str, str]]:
    """Each noun that a layer has a file of, with its area."""
    for path in sorted((ROOT / layer).glob("*/*.py")):
        if path.stem != "__init__":
            name = path.stem
            for word in OTHER_WORDS:
                name = name.removesuffix(word)
            yield name, path.parent.name


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_has_no_folder_but_the_areas(layer: str) -> None:
    folders = {path.name for path in (ROOT / layer).iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= AREAS, f"{layer}/ has folders that are no area: {folders - AREAS}"


@pytest.mark.parametrize("layer", LAYERS)
def test_no_noun_stands_at_the_root_of_a_layer(layer: str) -> None:
    found = {path.stem for path in (ROOT / layer).glob("*.py")} - {"__init__"}
    assert found - SERVES_EVERY_NOUN[layer] == set(), f"move these of {layer}/ into their area, or name them here"


@pytest.mark.parametrize("layer", LAYERS)
def test_no_file_is_named_here_that_is_not_there(layer: str) -> None:
    found = {path.stem for path in (ROOT / layer).glob("*.py")}
    assert SERVES_EVERY_NOUN[layer] - found == set()


def test_a_noun_is_in_the_same_area_in_every_layer() -> None:
    areas: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for layer in LAYERS:
        for noun, area in nouns(layer):
            areas[noun][area].append(layer)
    assert {noun: dict(found) for noun, found in areas.items() if len(found) > 1} == {}


def test_letters_and_the_specification_have_the_same_areas() -> None:
    letters = {path.parent.name for path in (ROOT / "delivery" / "letters").glob("*/*/*.jinja")}
    flat = [path.name for path in (ROOT / "delivery" / "letters").glob("*/*.jinja")]
    specification = {path.parent.name for path in (ROOT / "tests" / "specification").glob("*/test_*.py")}
    assert flat == []
    assert letters <= AREAS
    assert specification <= AREAS
    assert list((ROOT / "tests" / "specification").glob("test_*.py")) == []


def test_server_has_no_file_outside_its_rooms() -> None:
    server = ROOT / "server"
    assert {path.stem for path in server.glob("*.py")} - {"__init__"} == AT_THE_ROOT_OF_SERVER
    assert {path.parent.name for path in server.glob("*/*.py")} == ROOMS


def rooms_imported() -> Mapping[str, set[str]]:
    """Which rooms the files of each room import. The files at the root put rooms together and are none."""
    found: dict[str, set[str]] = {room: set() for room in ROOMS}
    for path in (ROOT / "server").glob("*/*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                layer, _, rest = name.partition(".")
                room = rest.partition(".")[0]
                if layer == "server" and room in ROOMS and room != path.parent.name:
                    found[path.parent.name].add(room)
    return found


def test_no_two_rooms_of_server_import_each_other_in_a_circle() -> None:
    order = list(TopologicalSorter(rooms_imported()).static_order())
    assert set(order) == ROOMS
