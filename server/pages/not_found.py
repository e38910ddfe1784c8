"""What answers an address that no route has: a page in the reader's language, or a line of text to programs."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server.pages.visit import Visit


async def not_found(request: Request, error: Exception) -> Response:
    """404 to both."""
    if "text/html" not in request.headers.get("accept", "").lower():
        detail = error.detail if isinstance(error, HTTPException) else "Not Found"
        return PlainTextResponse(detail, 404)
    visit = Visit(request)
    words = visit.words
    return visit.plain_page("not_found", words.plain("not_found.title"), status=404, text=words("not_found.text"))
