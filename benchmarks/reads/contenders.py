"""The four servers, each one process on loopback with a pool of its own, and how each is asked."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import httpx

from benchmarks.reads import queries
from benchmarks.reads.dataset import TOKEN
from benchmarks.reads.serving import DATABASE, POOL_SIZE
from domain.identifiers import key_of
from server.config.orm import credentials
from server.engines.process import Child, bare_environment

ROOT: Final = Path(__file__).parents[2]
POSTGRAPHILE: Final = Path(__file__).parent / "postgraphile"
START_SECONDS: Final = 60


@dataclass(frozen=True)
class Question:
    """What is asked of every contender: a page of an organization's learners, or (without one) who is asking.

    `listed` names one of `queries.LISTS` instead, which this API alone is asked.
    """

    organization: str | None = None
    learners: int = 0
    token: str = TOKEN
    listed: str | None = None


@dataclass(frozen=True)
class Contender:
    """A running server."""

    name: str
    port: int
    child: Child

    def request(self, question: Question) -> tuple[str, str]:
        """Path and body that ask it."""
        variables: dict[str, Any] = {"organization": question.organization, "first": question.learners}
        if question.listed is not None:
            return "/graphql", json.dumps({"query": queries.LISTS[question.listed], "variables": variables})
        if self.name == "hand_sql":
            return ("/small", "{}") if question.organization is None else ("/dashboard", json.dumps(variables))
        dashboard, small = queries.DASHBOARD, queries.SMALL
        if self.name == "postgraphile":
            dashboard, small = queries.POSTGRAPHILE_DASHBOARD, queries.POSTGRAPHILE_SMALL
            if question.organization is not None:
                variables["organization"] = str(key_of("Organization", question.organization) or UUID(int=0))
        if question.organization is None:
            return "/graphql", json.dumps({"query": small})
        return "/graphql", json.dumps({"query": dashboard, "variables": variables})

    def answer(self, question: Question) -> Any:
        """The data it answers with. Raises RuntimeError for anything else."""
        path, body = self.request(question)
        headers = {"authorization": f"Bearer {question.token}", "content-type": "application/json"}
        found = httpx.post(f"http://127.0.0.1:{self.port}{path}", content=body, headers=headers, timeout=60)
        decoded = found.json() if found.status_code == 200 else {"errors": found.text}
        if "errors" in decoded:
            raise RuntimeError(f"{self.name} answers {found.status_code}: {decoded['errors']}")
        return decoded["data"]


class Field:
    """Starts contenders and ends them all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[Contender] = []

    def tessera(self, database: str) -> Contender:
        """This API."""
        return self._python("tessera", "benchmarks.reads.tessera_api", database)

    def peers(self, database: str, node: str | None) -> list[Contender]:
        """The others; PostGraphile only if there is a Node to run it."""
        peers = [
            self._python("hand_sql", "benchmarks.reads.hand_sql", database),
            self._python("dataloader", "benchmarks.reads.dataloaders", database),
        ]
        if node is not None:
            target = credentials(database)
            environment = {
                "NODE_ENV": "production",
                "GRAPHILE_ENV": "production",
                "PGHOST": str(target["host"]),
                "PGDATABASE": str(target["database"]),
            }
            port = free_port()
            argv = [node, str(POSTGRAPHILE / "server.mjs"), str(port), str(POOL_SIZE)]
            peers.append(self._start("postgraphile", argv, environment, port))
        return peers

    def stop(self) -> None:
        """End every one."""
        for contender in self._running:
            contender.child.stop(grace=5)
        self._running.clear()

    def _python(self, name: str, module: str, database: str) -> Contender:
        port = free_port()
        return self._start(name, [sys.executable, "-m", module, str(port)], {DATABASE: database}, port)

    def _start(self, name: str, argv: Sequence[str], environment: Mapping[str, str], port: int) -> Contender:
        number = len(self._running)
        child = Child(
            argv,
            log=self._folder / f"{name}-{number}.log",
            pid_file=self._folder / f"{name}-{number}.pid",
            env={**bare_environment(), **environment},
            cwd=ROOT,
            stop_signal=signal.SIGTERM,
        )
        child.start()
        contender = Contender(name, port, child)
        self._running.append(contender)
        _wait_for(contender)
        return contender


def node_with_postgraphile(say: Any) -> str | None:
    """The Node that runs PostGraphile, installed from the committed lock file; None, and said why, without npm."""
    npm = shutil.which("npm")
    if npm is None:
        say("PostGraphile is left out: it needs npm, and this machine has none.")
        return None
    node = POSTGRAPHILE / "node_modules" / ".bin" / "node"
    stamp, lock = POSTGRAPHILE / "node_modules" / ".package-lock.json", POSTGRAPHILE / "package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime or not node.exists():
        say("Installing PostGraphile and the Node it needs (npm, once) …")
        command = [npm, "ci", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=POSTGRAPHILE, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode != 0:
            say(f"PostGraphile is left out: npm could not install it.\n{done.stderr.strip()[-1000:]}")
            return None
        os.utime(stamp)
    if not node.exists():
        say("PostGraphile is left out: the npm package `node` brought no Node for this machine.")
        return None
    return str(node)


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(contender: Contender) -> None:
    deadline = time.monotonic() + START_SECONDS
    while contender.child.ended() is None and time.monotonic() < deadline:
        try:
            contender.answer(Question())
        except httpx.TransportError:
            time.sleep(0.1)
            continue
        return
    raise RuntimeError(f"{contender.name} did not start. Its log ends with:\n{contender.child.last_words(40)}")
