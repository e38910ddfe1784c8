"""`tessera catalogue example|load`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from server.commands.staff import on_the_database
from server.config.operator_error import OperatorError

File = Annotated[str, typer.Argument(help="A file as `tessera catalogue example` prints it; - reads standard input.")]
catalogue = typer.Typer(name="catalogue", help="The provider's courses.")


@catalogue.command()
def example() -> None:
    """Print a catalogue of five courses as JSON, to be edited, or loaded as it is."""
    from server.operations.catalogue import example

    typer.echo(example())


@catalogue.command()
def load(
    file: Annotated[
        str, typer.Argument(help="A file as `tessera catalogue example` prints it; - reads standard input.")
    ],
) -> None:
    """Write the courses of a file that are not there yet. Courses that are there stay as they are."""
    from server.operations.catalogue import load, parse

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"{file} cannot be read: {error}") from None
    asked = parse(text)
    for slug, outcome in on_the_database(lambda: load(asked)).items():
        typer.echo(f"{slug}: {outcome}")
