"""What the public pages say, in three languages: one file of `dashboard/pages/words/` for each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from math import ceil
from types import MappingProxyType
from typing import Any, Final

from markupsafe import Markup, escape

from domain.language import Language
from server.web.static_pages import DASHBOARD

FOLDER: Final = DASHBOARD / "pages" / "words"
NAMES: Final = MappingProxyType({Language.EN: "English", Language.ES: "Español", Language.FR: "Français"})
"""What each language calls itself."""
_UNITS: Final = ((86_400, "day", 36 * 3_600), (3_600, "hour", 90 * 60), (60, "minute", 90), (1, "second", 0))
"""Seconds of a unit, its name, and from how many seconds on it is the one to speak in."""


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one language, by `part.name`. A word that is missing is a KeyError: a defect of ours."""

    language: Language
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: Any) -> Markup:
        """For the page's text. What people typed stands apart, as its direction may differ from the sentence's."""
        return escape(self.texts[key]).format_map({name: _apart(value) for name, value in values.items()})

    def plain(self, key: str, **values: Any) -> str:
        """For titles and attributes, where there can be no elements."""
        return self.texts[key].format_map(values)

    def has(self, key: str) -> bool:
        """Whether there is such a word."""
        return key in self.texts

    def counted(self, key: str, count: int, **values: Any) -> Markup:
        """`key.one` or `key.many`. All three languages have these two forms for numbers from 1 on."""
        return self(f"{key}.{'one' if count == 1 else 'many'}", count=count, **values)

    def day(self, moment: str | datetime) -> str:
        """A date as people write it: 3 March 2027, 3 de marzo de 2027, 3 mars 2027."""
        when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        day = self.texts["date.first"] if when.day == 1 else str(when.day)
        return self.plain("date.long", day=day, month=self.texts[f"date.month_{when.month}"], year=when.year)

    def wait(self, seconds: int) -> str:
        """How long somebody has to wait, in a unit that fits."""
        size, name, _ = next(unit for unit in _UNITS if seconds >= unit[2])
        count = max(1, ceil(seconds / size))
        return self.plain(f"wait.{name}.{'one' if count == 1 else 'many'}", count=count)


@cache
def words_of(language: Language) -> Words:
    """The words of a language, read once. Raises OSError if the file is missing."""
    text = (FOLDER / f"{language.lower()}.toml").read_text(encoding="utf-8")
    return Words(language, MappingProxyType(dict(_flat(tomllib.loads(text)))))


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value


def _apart(value: Any) -> Any:
    """Text of others in an element of its own; numbers and our own markup as they are."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup('<bdi dir="auto">{}</bdi>').format(value)
    return value
