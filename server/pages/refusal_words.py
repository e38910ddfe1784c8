"""Why something was refused, in the reader's language."""

from __future__ import annotations

from typing import Any, Final

from domain.language import Language
from server.pages.words import Words

_SAYS_MORE: Final = frozenset({"INVALID_INPUT", "WEAK_PASSWORD"})
"""Refusals whose English message knows more than their code: which character, how many."""


def refusal_words(words: Words, error: dict[str, Any]) -> str:
    """The words for an entry of `userErrors`: for its code and field, else for its code, else for anything."""
    code, field, wait = error["code"], error.get("field"), error.get("retryAfter")
    if wait:
        return words.plain("refusals.RATE_LIMITED", wait=words.wait(wait))
    if words.language is Language.EN and code in _SAYS_MORE and error.get("message"):
        return str(error["message"])
    for key in (f"refusals.{code}_{field}", f"refusals.{code}"):
        if words.has(key):
            return words.plain(key)
    return words.plain("refusals.OTHER")
