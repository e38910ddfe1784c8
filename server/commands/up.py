"""`tessera up`."""

from __future__ import annotations

from typing import Annotated

import typer


def up(
    seed: Annotated[bool, typer.Option(help="Fill an empty database with the demo.")] = True,
) -> None:
    """Set everything up and run the system: engines, API, worker, mail catcher. Ctrl-C stops it."""
    from server.operations.supervisor import Supervisor

    raise typer.Exit(Supervisor(with_demo=seed).run())
