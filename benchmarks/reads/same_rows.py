"""Do all contenders return the same rows? Compared whole, after what each writes in its own way is made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from benchmarks.reads.contenders import Contender, Question

_ID: Final = re.compile(r"(?:[a-z]{3}_)?([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")


def check(contenders: Sequence[Contender], question: Question) -> int:
    """How many rows all of them return. Raises AssertionError, naming the first difference, if they disagree."""
    first, *others = contenders
    expected = _one_form(first.answer(question))
    for other in others:
        difference = _difference(expected, _one_form(other.answer(question)), "data")
        if difference is not None:
            raise AssertionError(f"{first.name} and {other.name} differ for {question}: {difference}")
    return count(expected)


def count(found: Any) -> int:
    """Rows in an answer: objects with an id."""
    if isinstance(found, dict):
        return ("id" in found) + sum(count(value) for value in found.values())
    return sum(count(value) for value in found) if isinstance(found, list) else 0


def _one_form(found: Any) -> Any:
    if isinstance(found, dict):
        # A page of nodes is a list; PostGraphile has pages where others have lists.
        return _one_form(found["nodes"]) if set(found) == {"nodes"} else {k: _one_form(v) for k, v in found.items()}
    if isinstance(found, list):
        return [_one_form(value) for value in found]
    if isinstance(found, str):
        if key := _ID.fullmatch(found):
            return key[1].replace("-", "")
        if _MOMENT.fullmatch(found):
            return datetime.fromisoformat(found).astimezone(UTC).isoformat()
    return found


def _difference(one: Any, other: Any, path: str) -> str | None:
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = [(one[key], other[key], f"{path}.{key}") for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(a, b, f"{path}[{place}]") for place, (a, b) in enumerate(zip(one, other, strict=True))]
    else:
        return None if one == other else f"{path}: {str(one)[:200]} and {str(other)[:200]}"
    return next((found for a, b, where in pairs if (found := _difference(a, b, where)) is not None), None)
