"""`tessera seed`."""

from __future__ import annotations


def seed() -> None:
    """Fill an empty database with the demo; refuses in production, leaves a filled one as it is."""
    import asyncio

    from server.demo import seed_if_empty
    from server.settings import settings

    asyncio.run(seed_if_empty(settings()))
