"""The demo that `tessera up` fills an empty development database with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoSignIn:
    """Whom a visitor of the demo can sign in as; printed on the terminal, so never in production."""

    role: str
    email: str
    password: str


DEMO_SIGN_INS: tuple[DemoSignIn, ...] = ()


async def seed() -> None:
    """Write the demo. Tortoise is initialised; the database has tables and no account."""
