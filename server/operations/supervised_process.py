"""A part of the running system that is started again when it ends by itself, and whose complaints are shown."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from server.config.operator_error import OperatorError
from server.engines.process import Child

FIRST_PAUSE_SECONDS = 0.5
MAX_PAUSE_SECONDS = 30.0
STABLE_SECONDS = 60.0
ECHOED_LINES = 5

PROGRAM_COMPLAINS = re.compile(r"\b(warning|error|critical)\b", re.IGNORECASE)
ENGINE_COMPLAINS = re.compile(r"FATAL|PANIC|OOM|MISCONF|Fatal error")


class Part(Protocol):
    """What can be watched: an engine, or a program of ours."""

    def start(self) -> None: ...

    def stop(self, hurry: Callable[[], bool]) -> None: ...

    def ended(self) -> int | None: ...


class Program:
    """A program of ours as a part: `start()` returns before it is ready."""

    def __init__(self, child: Child, *, grace: float) -> None:
        self.child = child
        self.grace = grace

    def start(self) -> None:
        self.child.start()

    def stop(self, hurry: Callable[[], bool]) -> None:
        self.child.stop(grace=self.grace, hurry=hurry)

    def ended(self) -> int | None:
        return self.child.ended()


class SupervisedProcess:
    """One part under watch; `tend()` is called a few times a second and never blocks for longer than a start."""

    def __init__(
        self, name: str, part: Part, log: Path, complains: re.Pattern[str], warn: Callable[[str], None]
    ) -> None:
        self.name = name
        self.part = part
        self.log = log
        self._complains = complains
        self._warn = warn
        self._read = 0
        self._pause = FIRST_PAUSE_SECONDS
        self._started = 0.0
        self._again_at: float | None = None

    def start(self) -> None:
        """Start it for the first time. Raises OperatorError."""
        self.part.start()
        self._started = time.monotonic()

    def tend(self) -> None:
        """Show its complaints; start it again when it ended, after a pause that doubles while it keeps ending."""
        self._echo()
        now = time.monotonic()
        if self._again_at is None:
            status = self.part.ended()
            if status is None:
                return
            if now - self._started > STABLE_SECONDS:
                self._pause = FIRST_PAUSE_SECONDS
            self._plan(f"{self.name} ended unexpectedly ({_why(status)})", now)
        elif now >= self._again_at:
            self._again_at = None
            try:
                self.part.stop(lambda: False)
                self.part.start()
            except (OperatorError, OSError) as error:
                self._plan(f"{self.name} did not start again: {error}", now)
            else:
                self._warn(f"{self.name} was started again.")
            self._started = time.monotonic()

    def _plan(self, what: str, now: float) -> None:
        self._warn(f"{what}; its log is {self.log}. Starting it again in {self._pause:g} s.")
        self._again_at = now + self._pause
        self._pause = min(self._pause * 2, MAX_PAUSE_SECONDS)

    def _echo(self) -> None:
        try:
            with self.log.open("rb") as file:
                file.seek(self._read)
                fresh = file.read()
        except OSError:
            return
        whole, newline, _ = fresh.rpartition(b"\n")
        self._read += len(whole) + len(newline)
        lines = [line for line in whole.decode(errors="replace").splitlines() if self._complains.search(line)]
        for line in lines[:ECHOED_LINES]:
            self._warn(f"{self.name}: {line.strip()[:500]}")
        if len(lines) > ECHOED_LINES:
            self._warn(f"{self.name}: … and {len(lines) - ECHOED_LINES} more lines like these in {self.log}")


def _why(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit status {status}"
