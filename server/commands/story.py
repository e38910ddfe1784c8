"""`tessera story`."""

from __future__ import annotations

from typing import Annotated

import typer


def story(
    url: Annotated[str | None, typer.Option(help="Where the system runs; by default the one of this folder.")] = None,
) -> None:
    """Run the whole story, as its people would, against the system that `tessera up` runs."""
    import asyncio

    from server.config.settings import settings
    from server.operations.presence import require_a_system
    from server.story.tale import run

    if url is None:
        require_a_system()
    raise typer.Exit(asyncio.run(run(url or settings().public_url)))
