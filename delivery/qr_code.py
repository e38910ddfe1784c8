"""An address as a QR code that prints well and is read from a distance.

Error correction Q: a quarter of the picture may be covered, scratched or creased. The quiet zone is the four
modules that ISO/IEC 18004 asks for, so that a reader finds the code on any background.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Final

import segno

QUIET_ZONE: Final = 4
CORRECTION: Final = "q"
DOTS_PER_INCH: Final = 300
PRINTED_SIZE: Final = 591
"""Pixels: 5 cm at 300 dots per inch, which is read from half a metre away."""

SMALLEST, LARGEST = 100, 2_000
"""Pixels of a PNG's side that may be asked for."""


@lru_cache(maxsize=256)
def svg(address: str, title: str) -> bytes:
    """The code as SVG without a size of its own: it fills what it is put into. `title` is for who cannot see it."""
    picture = BytesIO()
    _code(address).save(
        picture,
        kind="svg",
        border=QUIET_ZONE,
        light="#fff",
        omitsize=True,
        title=title,
        svgclass=None,
        lineclass=None,
    )
    return picture.getvalue()


def png(address: str, size: int = PRINTED_SIZE) -> bytes:
    """The code as PNG, black on white, of at most `size` pixels a side: as many as make every module equally large."""
    code = _code(address)
    return _png(address, max(1, size // code.symbol_size(border=QUIET_ZONE)[0]))


@lru_cache(maxsize=256)
def _png(address: str, pixels_per_module: int) -> bytes:
    picture = BytesIO()
    _code(address).save(picture, kind="png", border=QUIET_ZONE, scale=pixels_per_module, dpi=DOTS_PER_INCH)
    return picture.getvalue()


@lru_cache(maxsize=256)
def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=CORRECTION)
