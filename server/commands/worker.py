"""`tessera worker`."""

from __future__ import annotations

from typing import Annotated

import typer


def worker(
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether the worker on this machine still goes round.")
    ] = False,
) -> None:
    """Run one worker process: the outbox relay, the jobs, the cron."""
    import asyncio

    from server.config.logs import configure_logs
    from server.config.settings import settings
    from server.config.worker_config import worker_config
    from workers.heartbeat import is_beating
    from workers.runtime import run

    if check:
        raise typer.Exit(0 if is_beating() else 1)
    current = settings()
    configure_logs(current.log_level)
    asyncio.run(run(worker_config(current)))
