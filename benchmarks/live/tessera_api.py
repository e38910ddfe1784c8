"""`python -m benchmarks.live.tessera_api PORT`: the API itself, as `tessera serve` runs it."""

from __future__ import annotations

import sys

from server.commands.serve import serve

if __name__ == "__main__":
    sys.exit(serve())
