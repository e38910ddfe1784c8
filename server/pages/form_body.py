"""Reading what a form sends: `application/x-www-form-urlencoded`, small, and nothing else."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

MAX_BYTES: Final = 32 * 1024
MAX_FIELDS: Final = 30
FORM: Final = "application/x-www-form-urlencoded"


class BadForm(Exception):
    """No form of ours sends this."""


async def read_form(request: Request) -> dict[str, str]:
    """The fields, the first of several with one name. Raises BadForm; starlette's ClientDisconnect."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise BadForm
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BYTES:
            raise BadForm
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="replace")
    except ValueError:
        raise BadForm from None
    return dict(reversed(pairs))
