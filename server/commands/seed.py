"""`tessera seed`."""

from __future__ import annotations


def seed() -> None:
    """Fill an empty database with the demo; refuses in production, leaves a filled one as it is."""
    import asyncio

    from server.config.settings import settings
    from server.demo.fill import seed_if_empty

    asyncio.run(seed_if_empty(settings()))
