"""`tessera story`."""

from __future__ import annotations

from typing import Annotated

import typer


def story(
    url: Annotated[str | None, typer.Option(help="Where the system runs; by default the one of this folder.")] = None,
) -> None:
    """Run the whole story, as its people would, against the system that `tessera up` runs."""
    import asyncio
    import inspect

    from server.settings import settings
    from server.story import run

    outcome = run(url or settings().public_url)
    if inspect.isawaitable(outcome):
        outcome = asyncio.run(_await(outcome))
    raise typer.Exit(outcome if isinstance(outcome, int) else 0)


async def _await(outcome: object) -> object:
    return await outcome  # type: ignore[misc]
