"""An organization's link as a picture: `/join/{token}/qr.svg` and `/join/{token}/qr.png?size=…`.

| token | answer | cached |
|---|---|---|
| of a link, switched on or off | the picture | for a day by anybody, then asked again by its ETag |
| of a link that was replaced | 410 | no |
| of nothing, or of a mailed invitation, which is one person's | 404 | no |

Nobody need be signed in: who has the token has the link, and the picture says nothing more.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from delivery.qr_code import LARGEST, PRINTED_SIZE, SMALLEST, png, svg
from domain.connections.join_offer import TOKEN
from models.connections.invitation_link import InvitationLink
from server.query.errors import outage_of
from server.services import Services
from server.web.headers import SAFE

ONE_DAY: Final = "public, max-age=86400"
PICTURE: Final = {
    **SAFE,
    "cache-control": ONE_DAY,
    # An SVG that is opened by itself is a document: it may do nothing.
    "content-security-policy": "default-src 'none'; sandbox",
}
REFUSED: Final = {**SAFE, "cache-control": "no-store"}


def qr_code_routes() -> list[BaseRoute]:
    """The two pictures of every link."""
    return [
        Route("/join/{token}/qr.svg", _svg, methods=["GET"]),
        Route("/join/{token}/qr.png", _png, methods=["GET"]),
    ]


async def _svg(request: Request) -> Response:
    link = await _link(request)
    if isinstance(link, Response):
        return link
    title = f"QR code: connect to {link.organization.name}"
    return _picture(request, link, svg(_address(request, link), title), "svg", "image/svg+xml")


async def _png(request: Request) -> Response:
    size = _size(request.query_params.get("size"))
    if size is None:
        return PlainTextResponse(f"`size` is a number of pixels from {SMALLEST} to {LARGEST}.\n", 400, REFUSED)
    link = await _link(request)
    if isinstance(link, Response):
        return link
    content = await run_in_threadpool(png, _address(request, link), size)
    return _picture(request, link, content, "png", "image/png")


def _size(given: str | None) -> int | None:
    """The size that was asked for; None if there is no such size."""
    if given is None:
        return PRINTED_SIZE
    is_number = given.isascii() and given.isdecimal() and len(given) <= len(str(LARGEST))
    return int(given) if is_number and SMALLEST <= int(given) <= LARGEST else None


async def _link(request: Request) -> InvitationLink | Response:
    """The link that the address names, with its organization, or why there is no picture of it."""
    token = request.path_params["token"]
    try:
        link = await _found(token)
    except Exception as error:
        outage = outage_of(error, path="qr")
        if outage is None:
            raise
        headers = {**REFUSED, "retry-after": str(outage.retry_after)}
        return PlainTextResponse("Try again in a moment.\n", 503, headers)
    if link is None:
        return PlainTextResponse("There is no such link.\n", 404, REFUSED)
    if link.rotated_at is not None:
        return PlainTextResponse("This link was replaced by a new one.\n", 410, REFUSED)
    return link


async def _found(token: str) -> InvitationLink | None:
    if not TOKEN.fullmatch(token):
        return None
    return await InvitationLink.get_or_none(token=token).select_related("organization")


def _address(request: Request, link: InvitationLink) -> str:
    services: Services = request.app.state.services
    return f"{services.settings.public_url}/join/{link.token}"


def _picture(request: Request, link: InvitationLink, content: bytes, suffix: str, media_type: str) -> Response:
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {**PICTURE, "etag": tag}
    if "download" in request.query_params:
        headers["content-disposition"] = f'attachment; filename="{link.organization.slug}-qr.{suffix}"'
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=media_type)


def _has(known: str, tag: str) -> bool:
    """Whether a client's `If-None-Match` names what it would be sent."""
    return known.strip() == "*" or tag in (each.strip().removeprefix("W/") for each in known.split(","))
