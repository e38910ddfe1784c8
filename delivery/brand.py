"""An organization's colours and logo, as far as a mail can carry them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

PLAIN: Final = "#1f4fd8"
"""Buttons of mails that speak for nobody, or for an organization without a colour."""
WHITE, DARK = "#ffffff", "#1c2430"
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Brand:
    """What sets a mail's looks: `colour` behind a button, `ink` on it, `logo` above all."""

    colour: str = PLAIN
    ink: str = WHITE
    logo: str | None = None


def brand(primary_colour: str | None, logo_url: str | None) -> Brand:
    """What is no colour or no https address is left out: readers' programs would warn of it, or not show it."""
    colour = primary_colour if primary_colour and _COLOUR.fullmatch(primary_colour) else PLAIN
    logo = logo_url if logo_url and logo_url.startswith("https://") else None
    return Brand(colour, ink_on(colour), logo)


def ink_on(colour: str) -> str:
    """White or dark, whichever stands out more on `#rrggbb` (WCAG 2.2, contrast ratio)."""
    return max(WHITE, DARK, key=lambda ink: contrast(ink, colour))


def contrast(colour: str, other: str) -> float:
    """How much two colours `#rrggbb` differ, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
