"""`tessera up` brings the whole system up, and takes all of it down, however it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest
from dotenv import dotenv_values

from server.engines.identity import identify, recall

PARTS = ("api", "worker", "mail", "valkey", "postgres")
PATIENCE_SECONDS = 90

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("up")]


class System:
    """One `tessera up` in a folder of its own, on ports that were free a moment ago."""

    def __init__(self, folder: Path, *, port: int | None = None) -> None:
        self.folder, self.data = folder, folder / ".tessera"
        self.output = folder / "output"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("TESSERA_")}
        self.environment |= {"TESSERA_PORT": str(port or free_port()), "TESSERA_SMTP_PORT": str(free_port())}
        self.process = self.tessera("up")

    def tessera(self, *arguments: str) -> subprocess.Popen[bytes]:
        with self.output.open("ab") as output:
            return subprocess.Popen(
                [sys.executable, "-P", "-m", "server.cli", *arguments],
                cwd=self.folder,
                env=self.environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.output.read_text()

    def wait_until_it_says(self, text: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while text not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def parts(self) -> dict[str, int]:
        found = {name: recall(self.data / f"{name}.pid") for name in PARTS}
        return {name: identity.pid for name, identity in found.items() if identity is not None}

    def url(self) -> str:
        return str(dotenv_values(self.data / "env")["TESSERA_PUBLIC_URL"])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def all_gone(pids: dict[str, int], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while any(identify(pid) for pid in pids.values()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(identify(pid) for pid in pids.values())


@contextmanager
def _folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="tessera-test-"))
    yield made
    shutil.rmtree(made)


@contextmanager
def _system(folder: Path) -> Iterator[System]:
    made = System(folder)
    yield made
    if made.process.poll() is None:
        made.process.terminate()
        made.process.wait(60)


@pytest.fixture
def folder() -> Iterator[Path]:
    with _folder() as made:
        yield made


@pytest.fixture
def system(folder: Path) -> Iterator[System]:
    with _system(folder) as made:
        yield made


@pytest.fixture(scope="module")
def shared() -> Iterator[System]:
    with _folder() as folder, _system(folder) as made:
        yield made


@pytest.fixture
def running(shared: System) -> System:
    """One that runs, begun by whichever test needs it first: a start takes its time."""
    if shared.process.poll() is not None:
        shared.process = shared.tessera("up")
    shared.wait_until_it_says("Ctrl-C")
    return shared


def test_the_lock_names_its_holder(running: System) -> None:
    assert json.loads((running.data / "lock").read_text()) == {"pid": running.process.pid, "url": running.url()}


def test_the_whole_story_is_true_of_the_running_system(running: System) -> None:
    assert running.tessera("story").wait(120) == 0, running.said
    assert "All of it was true" in running.said


def test_what_dies_is_started_again_and_named(running: System) -> None:
    for name, pid in running.parts().items():
        psutil.Process(pid).kill()
        running.wait_until_it_says(f"{name} ended unexpectedly (signal 9)")
        running.wait_until_it_says(f"{name} was started again")
    assert set(running.parts()) == set(PARTS)


def test_a_killed_supervisor_leaves_nothing_that_the_next_cannot_take_over(running: System) -> None:
    parts = running.parts()
    secret = (running.data / "secret").read_text()
    running.process.kill()
    running.process.wait()
    running.output.write_text("")
    running.process = running.tessera("up")
    running.wait_until_it_says("Ctrl-C")
    assert all_gone(parts, 0)
    assert "nothing to apply" in running.said, "the database is the same one"
    assert (running.data / "secret").read_text() == secret


def test_it_runs_says_where_and_stops_in_order(running: System) -> None:
    assert f"{running.url()}/graphql" in running.said
    assert f"{running.url()}/dev/mail" in running.said
    assert httpx.get(f"{running.url()}/dev/mail.json").status_code == 200
    assert set(running.parts()) == set(PARTS)
    assert (running.data / "secret").stat().st_mode & 0o777 == 0o600
    assert (running.data / "env").stat().st_mode & 0o777 == 0o600

    assert running.tessera("doctor").wait(60) == 0, running.said

    second = running.tessera("up")
    assert second.wait(60) == 1
    assert f"runs in this folder already at {running.url()}" in running.said

    parts = running.parts()
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(60) == 0, running.said
    assert all_gone(parts, 0)
    stopped = [line.split()[2] for line in running.said.splitlines() if "Stopping" in line]
    assert stopped == list(PARTS)
    assert running.tessera("doctor").wait(60) == 1, "doctor says that nothing runs"


def test_a_taken_port_is_named_and_the_next_one_used(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        system = System(folder, port=port)
        system.wait_until_it_says("Ctrl-C")
        assert f"Port {port} is taken by another program; the API takes" in system.said
        assert system.url() != f"http://127.0.0.1:{port}"
        assert httpx.get(f"{system.url()}/dev/mail.json").status_code == 200
        system.process.terminate()
        assert system.process.wait(60) == 0


def test_a_wrong_setting_stops_the_start_in_words(folder: Path) -> None:
    (folder / ".env").write_text("TESSERA_SESSION_DAYS=0\n")
    system = System(folder)
    assert system.process.wait(60) == 2
    assert "TESSERA_SESSION_DAYS: " in system.said
    assert "Traceback" not in system.said
    assert not system.data.exists()


def test_a_signal_while_starting_stops_what_has_started(system: System) -> None:
    system.wait_until_it_says("Valkey")
    parts = system.parts()
    system.process.send_signal(signal.SIGINT)
    assert system.process.wait(60) == 0
    assert all_gone(parts, 0)
    assert "Traceback" not in system.said
