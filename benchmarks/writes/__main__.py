"""`make bench`, part `writes`: five mutations and a hot account, each beside its peers in one run."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg

from benchmarks.reads.contenders import POSTGRAPHILE, ROOT, node_with_postgraphile
from benchmarks.reads.engine import MEMORY, BenchPostgres
from benchmarks.reads.processor_time import spent
from benchmarks.reads.serving import POOL_SIZE
from benchmarks.writes import dataset, report, same_rows
from benchmarks.writes.contenders import Servers
from benchmarks.writes.dataset import CONTENDERS, Dataset, Writer
from benchmarks.writes.operations import OPERATIONS, Given, inputs, request
from server.config.operator_error import OperatorError
from server.config.orm import credentials
from server.engines.valkey import EmbeddedValkey

CLIENTS: Final = 16
HOT_CLIENTS: Final = 200
COUNTED: Final = 20
"""Learners whose requests come one by one, for the number of statements."""
SENT: Final = re.compile(r"duration: [\d.]+ ms  (?:execute |statement: (?!ALTER SYSTEM|SELECT pg_reload_conf))")
"""A line of PostgreSQL's log for what a client sent."""


@dataclass(frozen=True)
class Effort:
    """How long to measure: rounds after one to warm up, each with so many learners of each contender."""

    rounds: int
    learners: int
    hot_rounds: int

    @property
    def each(self) -> int:
        """Learners of one contender."""
        return COUNTED + (self.rounds + 1) * self.learners + self.hot

    @property
    def hot(self) -> int:
        """Those of them of the hot organization."""
        return (self.hot_rounds + 1) * HOT_CLIENTS


FULL, QUICK = Effort(rounds=5, learners=600, hot_rounds=5), Effort(rounds=2, learners=300, hot_rounds=2)


def say(text: str) -> None:
    """One line of progress."""
    sys.stderr.write(f"{text}\n")


@dataclass
class Measured:
    """What the rounds of one contender gave."""

    rounds: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    processor_ms: list[float] = field(default_factory=list)
    statements: float = 0.0

    @property
    def rps(self) -> float:
        """Requests per second: the median of the rounds."""
        return statistics.median(self.rounds)

    @property
    def cpu_ms(self) -> float:
        """Processor time per request of the contender and PostgreSQL: the median of the rounds."""
        return statistics.median(self.processor_ms)

    def percentile(self, part: float) -> float:
        """Of all requests of all rounds, in milliseconds."""
        ordered = sorted(self.latencies)
        return 1_000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    def as_json(self) -> dict[str, Any]:
        """For writes.json."""
        return {
            "rps": round(self.rps, 1),
            "p50_ms": round(self.percentile(0.5), 2),
            "p99_ms": round(self.percentile(0.99), 2),
            "cpu_ms": round(self.cpu_ms, 3),
            "statements": round(self.statements, 2),
            "requests": len(self.latencies),
            "rounds_rps": [round(rps, 1) for rps in self.rounds],
        }


