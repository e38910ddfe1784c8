"""README's recipe for `graphql-ws` loses nothing when the connection breaks, tried with the library itself."""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.live.conftest import SECONDS, Server
from tests.people import person

FOLDER = Path(__file__).parent / "node"
README = Path(__file__).parents[2] / "README.md"
GETTER = "variables: { get after() { return last } },"


@pytest.fixture(scope="session")
def node() -> str:
    """Node, with the library installed once into this folder of the repository."""
    npm, found = shutil.which("npm"), shutil.which("node")
    if npm is None or found is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have Node and npm: this recipe is tried with the real library")
        pytest.skip("Node and npm are not installed")
    with (FOLDER / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (FOLDER / "node_modules" / "graphql-ws").is_dir():
            subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=FOLDER, check=True)
    return found


@pytest.mark.parametrize(("how", "after_the_break"), [("getter", [3, 4, 5]), ("plain", [1, 2, 3, 4, 5])])
async def test_what_is_told_while_the_connection_is_lost_comes_once(
    server: Server, node: str, how: str, after_the_break: list[int]
) -> None:
    ada = await person()
    client = await asyncio.create_subprocess_exec(
        node, "reconnecting.mjs", f"ws://127.0.0.1:{server.port}/graphql", await server.token(ada), how,
        cwd=FOLDER, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert client.stdin is not None
    assert client.stdout is not None

    async def heard() -> str:
        assert client.stdout is not None
        async with asyncio.timeout(3 * SECONDS):
            return (await client.stdout.readline()).decode().strip()

    try:
        await server.tell(ada, times=2)
        assert [await heard(), await heard()] == ["1", "2"]
        client.stdin.write(b"drop\n")
        assert await heard() == "away"
        await server.tell(ada, times=3)
        client.stdin.write(b"back\n")
        assert [int(await heard()) for _ in after_the_break] == after_the_break
    finally:
        client.stdin.close()
        await client.wait()


def test_the_recipe_in_the_readme_is_the_one_that_is_tried() -> None:
    assert GETTER in README.read_text()
    assert GETTER.removeprefix("variables: ").rstrip(",") in (FOLDER / "reconnecting.mjs").read_text()
