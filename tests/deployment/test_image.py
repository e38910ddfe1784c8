"""What the Dockerfile needs is there, and nothing else gets into the image."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

from tests.deployment.composition import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
COPIED = [
    source for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE) for source in line.split()[:-1]
]


def test_every_path_that_is_copied_exists() -> None:
    assert COPIED
    assert [path for path in COPIED if not (ROOT / path).exists()] == []


def test_every_package_of_the_project_is_copied() -> None:
    packages = set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])

    assert packages == {path for path in COPIED if (ROOT / path).is_dir()}


def test_the_ignore_file_lets_through_what_is_copied_and_nothing_else() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]

    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == set(COPIED)


def test_the_embedded_engines_and_the_tools_of_development_stay_out() -> None:
    installs = re.findall(r"uv sync .*", DOCKERFILE)

    assert len(installs) == 2
    for install in installs:
        assert "--no-dev" in install
        assert "--locked" in install
        assert "extra" not in install


def test_nothing_runs_as_root() -> None:
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]

    assert re.search(r"^USER [1-9]\d*$", last_stage, re.MULTILINE)


def test_every_base_image_is_named_with_a_version() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)

    assert len(bases) == 3
    assert all(re.fullmatch(r"python:3\.1[1-9]-slim-\w+|node:2[24]-\w+-slim", base) for base in bases)
    assert bases[-1].startswith("python:"), "what runs has no Node"


def test_uv_is_the_one_that_make_uses() -> None:
    makefile = re.search(r"^UV_VERSION := (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert makefile is not None
    assert f"uv=={makefile[1]}" in DOCKERFILE


def test_the_image_starts_the_command_that_the_project_installs() -> None:
    assert "tessera" in PROJECT["project"]["scripts"]
    assert DOCKERFILE.rstrip().endswith('CMD ["tessera", "serve"]')


@pytest.mark.parametrize(
    "module",
    [
        "server.app",
        "server.config.worker_config",
        "workers.runtime",
        "server.operations.migrate",
    ],
)
def test_a_process_starts_without_the_embedded_engines(module: str) -> None:
    left_out = PROJECT["project"]["optional-dependencies"]["embedded"]
    names = [re.split(r"[=>;]", requirement)[0].replace("-", "_") for requirement in left_out]
    hidden = "".join(f"sys.modules[{name!r}] = None; " for name in names)

    subprocess.run([sys.executable, "-c", f"import sys; {hidden}import {module}"], check=True, cwd=ROOT)
