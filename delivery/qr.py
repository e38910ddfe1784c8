"""QR codes of links, as PNG."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno

SCALE: Final = 4
"""Pixels per module: about 180 in all, which a mail shows as they are."""


def png(link: str) -> bytes:
    """A QR code of `link`: black on white, with the quiet zone of four modules that readers ask for."""
    out = BytesIO()
    segno.make_qr(link, error="m").save(out, kind="png", scale=SCALE)
    return out.getvalue()
