"""`make bench`: every benchmark, one after the other, or those that `--only` names."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import Final

from benchmarks.reads.__main__ import PARTS as READS

BENCHMARKS: Final = {"reads": READS, "writes": ("writes",), "mail": ("mail",), "live": ("live",)}
"""Module of `benchmarks` to the parts of it that can be chosen; one without parts is its own."""
PARTS: Final = tuple(part for parts in BENCHMARKS.values() for part in parts)


def commands(only: set[str], *, quick: bool) -> list[list[str]]:
    """What to run for these parts."""
    made = []
    for name, parts in BENCHMARKS.items():
        chosen = [part for part in parts if part in only]
        if chosen:
            choice = [] if parts == (name,) else ["--only", ",".join(chosen)]
            made.append([sys.executable, "-m", f"benchmarks.{name}", *choice, *(["--quick"] if quick else [])])
    return made


def main() -> None:
    """Run them; the exit status is the first that is not 0."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts, comma-separated: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="shorter rounds and less data")
    given = parser.parse_args()
    only = set(given.only.split(","))
    if not only <= set(PARTS):
        parser.error(f"--only takes {', '.join(PARTS)}")
    ended = [subprocess.run(command, check=False).returncode for command in commands(only, quick=given.quick)]  # noqa: S603
    sys.exit(next((status for status in ended if status), 0))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
