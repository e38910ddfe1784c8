"""`tessera worker`."""

from __future__ import annotations


def worker() -> None:
    """Run one worker process: the outbox relay, the jobs, the cron."""
    import asyncio

    from server.config.logs import configure_logs
    from server.config.settings import settings
    from server.config.worker_config import worker_config
    from workers.runtime import run

    current = settings()
    configure_logs(current.log_level)
    asyncio.run(run(worker_config(current)))
