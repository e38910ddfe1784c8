"""Which process a number means. A pid alone is no proof: the kernel gives it to a stranger after its owner died."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Identity:
    """One process for ever: its number, when it started, and in which run of the machine."""

    pid: int
    started: str
    boot: str

    def alive(self) -> bool:
        """Whether this very process still runs; a zombie does not."""
        return identify(self.pid) == self

    def end(self, first: signal.Signals, *, grace: float) -> bool:
        """Ask it to end with `first`, after `grace` seconds force it. Never signals another process; True if gone."""
        for number, seconds in ((first, grace), (signal.SIGKILL, 5.0)):
            if not self.alive():
                return True
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                return True
            except PermissionError:
                return False
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline and self.alive():
                time.sleep(0.02)
        return not self.alive()


def identify(pid: int) -> Identity | None:
    """The process that has this number now, or None."""
    if PROC.joinpath("self").exists():
        try:
            stat = PROC.joinpath(str(pid), "stat").read_text(errors="replace")
        except OSError:
            return None
        # The command in parentheses may hold anything, so count fields from behind its last parenthesis.
        state, *fields = stat.rpartition(")")[2].split()
        if state in ("Z", "X"):
            return None
        return Identity(pid, started=fields[18], boot=_boot())
    return _identify_with_ps(pid)


def command_line(pid: int) -> list[str]:
    """Its arguments; empty when unknown."""
    try:
        return PROC.joinpath(str(pid), "cmdline").read_bytes().decode(errors="replace").rstrip("\0").split("\0")
    except OSError:
        return []


def processes_in(folder: Path, program: str) -> Iterator[int]:
    """Numbers of processes called `program` whose working folder is `folder` (Linux; nothing elsewhere)."""
    for entry in PROC.glob("[0-9]*"):
        try:
            if entry.joinpath("cwd").readlink() != folder or identify(int(entry.name)) is None:
                continue
            name = entry.joinpath("comm").read_text().strip()
        except OSError:
            continue
        if name == program:
            yield int(entry.name)


def remember(path: Path, pid: int) -> None:
    """Write down who `pid` is, for whoever takes over after this process was killed."""
    identity = identify(pid)
    if identity is None:
        path.unlink(missing_ok=True)
        return
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(identity)))
    fresh.replace(path)


def recall(path: Path) -> Identity | None:
    """Who was written down at `path`, if that very process still runs."""
    try:
        identity = Identity(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return identity if identity.alive() else None


def _boot() -> str:
    try:
        return PROC.joinpath("sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _identify_with_ps(pid: int) -> Identity | None:
    ps = shutil.which("ps")
    if ps is None:
        return None
    answer = subprocess.run(  # noqa: S603
        [ps, "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    state, _, started = answer.stdout.strip().partition(" ")
    return None if not state or state.startswith("Z") else Identity(pid, started.strip(), boot="")
