"""An organization's colour on its pages, within the limits of contrast (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from delivery.brand import contrast

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_LOGO: Final = re.compile(r"https://|data:image/")
_LIGHT, _DARK = "#ffffff", "#191f29"
"""`--card` of `design/tokens.css`, light and dark."""
_INK_ON_LIGHT: Final = "#0e1526"
_LEAST: Final = 4.5
_STEPS: Final = 20


def brand_style(branding: Mapping[str, Any] | None) -> str:
    """A style sheet that sets the accent; empty for who has no colour.

    The colour is darkened for light screens and lightened for dark ones until text in it, and on it, can be read.
    """
    colour = (branding or {}).get("primaryColour") or ""
    if not _COLOUR.fullmatch(colour):
        return ""
    light, dark = readable(colour, on=_LIGHT, towards="#000000"), readable(colour, on=_DARK, towards="#ffffff")
    return (
        f":root{{{_set(light, mixed(light, '#000000', 0.25), mixed(light, _LIGHT, 0.9), '#ffffff')}}}"
        f"@media (prefers-color-scheme:dark){{:root{{"
        f"{_set(dark, mixed(dark, '#ffffff', 0.35), mixed(dark, _DARK, 0.8), _INK_ON_LIGHT)}}}}}"
    )


def logo_of(branding: Mapping[str, Any] | None) -> str | None:
    """Where its logo is, if a page may show it."""
    logo = (branding or {}).get("logoUrl") or ""
    return logo if _LOGO.match(logo) else None


def readable(colour: str, *, on: str, towards: str) -> str:
    """`colour`, moved towards black or white until its contrast with `on` is at least 4.5."""
    steps = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS))
    return next((found for found in steps if contrast(found, on) >= _LEAST), towards)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a share of `other` in it."""
    parts = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _set(accent: str, strong: str, soft: str, ink: str) -> str:
    return f"--accent:{accent};--accent-strong:{strong};--accent-soft:{soft};--on-accent:{ink};--focus:{accent}"
