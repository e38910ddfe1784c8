"""Shows what `server.operations.mail_catcher` kept.

Development only: whoever may read these mails can sign in as anyone.
"""

from __future__ import annotations

import asyncio
import contextlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from server.operations.maildir_order import in_order
from server.web.static_pages import assets

SHOWN = 200
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})

# A mail is what somebody else wrote: its HTML gets no scripts, no network and no origin of ours.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'none'"
)


@dataclass(frozen=True)
class Mail:
    """One kept mail, decoded. `to` holds every address it was delivered to or names in `To`."""

    id: str
    to: list[str]
    subject: str
    date: str
    text: str
    html: str
    headers: dict[str, str]
    pictures: dict[str, str]
    """What came with it as parts, by their `Content-ID`, as `data:` addresses."""


def dev_mail_routes(maildir: Path) -> list[Route]:
    """Routes for `/dev/mail` (pages) and `/dev/mail.json?to=<address>&after=<id>` (a list, the newest last)."""
    templates = Environment(loader=PackageLoader("server.web", "pages"), autoescape=True)

    def page(name: str, **values: object) -> Response:
        html = templates.get_template(name).render(assets=f"/assets/{assets().digest}", **values)
        return HTMLResponse(html, headers={"content-security-policy": PAGE_POLICY})

    async def index(request: Request) -> Response:
        to = request.query_params.get("to")
        mails = await asyncio.to_thread(read, maildir, to=to, last=SHOWN)
        return page("dev_mail_list.html", mails=mails[::-1], to=to or "", shown=SHOWN)

    async def one(request: Request) -> Response:
        mail = await asyncio.to_thread(_find, maildir, request.path_params["key"])
        if mail is None:
            return HTMLResponse("No such mail.", status_code=404)
        return page("dev_mail.html", mail=mail, html=with_pictures(mail))

    async def as_json(request: Request) -> Response:
        wanted = {key: request.query_params.get(key) for key in ("to", "after")}
        mails = await asyncio.to_thread(read, maildir, to=wanted["to"], after=wanted["after"])
        return JSONResponse([{**asdict(mail), "pictures": list(mail.pictures)} for mail in mails])

    return [
        Route("/dev/mail", index),
        Route("/dev/mail.json", as_json),
        Route("/dev/mail/{key}", one),
    ]


def read(maildir: Path, *, to: str | None = None, after: str | None = None, last: int | None = None) -> list[Mail]:
    """Kept mails to an address (all without one) that came after the mail `after` (all without, or if unknown)."""
    keys = in_order(maildir)
    if after in keys:
        keys = keys[keys.index(after) + 1 :]
    mails = (mail for key in keys[::-1] if (mail := _find(maildir, key)) is not None)
    found: list[Mail] = []
    for mail in mails:
        if to is None or to.strip().casefold() in mail.to:
            found.append(mail)
        if last is not None and len(found) >= last:
            break
    return found[::-1]


def with_pictures(mail: Mail) -> str:
    """Its HTML with its own pictures in it, as a mail program shows it; none is fetched from anywhere."""
    html = mail.html
    for name, address in mail.pictures.items():
        html = html.replace(f"cid:{name}", address)
    return html


def _find(maildir: Path, key: str) -> Mail | None:
    if key not in in_order(maildir):
        return None
    # Another mail program may have moved it to `cur` and appended flags to its name.
    for path in (maildir / "new" / key, *maildir.joinpath("cur").glob(f"{key}*")):
        with contextlib.suppress(FileNotFoundError):
            return _decode(key, path.read_bytes())
    return None


def _decode(key: str, content: bytes) -> Mail:
    message = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
    named = [*message.get_all("Delivered-To", []), *message.get_all("To", [])]
    return Mail(
        id=key,
        to=sorted({address.casefold() for _, address in getaddresses([str(header) for header in named]) if address}),
        subject=str(message.get("Subject", "")),
        date=str(message.get("Date", "")),
        text=_part(message, "plain"),
        html=_part(message, "html"),
        headers={name: str(value) for name, value in message.items()},
        pictures=dict(_pictures(message)),
    )


def _pictures(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        name, content = str(part.get("Content-ID", "")).strip("<> "), part.get_payload(decode=True)
        if part.get_content_type() in _PICTURES and name and isinstance(content, bytes):
            yield name, f"data:{part.get_content_type()};base64,{b64encode(content).decode()}"


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    if body is None:
        return ""
    try:
        return str(body.get_content())
    except (LookupError, UnicodeError):
        raw = body.get_payload(decode=True)
        return raw.decode(errors="replace") if isinstance(raw, bytes) else ""
