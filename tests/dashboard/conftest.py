"""One running system for all tests of the dashboard, with the demo in it, and Node to run those of the browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dotenv import dotenv_values

ROOT = Path(__file__).parents[2]
APP = ROOT / "dashboard" / "app"
NODE = ROOT / ".venv" / "bin" / "tessera-node"
PATIENCE_SECONDS = 120
LIMITS = "sign_in_by_account=10000,sign_in_by_address=10000,register_by_address=10000"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def system_url() -> Iterator[str]:
    """Where the system answers: PostgreSQL, Valkey, API, worker, mails, the built dashboard."""
    folder = Path(tempfile.mkdtemp(prefix="tessera-test-"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TESSERA_")}
    environment |= {
        "TESSERA_PORT": str(_free_port()),
        "TESSERA_SMTP_PORT": str(_free_port()),
        "TESSERA_RATE_LIMITS": LIMITS,
    }
    said = folder / "output"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "server.cli", "up"],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while "Ctrl-C" not in said.read_text():
        assert process.poll() is None, said.read_text()
        assert time.monotonic() < deadline, said.read_text()
        time.sleep(0.1)
    yield str(dotenv_values(folder / ".tessera" / "env")["TESSERA_PUBLIC_URL"])
    process.terminate()
    process.wait(60)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def in_browser(system_url: str) -> Callable[[str], None]:
    """Run a file of `dashboard/app/tests/browser` against the system; every test has to pass, none may be left out."""

    def run(name: str) -> None:
        ran = node("--test", "--test-reporter=spec", f"tests/browser/{name}.test.mjs", TESSERA_URL=system_url)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        counts = dict(
            line.split()[1:3] for line in ran.stdout.splitlines() if line.startswith("ℹ ") and len(line.split()) == 3
        )
        assert int(counts["tests"]) > 0, ran.stdout
        assert (counts["skipped"], counts["todo"], counts["cancelled"]) == ("0", "0", "0"), ran.stdout

    return run


def node(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Node in the app's folder, to its end."""
    return subprocess.run(
        [str(NODE), *arguments],
        cwd=APP,
        env={**os.environ, "NO_COLOR": "1", **environment},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
