"""What every public page has in common: its frame, its headers, and the switch between languages."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from server.config.settings import Settings
from server.pages.brand_style import brand_style, logo_of
from server.pages.reader_language import CHOSEN_BY
from server.pages.words import NAMES, Words
from server.web.headers import PUBLIC_PAGE, page_headers
from server.web.static_pages import DASHBOARD, assets

TEMPLATES: Final = DASHBOARD / "pages" / "templates"
_KEPT: Final = ("next", "account", "number")
"""Parameters that stay in the address when the language is changed; a token is in none of our links."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Which template, under which title and status, and who may keep the answer."""

    template: str
    title: str
    status: int = 200
    cached: str = "no-store"


def rendered(frame: Frame, request: Request, words: Words, settings: Settings, values: dict[str, Any]) -> Response:
    """The page in the reader's language."""
    branding = (values.get("organization") or {}).get("branding")
    style = brand_style(branding)
    html = (
        templates()
        .get_template(f"{frame.template}.html")
        .render(
            {
                "w": words,
                "title": frame.title,
                "languages": _languages(request, words),
                "assets": f"/assets/{assets().digest}",
                "style": Markup(style) if style else "",  # noqa: S704 (made of hexadecimal digits)
                "logo": logo_of(branding),
                "is_refused": bool(values["problems"] or values["complaints"]),
                "is_development": settings.is_development,
                **values,
            }
        )
    )
    headers = {
        **page_headers(_policy(style, has_logo=logo_of(branding) is not None)),
        "cache-control": frame.cached,
        "content-language": words.language.lower(),
        "vary": "Accept-Language, Cookie",
        # With `no-referrer` browsers would send `Origin: null` with our own forms.
        "referrer-policy": "same-origin",
    }
    return Response(html, frame.status, headers, "text/html; charset=utf-8")


@cache
def templates() -> Environment:
    """All pages. What is not there is an error, and what people typed is escaped."""
    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _languages(request: Request, words: Words) -> list[dict[str, Any]]:
    kept = [(name, request.query_params[name]) for name in _KEPT if name in request.query_params]
    return [
        {
            "code": language.lower(),
            "name": name,
            "href": "?" + urlencode([*kept, (CHOSEN_BY, language.lower())]),
            "is_current": language is words.language,
        }
        for language, name in NAMES.items()
    ]


def _policy(style: str, *, has_logo: bool) -> str:
    policy = PUBLIC_PAGE
    if style:
        digest = b64encode(sha256(style.encode()).digest()).decode()
        policy = policy.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")
    return policy.replace("img-src 'self'", "img-src 'self' https: data:") if has_logo else policy
