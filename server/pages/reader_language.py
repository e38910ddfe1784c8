"""The language that somebody reads a page in: what was chosen on a page before, else what the browser asks for."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request

from domain.language import Language

LANGUAGE_COOKIE: Final = "tessera_language"
CHOSEN_BY: Final = "lang"
"""The parameter of the links that choose a language: `?lang=fr`."""
_MAX_RANGES: Final = 30


def chosen_language(text: str | None) -> Language | None:
    """The language that a cookie or an address names, if it names one of ours."""
    try:
        return Language((text or "").upper())
    except ValueError:
        return None


def language_of(request: Request) -> Language:
    """The reader's language; English for whoever asks for none of ours."""
    chosen = chosen_language(request.cookies.get(LANGUAGE_COOKIE))
    return chosen or _asked_for(request.headers.get("accept-language", "")) or Language.EN


def _asked_for(header: str) -> Language | None:
    """The one of ours that `Accept-Language` weighs most, the first of several (RFC 9110, 12.5.4)."""
    best: tuple[float, Language] | None = None
    for part in header.split(",")[:_MAX_RANGES]:
        name, _, parameters = part.partition(";")
        language = chosen_language(name.strip().partition("-")[0])
        weight = _weight(parameters)
        if language is not None and weight > (best[0] if best else 0):
            best = weight, language
    return best[1] if best else None


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
