"""Names in order and texts folded, a second time and by other means than the database's.

The order is that of the library `pyuca`, which carries out the Unicode Collation Algorithm in Python.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from pyuca.collator import Collator_10_0_0

SORTED_BY_NAME = {"name", "holder_name"}
"""Columns that lists are sorted by as names are."""
LETTERS = {
    **dict(zip("øıłđðħŧŋƶɨʉς", "oilddhtnziuσ", strict=True)),
    **{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"},
    **dict.fromkeys("’‘ʼʻ′`´", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
}
MARKS = (
    (0x300, 0x36F), (0x483, 0x487), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5), (0x5C7, 0x5C7),
    (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
)  # fmt: skip


def fold(text: str) -> str:
    """What of a text is compared when a part of it is looked for."""
    plain = []
    for character in unicodedata.normalize("NFKD", text):
        lower = character.lower()
        if not any(first <= ord(lower[0]) <= last for first, last in MARKS):
            plain.append(LETTERS.get(lower, lower))
    return unicodedata.normalize("NFC", "".join(plain))


@cache
def _collator() -> Collator_10_0_0:
    return Collator_10_0_0()


@cache
def sort_key(name: str) -> bytes:
    """Where a name stands: three levels, the commonest weights at the end of the last two left out; then the name."""
    levels: list[list[int]] = [[], [], []]
    for element in _collator().collation_elements(unicodedata.normalize("NFD", name)):
        for number, weight in enumerate(element):
            levels[number] += [weight] if weight else []
    for level, commonest in ((levels[1], 0x20), (levels[2], 0x02)):
        while level and level[-1] == commonest:
            level.pop()
    weights = b"\0\0".join(b"".join(weight.to_bytes(2, "big") for weight in level) for level in levels)
    return weights[:1024] + b"\0\0" + name.encode()
