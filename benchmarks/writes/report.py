"""The tables and ratios."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rich.table import Table

from benchmarks.reads.report import show as show_tables

TITLES: Final = {
    "tessera": "Tessera, with sign-in",
    "hand_sql": "(a) hand-written, bare Starlette",
    "postgraphile": "(b) PostGraphile 5, SQL function",
}
MEANINGS: Final = {
    "joinOrganization": "joinOrganization, 16 clients",
    "startSession": "startSession, 16 clients",
    "recordProgress": "recordProgress, 16 clients",
    "completeSession": "completeSession, 16 clients",
    "disconnect": "disconnect, 16 clients",
    "hotAccount": "startSession, 200 learners at once on one organization's credits",
}
TARGETS: Final = {
    **{f"{part}_hand_sql": 0.5 for part in MEANINGS},
    **{f"{part}_postgraphile": 1.0 for part in MEANINGS if part != "hotAccount"},
}


def ratios(results: Mapping[str, Mapping[str, Any]]) -> dict[str, float | None]:
    """Tessera's requests per second by the peer's; None for what was not measured."""
    found: dict[str, float | None] = {}
    for part in MEANINGS:
        for peer in ("hand_sql", "postgraphile"):
            measured = results.get(part, {})
            both = "tessera" in measured and peer in measured
            found[f"{part}_{peer}"] = round(measured["tessera"].rps / measured[peer].rps, 3) if both else None
    return found


def show(results: Mapping[str, Mapping[str, Any]]) -> None:
    """Print a table for each part, and the ratios beside what is to be reached."""
    show_tables(*(_part(part, found) for part, found in results.items()), _ratios(ratios(results)))


def _part(part: str, results: Mapping[str, Any]) -> Table:
    table = Table(title=MEANINGS[part], title_justify="left")
    for heading in ("", "requests/s", "p50 ms", "p99 ms", "CPU ms", "statements", "Tessera / it"):
        table.add_column(heading, justify="left" if not heading else "right")
    ours = results["tessera"].rps if "tessera" in results else None
    for name, found in results.items():
        percentiles = (f"{found.percentile(part):.2f}" for part in (0.5, 0.99))
        ratio = "–" if ours is None else f"{ours / found.rps:.2f}"
        table.add_row(
            TITLES[name], f"{found.rps:,.1f}", *percentiles, f"{found.cpu_ms:.2f}", f"{found.statements:.1f}", ratio
        )
    return table


def _ratios(found: Mapping[str, float | None]) -> Table:
    table = Table(title="Ratios", title_justify="left")
    for heading in ("", "measured", "to reach", ""):
        table.add_column(heading)
    for name, target in TARGETS.items():
        ratio = found[name]
        verdict = "not measured" if ratio is None else "reached" if ratio >= target else "MISSED"
        table.add_row(name, "–" if ratio is None else f"{ratio:.2f}", f">= {target:g}", verdict)
    return table
