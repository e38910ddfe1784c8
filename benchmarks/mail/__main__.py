"""`make bench ARGS="--only mail"`: 10,000 invitations beside a bare loop, in turns, over one mail server."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final
from uuid import UUID

import asyncpg
from rich.table import Table

from benchmarks.mail import invitations
from benchmarks.mail.rig import Rig
from benchmarks.reads.contenders import ROOT
from benchmarks.reads.report import show
from delivery.smtp import CONNECTIONS
from server.config.orm import credentials
from server.operations.migrate import create_database, migrate

COUNT: Final = 10_000
TARGET: Final = 0.8
ROUNDS: Final = 5
PATIENCE_SECONDS: Final = 120
LOOK_SECONDS: Final = 0.01


def say(text: str) -> None:
    """One line of progress."""
    sys.stderr.write(f"{text}\n")


class Bench:
    """One run; `rates` (mails a second, round by round) fill up as it goes."""

    def __init__(self, rig: Rig, count: int, rounds: int) -> None:
        self._rig = rig
        self._count = count
        self._rounds = rounds
        self.size = 0
        self.rates: dict[str, list[float]] = {"tessera": [], "bare": []}
        self.processor_us: dict[str, list[float]] = {"tessera": [], "bare": []}

    async def run(self) -> None:
        """A round to warm up, then both in turns."""
        await create_database(self._rig.database)
        await migrate(self._rig.database)
        connection = await asyncpg.connect(**credentials(self._rig.database))
        try:
            organization, inviter = await invitations.organization(self._rig.database)
            self._rig.start_worker()
            for number in range(self._rounds + 1):
                before = self._rig.processor_seconds()
                seconds = await self._invite(connection, organization, inviter)
                used = self._rig.processor_seconds() - before
                bare, bare_used = await asyncio.to_thread(self._bare)
                if number:
                    self.rates["tessera"].append(self._count / seconds)
                    self.rates["bare"].append(self._count / bare)
                    self.processor_us["tessera"].append(1e6 * used / self._count)
                    self.processor_us["bare"].append(1e6 * bare_used / self._count)
                    say(f"  round {number}: {self._count / seconds:,.0f} and {self._count / bare:,.0f} mails/s")
        finally:
            await connection.close()

    async def _invite(self, connection: asyncpg.Connection, organization: UUID, inviter: UUID) -> float:
        """Seconds from the commit that queues to the last invitation that is SENT."""
        self._rig.sink("reset")
        await invitations.queue(connection, organization, inviter, self._count)
        began = time.perf_counter()
        while self._rig.sink("count")["mails"] < self._count:
            await asyncio.sleep(LOOK_SECONDS)
            self._give_up_after(began)
        while await invitations.unsent(connection):
            await asyncio.sleep(LOOK_SECONDS)
            self._give_up_after(began)
        took = time.perf_counter() - began
        taken = self._rig.sink("count")
        if (taken["mails"], taken["different"]) != (self._count, self._count):
            raise AssertionError(f"{self._count} invitations became {taken}")
        self.size = taken["bytes"] // taken["mails"]
        await invitations.forget(connection)
        return took

    def _give_up_after(self, began: float) -> None:
        if time.perf_counter() - began > PATIENCE_SECONDS:
            raise AssertionError(f"not sent after {PATIENCE_SECONDS} s: {self._rig.worker_log()[-2_000:]}")

    def _bare(self) -> tuple[float, float]:
        return self._rig.bare(self._count, self.size)

    @property
    def ratio(self) -> float:
        """Our rate by the bare loop's, each the median of its rounds."""
        return round(statistics.median(self.rates["tessera"]) / statistics.median(self.rates["bare"]), 3)

    def cpu(self, name: str) -> float:
        """Microseconds that the sending process computed per mail: the median of the rounds."""
        return round(statistics.median(self.processor_us[name]), 1)

    def table(self) -> Table:
        """What was measured."""
        found = Table(title=f"{self._count:,} mails of {self.size:,} bytes", title_justify="left")
        for heading in ("", "mails/s", "slowest round", "fastest round", "CPU µs", "ratio", "to reach", ""):
            found.add_column(heading, justify="left" if not heading else "right")
        titles = {"tessera": "invitations, queued to SENT", "bare": "bare aiosmtplib loop, prebuilt bytes"}
        verdict = "reached" if self.ratio >= TARGET else "MISSED"
        for name, rates in self.rates.items():
            last = (f"{self.ratio:.2f}", f">= {TARGET:g}", verdict) if name == "tessera" else ("1.00", "", "")
            rate = f"{statistics.median(rates):,.0f}"
            found.add_row(
                titles[name], rate, f"{min(rates):,.0f}", f"{max(rates):,.0f}", f"{self.cpu(name):.0f}", *last
            )
        return found


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mail", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 rounds of 3,000 mails")
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    given = parser.parse_args()
    count, rounds = (3_000, 3) if given.quick else (COUNT, ROUNDS)
    folder = Path(tempfile.mkdtemp(prefix="tessera-bench-"))
    # PostgreSQL runs as another user when we are root, and has to reach its folder in this one.
    folder.chmod(0o755)
    try:
        with Rig(folder, given.connections) as rig:
            bench = Bench(rig, count, rounds)
            asyncio.run(bench.run())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    show(bench.table())
    out = ROOT / "benchmarks" / "out" / "mail.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    written = {
        "ratios": {"mail": bench.ratio},
        "targets": {"mail": f">= {TARGET:g}"},
        "results": {
            name: {
                "mails_per_second": round(statistics.median(rates), 1),
                "cpu_us_per_mail": bench.cpu(name),
                "rounds": [round(rate, 1) for rate in rates],
            }
            for name, rates in bench.rates.items()
        },
        "how": {
            "quick": given.quick,
            "mails": count,
            "bytes": bench.size,
            "rounds": rounds,
            "connections": given.connections,
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load_average_at_the_end": os.getloadavg()[0],
        },
    }
    out.write_text(json.dumps(written, indent=2) + "\n")
    say(f"Written to {out.relative_to(ROOT)}.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
