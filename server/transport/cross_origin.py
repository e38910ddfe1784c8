"""Pages of other origins (CORS): those of `allowed_origins` may use the API, with a bearer token and never a cookie.

`Access-Control-Allow-Credentials` is not sent, so a browser neither attaches its cookie nor shows the answer to a
request that had one; a page that was not named can send what any page can (a simple form), and reads nothing.
"""

from __future__ import annotations

from typing import Final

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from server.config.settings import Settings

REQUEST_HEADERS: Final = (
    "accept", "apollo-require-preflight", "apollographql-client-name", "apollographql-client-version", "authorization",
    "content-type", "last-event-id", "x-tessera-explain",
)  # fmt: skip
SHOWN_HEADERS: Final = ("Retry-After", "WWW-Authenticate")
PREFLIGHT_SECONDS: Final = 7_200


def cross_origin(settings: Settings) -> list[Middleware]:
    """What answers preflights and names the origins; nothing where none is allowed."""
    if not settings.allowed_origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST"],
            allow_headers=REQUEST_HEADERS,
            allow_credentials=False,
            expose_headers=SHOWN_HEADERS,
            max_age=PREFLIGHT_SECONDS,
        )
    ]
