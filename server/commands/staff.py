"""`tessera staff add|list|remove`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

Result = TypeVar("Result")
Email = Annotated[str, typer.Argument(help="The address of an account; register with it first.")]

staff = typer.Typer(name="staff", help="The provider's staff: who may grant credits to organizations.")


def on_the_database(work: Callable[[], Awaitable[Result]]) -> Result:
    """Run `work` on the database that the settings name."""
    from tortoise.context import TortoiseContext

    from server.config.orm import orm_config
    from server.config.settings import settings

    async def run() -> Result:
        async with TortoiseContext() as context:
            await context.init(config=orm_config(settings()))
            return await work()

    return asyncio.run(run())


@staff.command()
def add(email: Email) -> None:
    """Make an account provider's staff."""
    from server.operations.staff import change

    is_changed = on_the_database(lambda: change(email, is_added=True))
    typer.echo(f"{email} is provider's staff now" if is_changed else f"{email} is provider's staff already")


@staff.command()
def remove(email: Email) -> None:
    """Make an account provider's staff no longer; at once, in open subscriptions too."""
    from server.operations.staff import change

    is_changed = on_the_database(lambda: change(email, is_added=False))
    typer.echo(f"{email} is provider's staff no longer" if is_changed else f"{email} is no provider's staff")


@staff.command(name="list")
def list_() -> None:
    """List the provider's staff, and since when and by whom."""
    from server.operations.staff import members

    for member in on_the_database(members):
        since = f", added {member.added_at:%Y-%m-%d %H:%M} UTC by {member.operator}" if member.added_at else ""
        typer.echo(f"{member.email}{since}")
