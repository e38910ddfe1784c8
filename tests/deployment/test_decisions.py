"""Decisions are written down, and stay as short as they were meant to be."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.deployment.composition import ROOT, composition

RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DEPENDENCIES = (ROOT / "docs" / "decisions" / "dependencies.md").read_text()


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=; ]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


def needed() -> set[str]:
    """Everything that the project takes from others."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    vendored = json.loads((ROOT / "dashboard" / "graphiql" / "package.json").read_text())["dependencies"]
    app = json.loads((ROOT / "dashboard" / "app" / "package.json").read_text())
    images = {service["image"].partition(":")[0] for service in composition()["services"].values()} - {"tessera"}
    return (
        names(project["project"]["dependencies"])
        | names(project["project"]["optional-dependencies"]["embedded"])
        | names(project["dependency-groups"]["dev"])
        | names(project["build-system"]["requires"])
        | set(vendored)
        | set(app["dependencies"])
        | set(app["devDependencies"])
        | images
        | {"python"}
    )


def test_every_dependency_has_one_line_and_every_line_a_dependency() -> None:
    lines = re.findall(r"^\| (@?[a-z][\w/.-]*) \|", DEPENDENCIES, re.MULTILINE)
    lines = [line for line in lines if line not in {"package", "image"}]

    assert sorted(lines) == sorted(needed())


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_short(record: Path) -> None:
    text = record.read_text()
    if text != DEPENDENCIES:
        assert len(text.splitlines()) < 50


def test_the_pages_of_operators_name_only_settings_that_exist() -> None:
    from server.config.settings import PREFIX, Settings

    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(rf"{PREFIX}[A-Z_]+", (ROOT / "docs" / "deploy.md").read_text()))

    assert named
    assert named <= known
