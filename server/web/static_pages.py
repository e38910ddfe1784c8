"""GraphiQL, and what every page loads: files of `dashboard/`, read once at start.

| path | answer | cached |
|---|---|---|
| a page of PAGES | its HTML | not at all |
| `/assets/<digest>/<name>` | a file, if `digest` is that of all files together | for a year |
| `/assets/<another digest>/<name>` | the same file | not at all: another version's page asked, mid-upgrade |

Pages are served by name from memory, so no path can lead out of the folder. Nothing on them is inline: a
script that gets into a page by mistake does not run.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server.config.settings import Settings
from server.web.headers import GRAPHIQL, PAGE, SAFE, page_headers

DASHBOARD: Final = Path(__file__).parents[2] / "dashboard"
ASSET_FOLDERS: Final = ("design", "pages", "graphiql", "graphiql/vendor")
MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
ONE_YEAR: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Page:
    """An address, the HTML that answers it, and what it may load."""

    path: str
    file: str
    policy: str = PAGE


PAGES: Final = (Page("/graphiql", "graphiql/graphiql.html", GRAPHIQL),)


class Assets:
    """Scripts, styles and pictures by name; `digest` changes when any of them does."""

    def __init__(self, root: Path = DASHBOARD) -> None:
        self._files = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for folder in ASSET_FOLDERS
            for path in sorted((root / folder).iterdir())
            if path.suffix in MEDIA_TYPES
        }
        # One digest for all, so that a module can import its neighbour by a relative address.
        whole = sha256()
        for name, content in self._files.items():
            whole.update(f"{name}\0{len(content)}\0".encode() + content)
        self.digest = whole.hexdigest()[:16]

    @property
    def names(self) -> frozenset[str]:
        """Every file that is served."""
        return frozenset(self._files)

    async def answer(self, request: Request) -> Response:
        """The file that the address names, or 404."""
        name = request.path_params["name"]
        content = self._files.get(name)
        if content is None:
            return Response("No such file.", 404, SAFE, "text/plain; charset=utf-8")
        cached = ONE_YEAR if request.path_params["digest"] == self.digest else "no-store"
        return Response(content, headers={**SAFE, "cache-control": cached}, media_type=MEDIA_TYPES[Path(name).suffix])


def page_routes(settings: Settings) -> list[BaseRoute]:
    """Routes of every page and of what they load. Raises OSError when a file of ours is missing."""
    return [
        # A response is an ASGI application: each is made once and sent as often as it is asked for.
        *(Route(page.path, page_response(page, settings), methods=["GET"], name=page.file) for page in PAGES),
        Route("/assets/{digest}/{name:path}", assets().answer),
    ]


@lru_cache(maxsize=1)
def assets() -> Assets:
    """What this version's pages load."""
    return Assets()


def page_response(page: Page, settings: Settings, status: int = 200) -> Response:
    """The page as an answer, which can be sent as often as it is asked for. Raises OSError if its file is missing."""
    html = (DASHBOARD / page.file).read_text(encoding="utf-8")
    html = html.replace("{assets}", f"/assets/{assets().digest}").replace("{environment}", settings.environment.value)
    return Response(html, status, headers=page_headers(page.policy), media_type="text/html; charset=utf-8")
