"""`tessera`: every habit of running the system as a command. `tessera --help` lists them."""

from __future__ import annotations

import sys

import typer

from server.commands import catalogue, doctor, migrate, schema, seed, serve, staff, story, up, worker
from server.config.operator_error import OperatorError

application = typer.Typer(
    name="tessera",
    help="The system of record for learner-organization connections and certificates.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    up.up,
    serve.serve,
    worker.worker,
    migrate.migrate,
    seed.seed,
    schema.schema,
    story.story,
    doctor.doctor,
):
    application.command()(command)
for group in (staff.staff, catalogue.catalogue):
    application.add_typer(group, no_args_is_help=True)


def main() -> None:
    """Run the command line. What the operator can mend is said in words, without a traceback."""
    try:
        application()
    except OperatorError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
