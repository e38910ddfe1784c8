"""The single-page app, as `make up` or the image has built it: `dashboard/app/dist`.

| path | answer | cached |
|---|---|---|
| a screen of SCREENS, or anything below one | `index.html`; to who has no session, the sign-in page | not at all |
| `/app/<name with a hash>` | a file, as Brotli or gzip where the browser takes it | for a year |

`/` is the landing page of strangers as long as nobody is signed in. The Content-Security-Policy allows scripts of our
own only; a nonce, new each time, lets the widgets' library write the few style elements that it needs.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from domain.people.csrf_token import session_cookie
from server.config.settings import Settings
from server.web.headers import APP, SAFE, page_headers
from server.web.static_pages import DASHBOARD, MEDIA_TYPES, ONE_YEAR

BUILT: Final = DASHBOARD / "app" / "dist"
SCREENS: Final = (
    "/home", "/o", "/courses", "/sessions", "/certificates", "/connections", "/notifications", "/account", "/provider",
)  # fmt: skip
"""What the addresses of screens begin with; the app's own routes say the rest."""
NOT_BUILT: Final = "The dashboard is not built. `make up` builds it, or `make dashboard-built` alone.\n"
_CODINGS: Final = (("br", ".br"), ("gzip", ".gz"))


Landing = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    media_type: str
    coded: dict[str, bytes]


class DashboardApp:
    """The built app in memory, so that no path can lead out of its folder."""

    def __init__(self, settings: Settings, landing: Landing, folder: Path = BUILT) -> None:
        """`landing` answers `/` to strangers."""
        self._cookie = session_cookie(settings.public_url)
        self._landing = landing
        self._index = _read(folder / "index.html")
        self._icon = _read(folder / "favicon.svg")
        self._files = {path.name: _file(path) for path in _served(folder / "app")}

    def routes(self) -> list[BaseRoute]:
        """Those of the module's table."""
        return [
            Route("/", self._start, methods=["GET"]),
            *(Route(path, self._screen, methods=["GET"]) for path in SCREENS),
            *(Route(f"{path}/{{rest:path}}", self._screen, methods=["GET"]) for path in SCREENS),
            Route("/favicon.svg", self._favicon, methods=["GET"]),
            Route("/app/{name}", self._asset, methods=["GET"]),
        ]

    async def _start(self, request: Request) -> Response:
        return self._open() if self._cookie in request.cookies else await self._landing(request)

    async def _screen(self, request: Request) -> Response:
        if self._cookie in request.cookies:
            return self._open()
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303, {**SAFE, "cache-control": "no-store"})

    def _open(self) -> Response:
        if self._index is None:
            return PlainTextResponse(NOT_BUILT, 503, {**SAFE, "cache-control": "no-store"})
        nonce = secrets.token_urlsafe(16)
        html = self._index.replace(b"{nonce}", nonce.encode())
        return Response(html, headers=page_headers(APP.format(nonce=nonce)), media_type="text/html; charset=utf-8")

    async def _favicon(self, _request: Request) -> Response:
        headers = {**SAFE, "cache-control": "public, max-age=86400"}
        return Response(self._icon or b"", 200 if self._icon else 404, headers, MEDIA_TYPES[".svg"])

    async def _asset(self, request: Request) -> Response:
        found = self._files.get(request.path_params["name"])
        if found is None:
            return PlainTextResponse("No such file.", 404, {**SAFE, "cache-control": "no-store"})
        headers = {**SAFE, "cache-control": ONE_YEAR, "vary": "accept-encoding"}
        accepted = {part.partition(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
        for coding, content in found.coded.items():
            if coding in accepted:
                return Response(content, 200, {**headers, "content-encoding": coding}, found.media_type)
        return Response(found.content, 200, headers, found.media_type)


def dashboard_routes(settings: Settings, landing: Landing) -> list[BaseRoute]:
    """Routes of the app; where it is not built, they say so."""
    return DashboardApp(settings, landing).routes()


def _served(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*")) if path.suffix in MEDIA_TYPES]


def _file(path: Path) -> _File:
    coded = {
        coding: beside.read_bytes()
        for coding, suffix in _CODINGS
        if (beside := path.with_name(path.name + suffix)).is_file()
    }
    return _File(path.read_bytes(), MEDIA_TYPES[path.suffix], coded)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
