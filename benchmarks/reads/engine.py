"""One PostgreSQL for all contenders, in a folder that is thrown away, with the memory that a server would give it."""

from __future__ import annotations

from pathlib import Path

from server.engines.postgres import EmbeddedPostgres

MEMORY = {
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "random_page_cost": "1.1",
    "autovacuum": "off",
}
"""`autovacuum` is off so that it does not work while one of the contenders is measured; the loader analyzes."""


class BenchPostgres(EmbeddedPostgres):
    """The embedded engine with `MEMORY`. Durable or not is the same to reads; it loads faster without."""

    def __init__(self, data: Path, *, durable: bool = False) -> None:
        super().__init__(data, durable=durable)

    def _options(self, sockets: Path) -> list[str]:
        more = [part for name, value in MEMORY.items() for part in ("-c", f"{name}={value}")]
        return [*super()._options(sockets), *more]
