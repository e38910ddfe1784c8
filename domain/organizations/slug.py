"""Names in addresses."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from domain.errors import InvalidInput

MAX_LENGTH: Final = 60
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def slug_of(name: str) -> str:
    """A slug made of a name; may be taken, and is "organization" for names without Latin letters.

    >>> slug_of("École Saint-Exupéry, Lyon")
    'ecole-saint-exupery-lyon'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:MAX_LENGTH].strip("-") or "organization"


def slug(text: str, *, field: str = "slug") -> str:
    """A slug that somebody chose. Raises InvalidInput."""
    if len(text) > MAX_LENGTH or not _SLUG.fullmatch(text):
        raise InvalidInput(
            f"A slug has at most {MAX_LENGTH} letters a-z, digits and single dashes, e.g. `hillside-school`.",
            field=field,
        )
    return text