class Load:
    """The load generator's process."""

    def __enter__(self) -> Load:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.writes.load"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, port: int, connections: int, requests: Sequence[tuple[str, str, str]]) -> Any:
        """Send these (path, token, body). Raises RuntimeError when a server did not answer as it should."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"port": port, "connections": connections, "requests": requests}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer


class Bench:
    """One run; `results` fills up as it goes."""

    def __init__(self, folder: Path, effort: Effort, only: Sequence[str]) -> None:
        self.effort = effort
        # Durable, as in production: a write is done when it is on the disk.
        self.engine = BenchPostgres(folder, durable=True)
        self.valkey = EmbeddedValkey(folder, durable=False)
        self.servers = Servers(folder, self.valkey)
        self.only = only
        self.results: dict[str, dict[str, Measured]] = {}
        self.rows: dict[str, int] = {}

    def run(self) -> None:
        """Start, fill, measure, compare; everything is ended, whatever happens."""
        self.engine.start()
        self.valkey.start()
        try:
            url = self.engine.url("bench_writes")
            data = asyncio.run(dataset.load(url, each=self.effort.each, hot=self.effort.hot))
            names = [name for name in CONTENDERS if name in self.only]
            node = node_with_postgraphile(say) if "postgraphile" in names else None
            if node is None:
                names = [name for name in names if name != "postgraphile"]
            else:
                for script in (POSTGRAPHILE / "visibility.sql", dataset.FOLDER / "functions.sql"):
                    self.engine.execute(script.read_text(), "bench_writes")
            for name in names:
                self.servers.start(name, url, node)
            with Load() as load:
                self._count(load, data)
                self._rounds(load, data)
                self._hot(load, data)
            self.rows = asyncio.run(_on(url, lambda connection: same_rows.check(connection, data, names)))
            say(f"All {len(names)} left the same rows: {', '.join(f'{n:,} {of}' for of, n in self.rows.items())}.")
        finally:
            self.servers.stop()
            self.valkey.stop()
            self.engine.stop()

    def _count(self, load: Load, data: Dataset) -> None:
        """Statements per request, one request after the other: PostgreSQL logs each that a client sends."""
        log = self.engine.data / "logs" / "postgres.log"
        for operation in OPERATIONS:
            for name in self.servers.running:
                given = self._inputs(operation, data, name, range(COUNTED))
                measured = self.results.setdefault(operation, {}).setdefault(name, Measured())
                # The first ones make connections and prepare statements.
                self._send(load, name, operation, given[: len(given) // 2], 1)
                self._log_statements("0")
                begins = log.stat().st_size
                answer = self._send(load, name, operation, given[len(given) // 2 :], 1)
                self._log_statements("-1")
                written = log.read_bytes()[begins:].decode()
                measured.statements = len(SENT.findall(written)) / len(answer["latencies"])

    def _log_statements(self, duration: str) -> None:
        """Every statement that takes so long is logged from now on."""
        self.engine.execute(f"ALTER SYSTEM SET log_min_duration_statement = {duration}")
        self.engine.execute("SELECT pg_reload_conf()")
        time.sleep(0.3)

    def _rounds(self, load: Load, data: Dataset) -> None:
        names = list(self.servers.running)
        for number in range(self.effort.rounds + 1):
            say(f"Round {number} of {self.effort.rounds} …")
            start = COUNTED + number * self.effort.learners
            ordinals = range(start, start + self.effort.learners)
            for operation in OPERATIONS:
                for name in names[number % len(names) :] + names[: number % len(names)]:
                    given = self._inputs(operation, data, name, ordinals)
                    self._measure(load, name, operation, given, CLIENTS, counts=number > 0)

    def _hot(self, load: Load, data: Dataset) -> None:
        """So many learners start a session on one organization's credits at the same instant."""
        names = list(self.servers.running)
        say("Hot account …")
        for name in names:
            self.results.setdefault("hotAccount", {})[name] = Measured(
                statements=self.results["startSession"][name].statements
            )
        for number in range(self.effort.hot_rounds + 1):
            start = self.effort.each - self.effort.hot + number * HOT_CLIENTS
            for name in names[number % len(names) :] + names[: number % len(names)]:
                given = self._inputs("startSession", data, name, range(start, start + HOT_CLIENTS))
                self._measure(load, name, "startSession", given, HOT_CLIENTS, counts=number > 0, into="hotAccount")

    def _measure(
        self, load: Load, name: str, operation: str, given: list[Given], clients: int, *, counts: bool, into: str = ""
    ) -> None:
        contender = self.servers.running[name]
        assert self.engine.child is not None
        assert self.engine.child.pid is not None
        before = spent(contender, self.engine.child.pid)
        answer = self._send(load, name, operation, given, clients)
        used = spent(contender, self.engine.child.pid) - before
        if counts:
            measured = self.results[into or operation][name]
            measured.rounds.append(len(given) / answer["seconds"])
            measured.latencies.extend(answer["latencies"])
            measured.processor_ms.append(1_000 * used / len(given))

    def _send(self, load: Load, name: str, operation: str, given: list[Given], clients: int) -> Any:
        requests = []
        for one in given:
            path, body = request(name, operation, one)
            requests.append((path, one.token, body))
        contender = self.servers.running[name]
        try:
            return load.run(contender.port, clients, requests)
        except RuntimeError as failure:
            words = contender.child.last_words(40)
            raise RuntimeError(f"{name}, {operation}: {failure}. Its log ends with:\n{words}") from None

    def _inputs(self, operation: str, data: Dataset, name: str, ordinals: range) -> list[Given]:
        writers = data.writers(name, ordinals)
        keys = asyncio.run(_on(data.url, lambda connection: _keys(connection, writers)))
        given = list(inputs(operation, writers, lambda kind, writer: keys[kind][writer.learner]))
        if operation == "recordProgress":
            # All learners' first module, then all second ones: nobody waits for himself.
            given = given[0::3] + given[1::3] + given[2::3]
        return given


async def _on(url: str, work: Callable[[asyncpg.Connection], Awaitable[Any]]) -> Any:
    connection = await asyncpg.connect(**credentials(url))
    try:
        return await work(connection)
    finally:
        await connection.close()


async def _keys(connection: asyncpg.Connection, writers: Sequence[Writer]) -> dict[str, dict[UUID, UUID]]:
    learners = [writer.learner for writer in writers]
    return {
        kind: dict(await connection.fetch(f"SELECT learner_id, id FROM {kind} WHERE learner_id = ANY ($1)", learners))  # noqa: S608
        for kind in ("connection", "session")
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.writes", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--contenders", default=",".join(CONTENDERS), help="some of them, comma-separated")
    return parser.parse_args()


def main() -> None:
    """Run, print, write."""
    given = _arguments()
    started = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="tessera-bench-"))
    # PostgreSQL runs as another user when we are root, and has to reach its folder in this one.
    folder.chmod(0o755)
    effort = QUICK if given.quick else FULL
    bench = Bench(folder, effort, given.contenders.split(","))
    try:
        bench.run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report.show(bench.results)
    out = ROOT / "benchmarks" / "out" / "writes.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    written = {
        "ratios": report.ratios(bench.results),
        "targets": {name: f">= {target:g}" for name, target in report.TARGETS.items()},
        "results": {part: {name: m.as_json() for name, m in found.items()} for part, found in bench.results.items()},
        "rows": bench.rows,
        "how": {
            "quick": given.quick,
            "rounds": effort.rounds,
            "learners_per_round": effort.learners,
            "clients": CLIENTS,
            "pool_size": POOL_SIZE,
            "postgresql": MEMORY,
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load_average_at_the_end": os.getloadavg()[0],
            "seconds": round(time.monotonic() - started),
        },
    }
    out.write_text(json.dumps(written, indent=2) + "\n")
    say(f"Written to {out.relative_to(ROOT)} after {written['how']['seconds']} s.")  # type: ignore[index]


if __name__ == "__main__":
    try:
        main()
    except OperatorError as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit(130)
