"""Processor time, which other users of the machine disturb far less than they do requests per second."""

from __future__ import annotations

import psutil

from benchmarks.reads.contenders import Contender


def spent(contender: Contender, postgres: int) -> float:
    """Seconds that the contender's process and PostgreSQL's (the children of `postgres`) have computed until now."""
    backends = psutil.Process(postgres).children()
    return sum(_seconds(process) for process in (psutil.Process(contender.child.pid), *backends))


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)
