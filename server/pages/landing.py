"""What strangers see at `/`: what this is, and the ways in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from server.pages.route import page_endpoint
from server.pages.visit import Visit


async def _show(visit: Visit) -> Response:
    return visit.plain_page("landing", visit.words.plain("landing.title"))


landing: Final[Callable[[Request], Awaitable[Response]]] = page_endpoint(_show)
"""For whoever is not signed in; `server.web.dashboard_app` opens the app to others at the same address."""
