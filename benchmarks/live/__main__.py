"""Live delivery: events for thousands of subscribers of one process, beside a Node server, in one run."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import redis.asyncio as redis
from rich.console import Console
from rich.table import Table

from benchmarks.live import dataset
from benchmarks.live.contenders import (
    CHANNEL,
    ROOT,
    Contender,
    graphql_ws,
    node_with_graphql_ws,
    tessera,
)
from benchmarks.reads.engine import BenchPostgres
from server.engines.valkey import EmbeddedValkey
from workers.change_hints import ChangeHintPublisher

SUBSCRIBERS: Final = 5_000
EVENTS: Final = 200
SECONDS_APART: Final = 0.75
"""Between an event for one server and the next one for the other."""
TARGETS: Final = {"live_p99": 1.0, "live_memory": 1.0}
TITLES: Final = {"tessera": "Tessera, one API process", "node": "Node, graphql-ws + ioredis"}


def say(text: str) -> None:
    """One line of progress."""
    sys.stderr.write(f"{text}\n")


async def run(folder: Path, node: str | None, subscribers: int, events: int) -> dict[str, dict[str, Any]]:
    """Both servers, each with its subscribers; events go to them in turns."""
    postgres, valkey = BenchPostgres(folder), EmbeddedValkey(folder, durable=False)
    postgres.start()
    valkey.start()
    contenders: list[Contender] = []
    try:
        database = postgres.url("live")
        watchers = await dataset.load(database, subscribers)
        contenders.append(tessera(database, valkey.url, folder))
        if node is not None:
            socket = valkey.url.removeprefix("unix://").split("?")[0]
            accounts = [(token, account.hex) for account, token in watchers.tokens.items()]
            contenders.append(graphql_ws(node, socket, accounts, folder))
        found = {contender.name: _opened(contender, list(watchers.tokens.values())) for contender in contenders}
        await asyncio.sleep(3)
        for contender in contenders:
            found[contender.name]["memory_silent"] = _memory(contender, found, subscribers)
            found[contender.name]["cpu"] = contender.processor_seconds
        say(f"{events} events, in turns …")
        await _publish(contenders, watchers, valkey.url, events)
        for contender in contenders:
            result = found[contender.name]
            result |= contender.finish()
            result["memory"] = _memory(contender, found, subscribers)
            result["cpu_ms_per_event"] = (contender.processor_seconds - result.pop("cpu")) * 1000 / events
        await watchers.connection.close()
        return found
    finally:
        for contender in contenders:
            contender.stop()
        valkey.stop()
        postgres.stop()


def _opened(contender: Contender, tokens: list[str]) -> dict[str, Any]:
    before = contender.memory
    started = time.monotonic()
    say(f"{len(tokens):,} subscribers of {TITLES[contender.name]} …")
    contender.open(tokens)
    return {"before": before, "connect_seconds": time.monotonic() - started}


def _memory(contender: Contender, found: dict[str, dict[str, Any]], subscribers: int) -> float:
    """KiB for each subscriber."""
    return (contender.memory - int(found[contender.name]["before"])) / subscribers / 1024


async def _publish(contenders: list[Contender], watchers: dataset.Watchers, valkey_url: str, events: int) -> None:
    publisher = ChangeHintPublisher(valkey_url)
    client = redis.from_url(valkey_url)
    hints = {"Notification": set(watchers.tokens)}
    at = time.monotonic()
    for number in range(1, events + 1):
        for contender in contenders:
            if contender.name == "tessera":
                await watchers.tell()
            at = max(at + SECONDS_APART, time.monotonic())
            await asyncio.sleep(at - time.monotonic())
            contender.published.append(time.monotonic())
            if contender.name == "tessera":
                await publisher.publish(hints)
            else:
                await client.publish(CHANNEL, json.dumps(watchers.event(dataset.HISTORY + number)))
        if number % 50 == 0:
            say(f"  {number}")
    await publisher.close()
    await client.aclose()


def ratios(found: dict[str, dict[str, Any]]) -> dict[str, float | None]:
    """What the issue asks for; None without the other server."""
    if "node" not in found:
        return dict.fromkeys(TARGETS)
    ours, theirs = found["tessera"], found["node"]
    return {
        "live_p99": round(ours["p99_ms"] / theirs["p99_ms"], 3),
        "live_memory": round(ours["memory"] / theirs["memory"], 3),
        "live_p50": round(ours["p50_ms"] / theirs["p50_ms"], 3),
        "live_memory_silent": round(ours["memory_silent"] / theirs["memory_silent"], 3),
    }


def show(found: dict[str, dict[str, Any]], subscribers: int, events: int) -> None:
    """The tables."""
    console = Console(width=110) if not sys.stdout.isatty() else Console()
    table = Table(title=f"{events} events, each to {subscribers:,} subscribers of one process", title_justify="left")
    for heading in ("", "p50 ms", "p99 ms", "max ms", "KiB silent", "KiB busy", "CPU ms / event", "once, in order"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, result in found.items():
        figures = (result[key] for key in ("p50_ms", "p99_ms", "max_ms", "memory_silent", "memory", "cpu_ms_per_event"))
        table.add_row(TITLES[name], *(f"{figure:.1f}" for figure in figures), "yes" if result["right"] else "NO")
    console.print(table)
    for name, target in TARGETS.items():
        ratio = ratios(found)[name]
        verdict = "not measured" if ratio is None else "reached" if ratio <= target else "MISSED"
        console.print(f"{name}: {'–' if ratio is None else ratio} (to reach: <= {target:g}) {verdict}")


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a fifth of the subscribers, a tenth of the events")
    given = parser.parse_args()
    subscribers, events = (SUBSCRIBERS // 5, EVENTS // 10) if given.quick else (SUBSCRIBERS, EVENTS)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    folder = Path(tempfile.mkdtemp(prefix="tessera-live-"))
    # PostgreSQL runs as another user when we are root, and has to reach its folder in this one.
    folder.chmod(0o755)
    started = time.monotonic()
    try:
        found = asyncio.run(run(folder, node_with_graphql_ws(say), subscribers, events))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    show(found, subscribers, events)
    out = ROOT / "benchmarks" / "out" / "live.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    how = {
        "quick": given.quick,
        "subscribers": subscribers,
        "events": events,
        "seconds_apart": SECONDS_APART,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load_average_at_the_end": os.getloadavg()[0],
        "seconds": round(time.monotonic() - started),
    }
    targets = {name: f"<= {target:g}" for name, target in TARGETS.items()}
    written = {"ratios": ratios(found), "targets": targets, "results": found, "how": how}
    out.write_text(json.dumps(written, indent=2) + "\n")
    say(f"Written to {out.relative_to(ROOT)} after {how['seconds']} s.")
    if not all(result["right"] for result in found.values()):
        sys.exit("Some subscriber did not get every event once and in order.")


if __name__ == "__main__":
    main()
