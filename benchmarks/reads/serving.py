"""What the Python contenders share: the database's address, one pool size, one event loop, one HTTP parser."""

from __future__ import annotations

import os
from typing import Any, Final

import uvicorn

POOL_SIZE: Final = 10
DATABASE: Final = "BENCH_DATABASE"


def database() -> str:
    """The URL of the database to serve."""
    return os.environ[DATABASE]


def run(app: Any, port: int, *, http: Any = "httptools", factory: bool = False) -> None:
    """Serve until the process is ended; `http` is a protocol on that parser, as uvicorn takes it."""
    uvicorn.run(
        app,
        factory=factory,
        host="127.0.0.1",
        port=port,
        loop="uvloop",
        http=http,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
