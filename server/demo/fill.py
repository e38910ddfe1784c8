"""Fills an empty development database with the demo."""

from __future__ import annotations

from tortoise.context import TortoiseContext

from server.config.operator_error import OperatorError
from server.config.orm import orm_config
from server.config.settings import Settings


class NoDemoInProduction(OperatorError):
    """The demo's passwords are printed on the terminal: no production database may know them."""


async def seed_if_empty(current: Settings) -> bool:
    """Write the demo into a database without accounts; True if written. Raises NoDemoInProduction."""
    if not current.is_development:
        raise NoDemoInProduction(
            "The demo's sign-ins are public, so it is only written when TESSERA_ENVIRONMENT is development."
        )
    from models.people.account import Account
    from server.demo.seed import seed

    async with TortoiseContext() as context:
        await context.init(config=orm_config(current))
        if await Account.exists():
            return False
        await seed()
        return True
