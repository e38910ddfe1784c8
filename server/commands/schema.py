"""`tessera schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

COMMITTED = Path(__file__).parents[2] / "schema" / "schema.graphql"


def schema(
    write: Annotated[bool, typer.Option("--write", help="Write schema/schema.graphql.")] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Fail if schema/schema.graphql differs, or breaks what was released and CHANGELOG.md does not say so.",
        ),
    ] = False,
) -> None:
    """Print the API's SDL."""
    from server.generated.breaking_changes import broken_promises
    from server.generated.sdl import sdl

    failed = False
    text = sdl().rstrip("\n") + "\n"
    if write:
        COMMITTED.write_text(text)
    elif check:
        if not COMMITTED.exists() or COMMITTED.read_text() != text:
            typer.echo("schema/schema.graphql is not what the code says; run: make sdl", err=True)
            raise typer.Exit(1)
        for change in broken_promises(text):
            typer.echo(f"CHANGELOG.md does not name a breaking change: {change}", err=True)
            failed = True
        if failed:
            raise typer.Exit(1)
    else:
        typer.echo(text, nl=False)
