"""`python -m benchmarks.reads.tessera_api PORT`: the API itself, as `tessera serve` runs it."""

from __future__ import annotations

import sys

from benchmarks.reads.serving import POOL_SIZE, database, run
from server.app import create_app
from server.config.settings import read_settings
from server.transport.http_protocol import OneWriteProtocol


def app() -> object:
    """The application with production's settings; Valkey is not asked by reads, mails are not sent."""
    return create_app(
        read_settings(
            database_url=database(),
            database_pool_size=POOL_SIZE,
            secret_key="a secret that only the benchmark knows, and for nothing",  # noqa: S106
            log_level="warning",
            query_cost_per_minute=10**12,
        )
    )


if __name__ == "__main__":
    run(app(), int(sys.argv[1]), http=OneWriteProtocol)
