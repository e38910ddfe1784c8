"""QR codes of links for mails, as PNG; and of many links that differ in a token, forty times as fast.

With version, mask and length fixed, a QR code is linear over GF(2): its data bits are those of the text, the
Reed–Solomon code of a XOR of two texts is the XOR of their codes, and the mask and the patterns are constant. So
the code of any token is that of one token, XOR a fixed difference for each bit in which they differ. `QrCodes`
has segno draw one code per bit of the token, once, and keeps the differences, as scanlines of a PNG in one number.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Final

import segno

SCALE: Final = 4
"""Pixels per module: about 180 in all, which a mail shows as they are."""
_QUIET: Final = 4
"""Modules of white around the code, as readers ask for (ISO/IEC 18004, 9.1)."""
_MASK: Final = 2
"""One for all: which one makes the evenest picture would depend on the text. Readers take any."""
_BITS: Final = 7
"""Of one character: links are ASCII."""
_SOME: Final = "A"
"""What the differences are measured from; any character would do, and so would any other by one bit."""


def png(link: str) -> bytes:
    """A QR code of `link` (ASCII), black on white, with its quiet zone. Raises ValueError if it is too long."""
    return _draw(*_scanlines(link))


class QrCodes:
    """QR codes of `prefix` + a token of `length` ASCII characters. Making it takes about half a second."""

    def __init__(self, prefix: str, length: int) -> None:
        self._length = length
        start = _SOME * length
        self._start, self._size = _scanlines(prefix + start)
        self._differences: list[dict[str, int]] = []
        for position in range(length):
            of_bit = []
            for bit in range(_BITS):
                other = start[:position] + chr(ord(_SOME) ^ 1 << bit) + start[position + 1 :]
                of_bit.append(_scanlines(prefix + other)[0] ^ self._start)
            self._differences.append({character: _sum(of_bit, character) for character in map(chr, range(1 << _BITS))})

    def png(self, token: str) -> bytes:
        """The same as `png(prefix + token)`. Raises ValueError for a token of another length, KeyError if not ASCII."""
        if len(token) != self._length:
            raise ValueError("a token of another length has another code")
        lines = self._start
        for differences, character in zip(self._differences, token, strict=True):
            lines ^= differences[character]
        return _draw(lines, self._size)


@lru_cache(maxsize=8)
def qr_codes(prefix: str, length: int) -> QrCodes:
    """Made once per prefix and length."""
    return QrCodes(prefix, length)


def _sum(of_bit: list[int], character: str) -> int:
    difference = ord(character) ^ ord(_SOME)
    total = 0
    for bit, lines in enumerate(of_bit):
        if difference >> bit & 1:
            total ^= lines
    return total


def _scanlines(text: str) -> tuple[int, int]:
    """One scanline for each row of modules, without quiet rows, as one number; and pixels per side.

    A scanline is the filter byte 0 ("as it is") and a bit per pixel, 1 for white.
    """
    matrix = segno.make_qr(text, error="m", mode="byte", mask=_MASK).matrix
    size = (len(matrix) + 2 * _QUIET) * SCALE
    lines = bytearray()
    for row in matrix:
        pixels = "".join(("0" if is_dark else "1") * SCALE for is_dark in row)
        margin = "1" * _QUIET * SCALE
        lines += b"\0" + int((margin + pixels + margin).ljust(_width(size) * 8, "1"), 2).to_bytes(_width(size))
    return int.from_bytes(lines), size


def _width(size: int) -> int:
    return -(-size // 8)


def _draw(lines: int, size: int) -> bytes:
    """A PNG (ISO/IEC 15948) of one bit per pixel."""
    length = _width(size) + 1
    modules = size // SCALE - 2 * _QUIET
    data = lines.to_bytes(modules * length)
    # Filter 2, "as above" plus nothing, repeats a line: each row of modules is SCALE lines high.
    again = (b"\2" + bytes(length - 1)) * (SCALE - 1)
    quiet = b"\0" + b"\xff" * (length - 1) + (b"\2" + bytes(length - 1)) * (_QUIET * SCALE - 1)
    rows = [data[start : start + length] for start in range(0, len(data), length)]
    pixels = b"".join((quiet, again.join(rows), again, quiet))
    header = size.to_bytes(4) * 2 + b"\x01\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", _deflate(pixels)) + _END


def _deflate(pixels: bytes) -> bytes:
    # A small window and little memory: to clear the usual 256 kB would take longer than to compress so little.
    packer = zlib.compressobj(level=1, wbits=12, memLevel=4)
    return packer.compress(pixels) + packer.flush()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


_END: Final = _chunk(b"IEND", b"")
