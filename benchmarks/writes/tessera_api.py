"""`python -m benchmarks.writes.tessera_api PORT`: the API itself, as `tessera serve` runs it."""

from __future__ import annotations

import sys

from benchmarks.reads.serving import run
from benchmarks.reads.tessera_api import app

if __name__ == "__main__":
    run(app(), int(sys.argv[1]))
