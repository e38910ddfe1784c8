"""`tessera migrate`."""

from __future__ import annotations

from typing import Annotated

import typer


def migrate(
    create: Annotated[bool, typer.Option(help="Make the database first if it does not exist.")] = False,
    wait: Annotated[float, typer.Option(help="Seconds to wait until PostgreSQL takes connections.")] = 60,
) -> None:
    """Bring the database's tables to what this version expects. Safe to start many times at once."""
    import asyncio

    from server.config.settings import settings
    from server.operations.migrate import create_database, migrate
    from server.operations.waiting import wait_for_postgres

    dsn = settings().database_url.get_secret_value()

    async def run() -> list[str]:
        await wait_for_postgres(dsn, wait, typer.echo)
        if create:
            await create_database(dsn)
        return await migrate(dsn, lambda name: typer.echo(f"applying {name}"))

    applied = asyncio.run(run())
    typer.echo(f"{len(applied)} migrations applied" if applied else "nothing to apply")
