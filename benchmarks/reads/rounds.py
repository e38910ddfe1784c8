"""Interleaved rounds: on a machine that others use too, contenders that take turns suffer alike."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from benchmarks.reads.contenders import ROOT, Contender, Question
from benchmarks.reads.load import Job
from benchmarks.reads.processor_time import spent

CONNECTIONS: Final = 8


@dataclass(frozen=True)
class Effort:
    """How long to measure."""

    rounds: int
    seconds: float


@dataclass
class Measured:
    """What the rounds of one contender gave."""

    rows: int
    rounds: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    processor_ms: list[float] = field(default_factory=list)
    """Of the contender and PostgreSQL together, per request, round by round."""

    @property
    def rps(self) -> float:
        """Requests per second: the median of the rounds."""
        return statistics.median(self.rounds)

    @property
    def row_microseconds(self) -> float:
        """Time per returned row."""
        return 1_000_000 / (self.rps * self.rows)

    @property
    def cpu_ms(self) -> float:
        """Processor time per request: the median of the rounds."""
        return statistics.median(self.processor_ms)

    def percentile(self, part: float) -> float:
        """Of all requests of all rounds, in milliseconds."""
        ordered = sorted(self.latencies)
        return 1_000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    def as_json(self) -> dict[str, Any]:
        """For reads.json."""
        return {
            "rps": round(self.rps, 1),
            "p50_ms": round(self.percentile(0.5), 2),
            "p99_ms": round(self.percentile(0.99), 2),
            "cpu_ms": round(self.cpu_ms, 3),
            "rows": self.rows,
            "row_us": round(self.row_microseconds, 3),
            "requests": len(self.latencies),
            "rounds_rps": [round(rps, 1) for rps in self.rounds],
        }


class Load:
    """The load generator's process."""

    def __enter__(self) -> Load:
        command = [sys.executable, "-m", "benchmarks.reads.load"]
        self._process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, job: Job) -> Any:
        """One round. Raises RuntimeError when a server did not answer as it should."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer


def measure(
    load: Load, entries: Mapping[str, tuple[Contender, Question, int]], effort: Effort, postgres: int
) -> dict[str, Measured]:
    """Each entry (contender, question, rows of its answer) in turn, `effort.rounds` times, after one to warm up."""
    results = {name: Measured(rows) for name, (_, _, rows) in entries.items()}
    for number in range(effort.rounds + 1):
        for name, (contender, question, _) in entries.items():
            path, body = contender.request(question)
            # PostgreSQL settles for a plan after five runs of a statement on a connection.
            seconds, warm = (effort.seconds / 2, 7) if number == 0 else (effort.seconds, 0)
            before = spent(contender, postgres)
            answer = load.run(Job(contender.port, path, body, question.token, CONNECTIONS, seconds, warm))
            if number > 0:
                results[name].rounds.append(answer["rps"])
                results[name].latencies.extend(answer["latencies"])
                used = spent(contender, postgres) - before
                results[name].processor_ms.append(1_000 * used / len(answer["latencies"]))
    return results
