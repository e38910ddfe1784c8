"""`make bench`: everything from nothing, in one run on one PostgreSQL."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.reads import dataset, report, same_rows
from benchmarks.reads.contenders import POSTGRAPHILE, ROOT, Contender, Field, Question, node_with_postgraphile
from benchmarks.reads.dataset import Dataset
from benchmarks.reads.engine import MEMORY, BenchPostgres
from benchmarks.reads.queries import LISTS, rows_in
from benchmarks.reads.rounds import CONNECTIONS, Effort, Load, Measured, measure
from benchmarks.reads.serving import POOL_SIZE
from server.config.operator_error import OperatorError

PARTS: Final = ("main", "small", "growth")
PAGES: Final = (10, 50, 200)
PAGE: Final = 50
FULL, QUICK = Effort(rounds=5, seconds=3), Effort(rounds=3, seconds=1.5)


def say(text: str) -> None:
    """One line of progress."""
    sys.stderr.write(f"{text}\n")


class Bench:
    """One run; `results` fills up as it goes."""

    def __init__(self, folder: Path, *, parts: set[str], quick: bool) -> None:
        self.parts = parts
        self.effort = QUICK if quick else FULL
        self.sizes = dataset.SIZES[:2] if quick else dataset.SIZES
        self.engine = BenchPostgres(folder)
        self.field = Field(folder)
        self.results: dict[str, dict[str, Measured]] = {}

    def run(self) -> None:
        """Start, load, check, measure; everything is ended, whatever happens."""
        self.engine.start()
        try:
            with Load() as load:
                first = self._load(self.sizes[0])
                ours = self.field.tessera(first.url)
                if self.parts & {"main", "small"}:
                    self._beside_peers(load, ours, first)
                if "growth" in self.parts:
                    self._growth(load, ours, first)
        finally:
            self.field.stop()
            self.engine.stop()

    @property
    def _postgres(self) -> int:
        assert self.engine.child is not None
        assert self.engine.child.pid is not None
        return self.engine.child.pid

    def _load(self, learners: int) -> Dataset:
        say(f"Filling a database with {learners:,} learners …")
        started = time.monotonic()
        loaded = asyncio.run(dataset.load(self.engine.url(f"bench_{learners}"), learners))
        say(f"  {time.monotonic() - started:.0f} s")
        return loaded

    def _beside_peers(self, load: Load, ours: Contender, data: Dataset) -> None:
        node = node_with_postgraphile(say)
        if node is not None:
            self.engine.execute((POSTGRAPHILE / "visibility.sql").read_text(), f"bench_{data.learners}")
        contenders = [ours, *self.field.peers(data.url, node)]
        page, small = Question(data.organization, PAGE), Question()
        # As analyst, as coach, and as nobody in particular the viewer has to see the same everywhere too.
        for other in data.others:
            same_rows.check(contenders, Question(other, PAGE))
        rows = same_rows.check(contenders, page)
        if rows != rows_in(PAGE):
            raise AssertionError(f"the page has {rows} rows and should have {rows_in(PAGE)}")
        few = same_rows.check(contenders, small)
        say(f"All {len(contenders)} return the same {rows:,} and {few} rows, and the same to analyst, coach, stranger.")
        if "main" in self.parts:
            say("Nested query …")
            self.results["main"] = measure(
                load, {c.name: (c, page, rows) for c in contenders}, self.effort, self._postgres
            )
        if "small" in self.parts:
            say("Small query …")
            self.results["small"] = measure(
                load, {c.name: (c, small, few) for c in contenders}, self.effort, self._postgres
            )

    def _growth(self, load: Load, ours: Contender, first: Dataset) -> None:
        say("Growing page …")
        pages = {f"{n} learners": (ours, self._page(ours, first, n), rows_in(n)) for n in PAGES}
        self.results["growth_page"] = measure(load, pages, self.effort, self._postgres)
        served = {first.learners: (ours, first)}
        for size in self.sizes[1:]:
            loaded = self._load(size)
            served[size] = (self.field.tessera(loaded.url), loaded)
        say("Growing database …")
        tables = {
            f"{size:,} learners": (contender, self._page(contender, data, PAGE), rows_in(PAGE))
            for size, (contender, data) in served.items()
        }
        self.results["growth_table"] = measure(load, tables, self.effort, self._postgres)
        say("Page of the organization that has a third of all learners …")
        huge = {}
        for size, (contender, data) in served.items():
            question = Question(data.huge, PAGE, dataset.HUGE_TOKEN)
            huge[f"{size:,} learners"] = (contender, question, same_rows.count(contender.answer(question)))
        self.results["huge_organization"] = measure(load, huge, self.effort, self._postgres)

        say("Lists of that organization, beside those of one with 50 learners …")
        contender, data = served[self.sizes[-1]]
        for name in LISTS:
            questions = {
                "50 learners": Question(data.small, PAGE, dataset.SMALL_TOKEN, name),
                f"{self.sizes[-1] // 3:,} learners": Question(data.huge, PAGE, dataset.HUGE_TOKEN, name),
            }
            lists = {
                of: (contender, asked, same_rows.count(contender.answer(asked))) for of, asked in questions.items()
            }
            self.results[f"list: {name}"] = measure(load, lists, QUICK, self._postgres)

    def _page(self, contender: Contender, data: Dataset, learners: int) -> Question:
        question = Question(data.organization, learners)
        rows = same_rows.count(contender.answer(question))
        if rows != rows_in(learners):
            raise AssertionError(f"the page of {learners} has {rows} rows and should have {rows_in(learners)}")
        return question

    def ratios(self) -> dict[str, float | None]:
        """What the issue asks for; None for what was not measured."""
        main, small = self.results.get("main", {}), self.results.get("small", {})
        page, table = self.results.get("growth_page", {}), self.results.get("growth_table", {})
        return {
            "hand_sql": _faster(main, "hand_sql"),
            "dataloader": _faster(main, "dataloader"),
            "postgraphile": _faster(main, "postgraphile"),
            "small_postgraphile": _faster(small, "postgraphile"),
            "growth_page": _grown(page),
            "growth_table": _grown(table),
            "hand_sql_cpu": _cheaper(main, "hand_sql"),
            "postgraphile_cpu": _cheaper(main, "postgraphile"),
            "small_hand_sql": _faster(small, "hand_sql"),
            "small_dataloader": _faster(small, "dataloader"),
            "growth_page_worst_to_best": _spread(page),
            "huge_organization": _grown(self.results.get("huge_organization", {})),
            **{f"list: {name}": _grown(self.results.get(f"list: {name}", {})) for name in LISTS},
        }


def _faster(results: dict[str, Measured], peer: str) -> float | None:
    return round(results["tessera"].rps / results[peer].rps, 3) if peer in results else None


def _cheaper(results: dict[str, Measured], peer: str) -> float | None:
    return round(results[peer].cpu_ms / results["tessera"].cpu_ms, 3) if peer in results else None


def _grown(results: dict[str, Measured]) -> float | None:
    times = [found.row_microseconds for found in results.values()]
    return round(times[-1] / times[0], 3) if times else None


def _spread(results: dict[str, Measured]) -> float | None:
    times = [found.row_microseconds for found in results.values()]
    return round(max(times) / min(times), 3) if times else None


def _tables(bench: Bench) -> list[Any]:
    found = bench.results
    tables: list[Any] = []
    if "main" in found:
        title = f"{PAGE} connected learners × 5 certificates × 5 sessions with their courses"
        tables.append(report.contenders_table(f"{title}, {bench.sizes[0]:,} learners", found["main"]))
    if "small" in found:
        tables.append(report.contenders_table("The viewer with memberships", found["small"]))
    for name, title in (
        ("growth_page", "(a) as the page grows"),
        ("growth_table", "(a) as the database grows"),
        ("huge_organization", "(a) as the database grows, page of an organization with a third of all learners"),
        *((f"list: {name}", f"(a) {name}, of an organization that is large") for name in LISTS),
    ):
        if name in found:
            tables.append(report.growth_table(title, found[name]))
    return [*tables, report.ratios_table(bench.ratios())]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts, comma-separated: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="shorter rounds, and no database of a million")
    given = parser.parse_args()
    given.parts = set(given.only.split(","))
    if not given.parts <= set(PARTS):
        parser.error(f"--only takes {', '.join(PARTS)}")
    return given


def main() -> None:
    """Run, print, write."""
    given = _arguments()
    started = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="tessera-bench-"))
    # PostgreSQL runs as another user when we are root, and has to reach its folder in this one.
    folder.chmod(0o755)
    bench = Bench(folder, parts=given.parts, quick=given.quick)
    try:
        bench.run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report.show(*_tables(bench))
    out = ROOT / "benchmarks" / "out" / "reads.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    written = {
        "ratios": bench.ratios(),
        "targets": {name: f"{sign} {target:g}" for name, (sign, target) in report.TARGETS.items()},
        "results": {part: {name: m.as_json() for name, m in found.items()} for part, found in bench.results.items()},
        "how": {
            "quick": given.quick,
            "parts": sorted(given.parts),
            "rounds": bench.effort.rounds,
            "seconds_per_round": bench.effort.seconds,
            "connections": CONNECTIONS,
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
