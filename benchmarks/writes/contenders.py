"""The three servers, each one process on loopback with a pool of its own."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import httpx

from benchmarks.reads.contenders import POSTGRAPHILE, ROOT, START_SECONDS, Contender, free_port
from benchmarks.reads.serving import DATABASE, POOL_SIZE
from server.config.orm import credentials
from server.engines.process import Child, bare_environment
from server.engines.valkey import EmbeddedValkey

MODULES: Final = {"tessera": "benchmarks.writes.tessera_api", "hand_sql": "benchmarks.writes.hand_sql"}


class Servers:
    """Starts contenders and ends them all."""

    def __init__(self, folder: Path, valkey: EmbeddedValkey) -> None:
        self._folder = folder
        self._valkey = valkey
        self.running: dict[str, Contender] = {}

    def start(self, name: str, database: str, node: str | None) -> None:
        """Start one and wait until it answers anything."""
        port = free_port()
        if name == "postgraphile":
            target = credentials(database)
            argv = [str(node), str(POSTGRAPHILE / "writes.mjs"), str(port), str(POOL_SIZE)]
            named = {"PGHOST": str(target["host"]), "PGDATABASE": str(target["database"])}
            self._spawn(name, argv, {"NODE_ENV": "production", "GRAPHILE_ENV": "production", **named}, port)
        else:
            environment = {DATABASE: database, "BENCH_VALKEY": self._valkey.url}
            self._spawn(name, [sys.executable, "-m", MODULES[name], str(port)], environment, port)

    def stop(self) -> None:
        """End every one."""
        for contender in self.running.values():
            contender.child.stop(grace=5)
        self.running.clear()

    def _spawn(self, name: str, argv: Sequence[str], environment: Mapping[str, str], port: int) -> None:
        child = Child(
            argv,
            log=self._folder / f"{name}.log",
            pid_file=self._folder / f"{name}.pid",
            env={**bare_environment(), **environment},
            cwd=ROOT,
            stop_signal=signal.SIGTERM,
        )
        child.start()
        contender = self.running[name] = Contender(name, port, child)
        deadline = time.monotonic() + START_SECONDS
        while child.ended() is None and time.monotonic() < deadline:
            try:
                httpx.get(f"http://127.0.0.1:{port}/", timeout=5)
            except httpx.TransportError:
                time.sleep(0.1)
                continue
            return
        raise RuntimeError(f"{name} did not start. Its log ends with:\n{contender.child.last_words(40)}")
