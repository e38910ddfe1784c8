"""Letters: what a mail says, in the reader's language, as text and as HTML from one source.

A letter is `letters/<language>/<area>/<name>.jinja`, written as plain text: paragraphs with blank lines between
them, in the blocks `subject`, `opening`, `action` (the button's words, if the letter has a link),
`closing`, and, where it has a QR code or a way to unsubscribe, `scan` and `no_more`. `layout.txt` and
`layout.html` set the same blocks as text or as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from delivery.brand import Brand
from domain.language import Language

LETTERS: Final = Path(__file__).with_name("letters")
_ABSENT: Final = {"link": None, "qr": None, "unsubscribe": None, "brand": Brand()}
"""What the layouts ask about and most letters do not have."""
_UNPRINTABLE: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """A rendered letter. `subject` is one line; `html` is a whole document; all three say the same."""

    subject: str
    text: str
    html: str


def render(name: str, language: Language, values: Mapping[str, Any]) -> Letter:
    """The letter `<area>/<name>` with `values` in it. Raises TemplateNotFound, UndefinedError: defects of ours."""
    path = f"{language.lower()}/{name}.jinja"
    text, marked_up = (_environment(html=html).get_template(path) for html in (False, True))
    context = {"language": language.lower(), **_ABSENT, **values}
    subject = "".join(text.blocks["subject"](text.new_context({**context, "layout": "layout.txt"})))
    return Letter(
        subject=one_line(subject),
        text=re.sub(r"\n{3,}", "\n\n", text.render(context, layout="layout.txt")).strip() + "\n",
        html=marked_up.render(context, layout="layout.html", subject=one_line(subject)),
    )


def one_line(value: Any) -> Any:
    """What people typed, on one line and without control or direction characters; anything else as it is.

    A name must not be able to add a paragraph to a letter, nor a header to a mail.
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNPRINTABLE.sub(" ", value).strip()
    return value


def _paragraphs(text: str) -> Markup:
    """Blank lines as paragraphs; `text` is markup already when the environment escapes."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", str(escape(text))) if part.strip()]
    return Markup("\n").join(Markup('<p style="margin:0 0 16px">{}</p>').format(Markup(part)) for part in parts)  # noqa: S704


def _text_lines(text: str) -> Markup:
    # Markup says "as it is": there is nothing to escape in a text.
    return Markup("\n".join(_lines(text)))  # noqa: S704


def _html_lines(text: str) -> Markup:
    return Markup("<br>\n").join(_lines(text))


def _lines(text: str) -> list[str]:
    """What people typed in several lines, one by one; empty ones fall out, so that it stays one paragraph."""
    return [line for line in map(one_line, text.splitlines()) if line]


@cache
def _environment(*, html: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(LETTERS),
        autoescape=html,  # noqa: S701 (off for text alone)
        finalize=one_line,
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=False,
    )
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["lines"] = _html_lines if html else _text_lines
    return environment
