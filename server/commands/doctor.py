"""`tessera doctor`."""

from __future__ import annotations

from typing import Annotated

import typer


def doctor(
    settings: Annotated[
        bool, typer.Option("--settings", help="Show each setting, its value and where it comes from.")
    ] = False,
    retry_parked: Annotated[
        bool, typer.Option("--retry-parked", help="Put every parked job back to waiting, then check.")
    ] = False,
    repair_rosters: Annotated[
        bool,
        typer.Option("--repair-rosters", help="Make anew what organizations' lists are found by, then check."),
    ] = False,
) -> None:
    """Check engines, migrations, queue, outbox and mail server; exits with 1 when something is wrong."""
    import asyncio

    from rich.console import Console

    from server.config import settings_table
    from server.config.settings import settings as read
    from server.operations import doctor
    from server.operations.presence import require_a_system

    require_a_system()
    console = Console()
    if settings:
        for line in settings_table.lines(read()):
            console.print(line, soft_wrap=True)
        return
    if retry_parked:
        console.print(f"{asyncio.run(doctor.retry_parked(read()))} parked jobs wait again")
    if repair_rosters:
        console.print(f"{asyncio.run(doctor.repair_rosters(read()))} rows of rosters were not as they should be")
    findings = asyncio.run(doctor.examine(read()))
    doctor.show(findings, console)
    raise typer.Exit(0 if all(finding.fine for finding in findings) else 1)
