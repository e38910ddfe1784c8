"""The table and `reads.json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from benchmarks.reads.queries import LISTS
from benchmarks.reads.rounds import Measured

TITLES: Final = {
    "tessera": "(a) Tessera, over HTTP with sign-in",
    "hand_sql": "(b) hand-written SQL, bare Starlette",
    "dataloader": "(c) Strawberry + DataLoaders + Tortoise",
    "postgraphile": "(d) PostGraphile 5 + row-level security",
}
TARGETS: Final = {
    "hand_sql": (">=", 0.9),
    "dataloader": (">=", 25.0),
    "postgraphile": (">=", 3.5),
    "small_hand_sql": (">=", 0.65),
    "small_postgraphile": (">=", 2.0),
    "growth_page": ("<=", 1.3),
    "growth_table": ("<=", 1.3),
    **{f"list: {name}": ("<=", 3.0) for name in LISTS if not name.startswith("count")},
}
"""A count has none: it is bounded, and that of a list of 50 is no measure for one that stops at 10,001."""
MEANINGS: Final = {
    "hand_sql": "nested: a / b",
    "dataloader": "nested: a / c",
    "postgraphile": "nested: a / d",
    "small_hand_sql": "small: a / b",
    "small_postgraphile": "small: a / d",
    "growth_page": "time per row, largest page / smallest",
    "growth_table": "time per row, largest database / smallest",
    **{f"list: {name}": f"{name}: a large organization / a small one" for name in LISTS},
}


def reached(name: str, ratio: float) -> bool:
    """Whether a ratio is what it should be."""
    sign, target = TARGETS[name]
    return ratio >= target if sign == ">=" else ratio <= target


def contenders_table(title: str, results: Mapping[str, Measured]) -> Table:
    """Contenders beside each other; `a / it` is how many times (a) is as fast."""
    table = Table(title=title, title_justify="left")
    for heading in ("", "requests/s", "p50 ms", "p99 ms", "CPU ms", "rows", "a / it"):
        table.add_column(heading, justify="left" if not heading else "right")
    ours = results["tessera"].rps
    for name, found in results.items():
        table.add_row(TITLES[name], *_figures(found), f"{found.rows:,}", f"{ours / found.rps:.2f}")
    return table


def growth_table(title: str, results: Mapping[str, Measured]) -> Table:
    """One contender as something grows; the last column is relative to the first row."""
    table = Table(title=title, title_justify="left")
    for heading in ("", "requests/s", "p50 ms", "p99 ms", "CPU ms", "rows", "µs per row", "× the first"):
        table.add_column(heading, justify="left" if not heading else "right")
    first = next(iter(results.values())).row_microseconds
    for name, found in results.items():
        relative = found.row_microseconds / first
        table.add_row(name, *_figures(found), f"{found.rows:,}", f"{found.row_microseconds:.2f}", f"{relative:.2f}")
    return table


def ratios_table(ratios: Mapping[str, float | None]) -> Table:
    """Ratios beside what is to be reached."""
    table = Table(title="Ratios", title_justify="left")
    for heading in ("", "what", "measured", "to reach", ""):
        table.add_column(heading)
    for name, ratio in ratios.items():
        if name not in TARGETS:
            continue
        sign, target = TARGETS[name]
        verdict = "not measured" if ratio is None else "reached" if reached(name, ratio) else "MISSED"
        table.add_row(name, MEANINGS[name], "–" if ratio is None else f"{ratio:.2f}", f"{sign} {target:g}", verdict)
    return table


def _figures(found: Measured) -> tuple[str, ...]:
    percentiles = (f"{found.percentile(part):.2f}" for part in (0.5, 0.99))
    return f"{found.rps:,.1f}", *percentiles, f"{found.cpu_ms:.2f}"


def show(*tables: Any) -> None:
    """Print; as wide as the table needs when the output is no terminal."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=110)
    for table in tables:
        console.print(table)
