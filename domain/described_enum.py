"""Enums that clients see: each value is written with its meaning, and the docstring says what the enum is."""

from __future__ import annotations

import inspect
from enum import StrEnum
from typing import Any, Self


class DescribedEnum(StrEnum):
    """Base of the enums of the API: the first paragraph of the docstring and the meanings are its descriptions.

    `SENT = "SENT", "A mail server took its mail."`; a value without a meaning is a TypeError at import. `api_name` is
    what clients call the enum, if that is not its name here.
    """

    _value_: str
    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """A member that compares, hashes and is stored as its value alone. Raises TypeError without a meaning."""
        if not meaning.strip():
            raise TypeError(f"{value} has no meaning")
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    def __init_subclass__(cls, *, api_name: str | None = None, **kwargs: Any) -> None:
        """Keep the name for clients; `__dunder__` attributes are no members."""
        super().__init_subclass__(**kwargs)
        cls.__api_name__ = api_name or cls.__name__  # type: ignore[attr-defined]


def api_name(each: type[DescribedEnum]) -> str:
    """What clients call the enum."""
    return str(each.__api_name__)  # type: ignore[attr-defined]


def description(each: type[DescribedEnum]) -> str:
    """What the enum is: the first paragraph of its docstring, on one line."""
    return " ".join((inspect.getdoc(each) or "").split("\n\n")[0].split())


def every_enum() -> list[type[DescribedEnum]]:
    """All that are imported by now, in the order in which they were made."""
    return list(DescribedEnum.__subclasses__())
